import { Modal as AntModal, type ModalProps } from 'antd'
import { useEffect } from 'react'
import { Typing, useGivingUp, useTypedArea } from './typed-area.tsx'
import { giveUp } from './typed-areas.ts'

/** A dialog that is not closed over something typed without a question. */
export function Modal({ children, onCancel, title, open, ...props }: ModalProps) {
  const area = useTypedArea(typeof title === 'string' ? title : '对话框')
  const ask = useGivingUp(area)
  // a dialog that was closed and stays for the next time begins with nothing typed
  useEffect(() => {
    if (open === false) giveUp(area)
  }, [open, area])
  return (
    <AntModal
      {...props}
      {...(open === undefined ? {} : { open })}
      title={title}
      onCancel={(event) => ask(() => onCancel?.(event))}
    >
      <Typing area={area}>{children}</Typing>
    </AntModal>
  )
}
