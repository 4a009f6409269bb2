import type { UploadedReport } from '@luoshi/server/desk/review/review-routes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { CountField } from '../../parts/number-field.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'

/** The most bytes of a file, as the reader has it. */
const largest = 20 * 1024 * 1024

/** Hands a report's file in; that it holds no secrets is stated first, and words that look like it are shown after. */
export function UploadReport({ onClose }: { readonly onClose: () => void }) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [stated, setStated] = useState(false)
  const [year, setYear] = useState<number | null>(null)
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      const form = new FormData()
      form.set('file', chosen)
      form.set('no_secrets', 'true')
      if (year !== null) form.set('year', String(year))
      return place.ask('POST /reports', { file: form })
    },
    onSuccess: async (done) => {
      await queries.invalidateQueries({ queryKey: [place.code, 'reports'] })
      if (done.secrecyMarks.length + done.warnings.length === 0) open(done)
    },
  })
  const open = ({ reportId }: UploadedReport) => void navigate(`/${place.code}/reports/${reportId}`)
  const done = upload.data
  const yearWanted = upload.error instanceof Problem && upload.error.kind === 'no-year'
  const tooLarge = file !== null && file.size > largest
  return (
    <Modal
      open
      title="读入报告"
      onCancel={onClose}
      footer={
        done
          ? [
              <Button key="open" type="primary" onClick={() => open(done)}>
                已知悉，开始审核
              </Button>,
            ]
          : [
              <Button key="close" onClick={onClose}>
                取消
              </Button>,
              <Button
                key="send"
                type="primary"
                disabled={!file || !stated || tooLarge}
                loading={upload.isPending}
                onClick={() => file && upload.mutate(file)}
              >
                读入
              </Button>,
            ]
      }
    >
      {done ? (
        <Warnings done={done} />
      ) : (
        <div className="upload">
          <label
            className="upload-file"
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              setFile(event.dataTransfer.files[0] ?? null)
            }}
          >
            <span className={file ? 'upload-chosen' : 'upload-ask'}>
              {file ? file.name : '选择文件'}
              {!file && <span className="by-mouse">，或把文件拖到这里</span>}
            </span>
            <span className="soft">Word、WPS、PDF、OFD、网页、文本，扫描件和照片（png、jpg、tiff），不超过 20 MB</span>
            <input
              type="file"
              accept=".txt,.html,.htm,.docx,.pdf,.doc,.wps,.rtf,.ofd,.png,.jpg,.jpeg,.tif,.tiff"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </label>
          {tooLarge && (
            <Alert type="error" title="文件超过 20 MB。请去掉图片和附件，或把正文另存为 .txt 或 .docx 后再试。" />
          )}
          <Checkbox checked={stated} onChange={(event) => setStated(event.target.checked)}>
            我确认：文件不涉及国家秘密、工作秘密
          </Checkbox>
          {yearWanted && (
            <label htmlFor="report-year">
              报告安排的是哪一年的工作{' '}
              <CountField id="report-year" min={1950} max={2199} value={year} onChange={setYear} precision={0} />
            </label>
          )}
          {upload.isPending && (
            <p className="soft" role="status">
              正在读入。扫描件和照片要逐页识别，每页几秒，几十页的要几分钟，请不要关闭本窗口。
            </p>
          )}
          {upload.error && <Alert type="error" title={upload.error.message} role="alert" />}
        </div>
      )}
    </Modal>
  )
}

function Warnings({ done }: { readonly done: UploadedReport }) {
  return (
    <div className="upload">
      <p>
        {done.known ? '这份文件此前已经读入' : '已读入'}：{done.year}年第{done.version}版。
      </p>
      {done.secrecyMarks.length > 0 && (
        <Alert
          type="warning"
          title={`出现${done.secrecyMarks.map((mark) => `“${mark}”`).join('、')}字样，可能是密级或内部标志`}
          description="如文件涉及国家秘密或工作秘密，请立即停止使用，并报告系统管理员，由两人清除。如不涉密，审核时在存疑项里说明即可。"
        />
      )}
      {done.warnings.map((warning) => (
        <Alert key={warning} type="warning" title={warning} />
      ))}
    </div>
  )
}
