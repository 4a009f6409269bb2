import { App, Button, Space } from 'antd'

/** Backup codes, shown once, to be kept elsewhere. */
export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const { message } = App.useApp()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      message.success('已复制')
    } catch {
      // a page over plain http has no clipboard
      message.info('浏览器不允许复制，请抄下或打印')
    }
  }
  return (
    <>
      <p>备用码只显示这一次，每个能代替一次动态口令。请打印或抄下，锁好；不要存在手机里。</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Space>
        <Button onClick={() => void copy()}>复制</Button>
        <Button onClick={() => window.print()}>打印</Button>
      </Space>
    </>
  )
}
