import { App, Button, Modal } from 'antd'

/** Somebody's first password. */
export interface FirstPassword {
  readonly name: string
  readonly userName: string
  readonly password: string
}

/** First passwords, shown and printed once; closing asks, for nobody sees them again. */
export function FirstPasswords({
  passwords,
  onClose,
}: {
  readonly passwords: readonly FirstPassword[]
  readonly onClose: () => void
}) {
  const { modal } = App.useApp()
  const close = () =>
    modal.confirm({
      title: '初始口令只显示这一次',
      content: '关闭后不能再看到，只能重置。已经抄下或打印了吗？',
      okText: '已保存，关闭',
      cancelText: '再看一下',
      onOk: onClose,
    })
  return (
    <Modal
      open={passwords.length > 0}
      title={`初始口令（${passwords.length} 人）`}
      // what is closed is not to be found in the page either
      destroyOnHidden
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="print" onClick={() => window.print()}>
          打印
        </Button>,
        <Button key="close" type="primary" onClick={close}>
          关闭
        </Button>,
      ]}
    >
      <p>请当面或密封交给本人。14 天内有效，第一次登录时必须修改。</p>
      <table className="passwords">
        <thead>
          <tr>
            <th>姓名</th>
            <th>用户名</th>
            <th>初始口令</th>
          </tr>
        </thead>
        <tbody>
          {passwords.map(({ name, userName, password }) => (
            <tr key={userName}>
              <td>{name}</td>
              <td>{userName}</td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
