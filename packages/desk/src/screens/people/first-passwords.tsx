import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { deskPath } from '../../application/address.ts'
import { useWorkplace } from '../../application/session.tsx'
import { othersAddress } from '../network/others-address.ts'

/** Somebody's first password. */
export interface FirstPassword {
  readonly name: string
  readonly userName: string
  readonly password: string
  /** The unit the person belongs to, for handing it out; empty where none is known. */
  readonly unit?: string
}

type Form = 'slips' | 'list'

/** First passwords, shown and printed once, as slips to cut or as a list; closing asks, for nobody sees them again. */
export function FirstPasswords({
  passwords,
  onClose,
}: {
  readonly passwords: readonly FirstPassword[]
  readonly onClose: () => void
}) {
  const { modal } = App.useApp()
  const [form, setForm] = useState<Form>('slips')
  const close = () =>
    modal.confirm({
      title: '初始口令只显示这一次',
      content: '关闭后不能再看到，只能重置。已经抄下或打印了吗？',
      okText: '已保存，关闭',
      cancelText: '取消',
      onOk: onClose,
    })
  return (
    <Modal
      open={passwords.length > 0}
      title={`初始口令（${passwords.length} 人）`}
      width={720}
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
      <div className="passwords-form">
        <Segmented<Form>
          aria-label="样式"
          value={form}
          onChange={setForm}
          options={[
            { value: 'slips', label: '一人一条，裁开分发' },
            { value: 'list', label: '按单位的名单' },
          ]}
        />
        <p>请当面或密封交给本人。14 天内有效，第一次登录时必须修改。</p>
      </div>
      {form === 'slips' ? <Slips passwords={passwords} /> : <List passwords={passwords} />}
    </Modal>
  )
}

interface Shown {
  readonly passwords: readonly FirstPassword[]
}

function Slips({ passwords }: Shown) {
  const place = useWorkplace()
  const network = useQuery({
    queryKey: [place.code, 'network'],
    queryFn: () => place.ask('GET /network'),
    // nobody else may read it
    enabled: place.has('system-administrator'),
  })
  const here = new URL(deskPath, window.location.href)
  const address = othersAddress(network.data, here.hostname, here.href)
  return (
    <ul className="password-slips">
      {passwords.map(({ name, userName, password, unit }) => (
        <li key={userName} className="password-slip">
          <p>
            {unit && <>{unit} · </>}
            <b>{name}</b>
          </p>
          <dl>
            <dt>用户名</dt>
            <dd>{userName}</dd>
            <dt>初始口令</dt>
            <dd>
              <code>{password}</code>
            </dd>
          </dl>
          <p className="soft">{address ?? '网址另行告知'} · 首次登录须改口令 · 14 天内有效</p>
        </li>
      ))}
    </ul>
  )
}

function List({ passwords }: Shown) {
  return (
    <table className="passwords">
      <thead>
        <tr>
          <th>单位</th>
          <th>姓名</th>
          <th>用户名</th>
          <th>初始口令</th>
        </tr>
      </thead>
      <tbody>
        {passwords.map(({ name, userName, password, unit }) => (
          <tr key={userName}>
            <td>{unit}</td>
            <td>{name}</td>
            <td>{userName}</td>
            <td>
              <code>{password}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
