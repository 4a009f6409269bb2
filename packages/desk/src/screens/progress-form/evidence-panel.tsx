import type { EvidenceItem, OpenUpload } from '@luoshi/server/desk/evidence/evidence-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { EvidenceDrop } from './evidence-drop.tsx'
import { EvidenceRow, UploadRow } from './evidence-list.tsx'
import { OwnHeldFiles } from './held-files.tsx'
import { type UploadsOf, useUploads } from './use-uploads.ts'
import './evidence-panel.css'

interface EvidencePanelProps extends UploadsOf {
  readonly evidence: readonly EvidenceItem[]
  readonly mayAdd: boolean
  readonly mayRemove: boolean
}

/** 佐证材料: the files of a report with thumbnails, new files, and uploads that can be resumed. */
export function EvidencePanel({ evidence, mayAdd, mayRemove, ...of }: EvidencePanelProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const { uploads, startAll, resume, remove } = useUploads(of)
  const [removing, setRemoving] = useState<EvidenceItem | null>(null)
  const removeEvidence = async (reason: string) => {
    if (!removing) return
    try {
      await place.ask('DELETE /evidence/:evidenceId', { path: { evidenceId: removing.evidenceId }, body: { reason } })
      setRemoving(null)
      await of.onChanged()
    } catch (error) {
      message.error(wordsOf(error))
    }
  }
  return (
    <section className="evidence" aria-label="佐证材料">
      <h2>佐证材料</h2>
      {evidence.length === 0 && uploads.length === 0 && (
        <p className="soft">还没有材料。{mayAdd ? '有文件、照片可以佐证进展的，在这里上传；没有的不必上传。' : ''}</p>
      )}
      <ul className="evidence-list">
        {evidence.map((item) => (
          <EvidenceRow key={item.evidenceId} item={item} onRemove={mayRemove ? () => setRemoving(item) : null} />
        ))}
        {uploads.map((upload) => (
          <UploadRow
            key={upload.id}
            upload={upload}
            onResume={() => resume(upload)}
            onRemove={() => remove(upload.id)}
          />
        ))}
      </ul>
      {evidence.length > 1 && (
        <p>
          <a href={place.address('GET /tasks/:taskId/evidence.zip', { path: { taskId: of.taskId } })} download>
            下载本任务全部材料（.zip）
          </a>
        </p>
      )}
      {mayAdd && <BrokenOff taskId={of.taskId} under={uploads.map(({ file }) => file.name)} />}
      {mayAdd && <OwnHeldFiles of={{ taskId: of.taskId }} />}
      {mayAdd && <EvidenceDrop onFiles={(files) => void startAll(files)} />}
      {removing && (
        <ReasonModal
          title={`撤下“${removing.fileName}”？`}
          does="撤下"
          placeholder="为什么撤下，如：传错文件"
          onDone={removeEvidence}
          onCancel={() => setRemoving(null)}
        >
          <p>撤下后不再显示，上传和撤下的记录会保留。</p>
        </ReasonModal>
      )}
    </section>
  )
}

/** Uploads that were broken off: chosen again a file goes on where it was; cancelled it takes no room. */
function BrokenOff({ taskId, under }: { readonly taskId: string; readonly under: readonly string[] }) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const open = useQuery({
    queryKey: [place.code, 'uploads'],
    queryFn: () => place.ask('GET /uploads'),
  })
  const left = (open.data?.uploads ?? []).filter((one) => one.taskId === taskId && !under.includes(one.fileName))
  const others = (open.data?.uploads ?? []).filter((one) => one.taskId !== taskId)
  const cancel = async (those: readonly OpenUpload[]) => {
    try {
      for (const { uploadId } of those) await place.ask('DELETE /uploads/:uploadId', { path: { uploadId } })
    } catch (error) {
      message.error(wordsOf(error))
    } finally {
      await open.refetch()
    }
  }
  if (left.length + others.length === 0) return null
  return (
    <div className="evidence-broken">
      {left.length > 0 && (
        <>
          <p className="soft">以下文件没有传完。重新选择同一个文件可以接着传；一天后自动取消。</p>
          <ul className="evidence-list">
            {left.map((one) => (
              <li key={one.uploadId}>
                {one.fileName} <span className="soft numbers">已传 {Math.floor((one.offset / one.size) * 100)}%</span>{' '}
                <Button size="small" type="link" onClick={() => void cancel([one])}>
                  取消上传
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <p className="soft">
          其他任务还有 {others.length} 个文件没有传完。{' '}
          <Button size="small" type="link" onClick={() => void cancel(others)}>
            全部取消
          </Button>
        </p>
      )}
    </div>
  )
}
