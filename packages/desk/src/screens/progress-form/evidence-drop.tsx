import { App, Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'

const kinds = '.pdf,.ofd,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.rtf,.jpg,.jpeg,.png,.webp,.heic,.txt,.csv'

/** Takes new files by choosing or by dropping, after the statement that they hold no secrets. */
export function EvidenceDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { message } = App.useApp()
  const [stated, setStated] = useState(false)
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const take = (files: readonly File[]) => {
    if (stated) onFiles(files)
    else message.warning('请先勾选保密声明。')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's short cut; the button does the same
    <div
      className={over ? 'evidence-drop evidence-over' : 'evidence-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take([...event.dataTransfer.files])
      }}
    >
      <Checkbox checked={stated} onChange={(event) => setStated(event.target.checked)}>
        所传材料不涉及国家秘密、工作秘密
      </Checkbox>
      <Button disabled={!stated} onClick={() => chooser.current?.click()}>
        选择文件
      </Button>
      <span className="soft">
        <span className="by-mouse">也可拖到这里。</span>PDF、OFD、Office、WPS、图片、文本，每个不超过 50 MB。
      </span>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={kinds}
        onChange={(event) => {
          take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
