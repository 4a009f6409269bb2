import type { EvidenceItem } from '@luoshi/server/desk/evidence/evidence-routes.ts'
import { App, Button, Checkbox, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { apiAddress } from '../../application/address.ts'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { momentWords, sizeWords } from '../../words/reporting.ts'
import { uploadFile } from './upload-file.ts'
import './evidence-panel.css'

export interface EvidencePanelProps {
  readonly taskId: string
  /** The report new files belong to; made when it is asked for. */
  readonly progressId: () => Promise<string | null>
  readonly evidence: readonly EvidenceItem[]
  readonly mayAdd: boolean
  readonly mayRemove: boolean
  readonly onChanged: () => unknown
}

interface Running {
  readonly id: number
  readonly file: File
  readonly share: number
  readonly doing: string
  readonly failed: string | null
  readonly stop: AbortController
}

const kinds = '.pdf,.ofd,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.rtf,.jpg,.jpeg,.png,.webp,.heic,.txt,.csv'
let numbered = 0

/** 佐证材料: what there is, with small pictures; add by choosing or by dropping; a broken upload goes on. */
export function EvidencePanel({ taskId, progressId, evidence, mayAdd, mayRemove, onChanged }: EvidencePanelProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [running, setRunning] = useState<readonly Running[]>([])
  const [stated, setStated] = useState(false)
  const [over, setOver] = useState(false)
  const [removing, setRemoving] = useState<EvidenceItem | null>(null)
  const chooser = useRef<HTMLInputElement>(null)

  const put = (id: number, part: Partial<Running>) =>
    setRunning((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const start = async (file: File) => {
    const id = ++numbered
    const stop = new AbortController()
    setRunning((all) => [...all, { id, file, share: 0, doing: '等待', failed: null, stop }])
    try {
      const to = { api: place.api, taskId, progressId: await progressId(), signal: stop.signal }
      await uploadFile(file, {
        ...to,
        onProgress: (share, doing) => put(id, { ...(share >= 0 ? { share } : {}), doing }),
      })
      setRunning((all) => all.filter((each) => each.id !== id))
      await onChanged()
    } catch (error) {
      if (stop.signal.aborted) setRunning((all) => all.filter((each) => each.id !== id))
      else put(id, { failed: error instanceof Error ? error.message : String(error) })
    }
  }
  const take = async (files: readonly File[]) => {
    if (!stated) {
      message.warning('请先勾选保密声明。')
      return
    }
    for (const file of files) await start(file)
  }
  const again = (each: Running) => {
    setRunning((all) => all.filter(({ id }) => id !== each.id))
    void start(each.file)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  const remove = async (reason: string) => {
    if (!removing) return
    try {
      await call(place.api(`evidence/${removing.evidenceId}`), { method: 'DELETE', body: { reason } })
      setRemoving(null)
      await onChanged()
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <section className="evidence" aria-label="佐证材料">
      <h2>佐证材料</h2>
      {evidence.length === 0 && running.length === 0 && (
        <p className="soft">还没有材料。{mayAdd ? '有文件、照片可以佐证进展的，在这里上传；没有的不必上传。' : ''}</p>
      )}
      <ul className="evidence-list">
        {evidence.map((item) => (
          <li key={item.evidenceId}>
            {item.picture ? (
              <a
                href={apiAddress(place.api(`evidence/${item.evidenceId}/picture?size=large`))}
                target="_blank"
                rel="noopener"
              >
                <img
                  alt={`${item.fileName} 缩略图`}
                  loading="lazy"
                  src={apiAddress(place.api(`evidence/${item.evidenceId}/picture`))}
                />
              </a>
            ) : (
              <span className="evidence-kind" aria-hidden="true">
                {item.fileName.split('.').at(-1)?.slice(0, 4).toUpperCase()}
              </span>
            )}
            <span className="evidence-words">
              <a href={apiAddress(place.api(`evidence/${item.evidenceId}/file`))} download>
                {item.fileName}
              </a>
              <span className="soft">
                {sizeWords(item.size)} · {item.uploadedBy} {momentWords(item.uploadedAt)}
              </span>
            </span>
            {mayRemove && (
              <Button size="small" type="text" onClick={() => setRemoving(item)} aria-label={`撤下 ${item.fileName}`}>
                撤下
              </Button>
            )}
          </li>
        ))}
        {running.map((each) => (
          <li key={each.id}>
            <span className="evidence-words">
              {each.file.name}
              {each.failed === null ? (
                <Progress percent={Math.floor(each.share * 100)} size="small" format={() => each.doing} />
              ) : (
                <span role="alert" className="state-red">
                  {each.failed}
                </span>
              )}
            </span>
            {each.failed === null ? (
              <Button size="small" type="text" onClick={() => each.stop.abort()}>
                取消
              </Button>
            ) : (
              <>
                <Button size="small" onClick={() => again(each)}>
                  继续上传
                </Button>
                <Button
                  size="small"
                  type="text"
                  onClick={() => setRunning((all) => all.filter(({ id }) => id !== each.id))}
                >
                  移除
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's short cut; the button does the same
        <div
          className={over ? 'evidence-drop evidence-over' : 'evidence-drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        >
          <Checkbox checked={stated} onChange={(event) => setStated(event.target.checked)}>
            所传材料不涉及国家秘密、工作秘密
          </Checkbox>
          <Button disabled={!stated} onClick={() => chooser.current?.click()}>
            选择文件
          </Button>
          <span className="soft">也可拖到这里。PDF、OFD、Office、WPS、图片、文本，每个不超过 50 MB。</span>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept={kinds}
            onChange={(event) => {
              void take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      )}
      {removing && (
        <ReasonModal
          title={`撤下“${removing.fileName}”？`}
          does="撤下"
          placeholder="为什么撤下，如：传错文件"
          onDone={remove}
          onCancel={() => setRemoving(null)}
        >
          <p>撤下后不再显示，上传和撤下的记录会保留。</p>
        </ReasonModal>
      )}
    </section>
  )
}
