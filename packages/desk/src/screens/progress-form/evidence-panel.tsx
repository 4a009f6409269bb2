import type { EvidenceItem } from '@luoshi/server/desk/evidence/evidence-routes.ts'
import { App } from 'antd'
import { useState } from 'react'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ReasonModal } from '../../parts/reason-modal.tsx'
import { EvidenceDrop } from './evidence-drop.tsx'
import { EvidenceRow, UploadRow } from './evidence-list.tsx'
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
      await call(place.api(`evidence/${removing.evidenceId}`), { method: 'DELETE', body: { reason } })
      setRemoving(null)
      await of.onChanged()
    } catch (error) {
      message.error(error instanceof Error ? error.message : String(error))
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
