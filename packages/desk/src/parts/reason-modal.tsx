import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'

/** What a dialog says that asks for a reason; the act is done only with one. */
interface ReasonModalProps {
  readonly title: string
  /** What will be done, with what consequence. */
  readonly children?: ReactNode
  /** Words on the button. */
  readonly does: string
  readonly placeholder: string
  readonly onDone: (reason: string) => Promise<unknown>
  readonly onCancel: () => void
}

/** Asks for a required reason. The text stays when the act fails. */
export function ReasonModal({ title, children, does, placeholder, onDone, onCancel }: ReasonModalProps) {
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const done = async () => {
    setBusy(true)
    try {
      await onDone(reason.trim())
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={does}
      onOk={() => void done()}
      onCancel={onCancel}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
    >
      {children}
      <Input.TextArea
        aria-label="理由"
        autoFocus
        rows={3}
        maxLength={2000}
        value={reason}
        placeholder={placeholder}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
