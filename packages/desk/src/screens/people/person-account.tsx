import type { PersonListed } from '@luoshi/server/desk/people/people-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import type { BodyOf } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { secondPersonWords } from '../../words/powers.ts'
import { momentWords } from '../../words/reporting.ts'
import { accountWords } from './account-words.ts'
import type { FirstPassword } from './first-passwords.tsx'

/** `onDone` brings the first password, which is shown once. */
interface PersonAccountProps {
  readonly person: PersonListed
  readonly manage: boolean
  readonly onDone: (passwords: readonly FirstPassword[]) => unknown
}

type Act = BodyOf<'POST /people/:personId/account'>

/** The account of a person: how it stands, and what an administrator may do to it. */
export function PersonAccount({ person, manage, onDone }: PersonAccountProps) {
  const place = useWorkplace()
  const { modal, message } = App.useApp()
  const { account } = person
  const act = useMutation<{ readonly kind: string; readonly firstPassword?: string | null }, Problem, Act>({
    mutationFn: (body) => place.ask('POST /people/:personId/account', { path: { personId: person.personId }, body }),
    onSuccess: ({ kind, firstPassword = null }, given) => {
      if (kind === 'waiting') message.info(secondPersonWords)
      else if (firstPassword === null) message.success('已办理')
      const name = account?.userName ?? (given.act === 'give' ? given.userName : '')
      onDone(firstPassword === null ? [] : [{ name: person.name, userName: name, password: firstPassword }])
    },
  })
  const ask = (title: string, content: string, body: Act) =>
    modal.confirm({ title, content, okText: '确定', cancelText: '取消', onOk: () => act.mutate(body) })
  if (!account)
    return (
      <>
        <p className="soft">没有账号，不能登录。</p>
        {manage && person.leftOn === null && (
          <Form
            layout="inline"
            onFinish={({ userName }: { userName: string }) => act.mutate({ act: 'give', userName })}
          >
            <Form.Item name="userName" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
              <Input maxLength={32} autoComplete="off" />
            </Form.Item>
            <Button htmlType="submit" loading={act.isPending}>
              开账号
            </Button>
          </Form>
        )}
        <Trouble error={act.error} />
      </>
    )
  return (
    <>
      <p>
        {account.userName} · {accountWords(account)}
        {account.lastSeenAt && <span className="soft numbers">，最近操作 {momentWords(account.lastSeenAt)}</span>}
      </p>
      {manage && (
        <div className="buttons">
          <Button
            onClick={() =>
              ask('重置口令？', `${person.name} 会被退出登录，须用新的初始口令登录。`, { act: 'reset-password' })
            }
          >
            重置口令
          </Button>
          {account.locked && <Button onClick={() => act.mutate({ act: 'unlock' })}>解除登录限制</Button>}
          {account.secondFactor && (
            <Button
              onClick={() =>
                ask('解除动态口令？', `${person.name} 会被退出登录，可以重新绑定。`, { act: 'remove-second-factor' })
              }
            >
              解除动态口令
            </Button>
          )}
          {account.disabled ? (
            <Button onClick={() => act.mutate({ act: 'enable' })}>启用账号</Button>
          ) : (
            <Button
              danger
              onClick={() =>
                ask('停用账号？', `${person.name} 立即退出，不能再登录。角色和任务不变。`, { act: 'disable' })
              }
            >
              停用账号
            </Button>
          )}
        </div>
      )}
      {manage && <Subject subject={account.subject} onSet={(subject) => act.mutate({ act: 'tie-subject', subject })} />}
      <Trouble error={act.error} />
    </>
  )
}

function Subject({
  subject,
  onSet,
}: {
  readonly subject: string | null
  readonly onSet: (subject: string | null) => void
}) {
  if (subject !== null)
    return (
      <p>
        统一身份认证标识：<code>{subject}</code>{' '}
        <Button size="small" onClick={() => onSet(null)}>
          解除绑定
        </Button>
      </p>
    )
  return (
    <Form
      layout="inline"
      style={{ marginTop: 12 }}
      onFinish={({ subject: typed }: { subject: string }) => onSet(typed.trim())}
    >
      <Form.Item name="subject" label="统一身份认证标识" rules={[{ required: true, message: '请填写标识' }]}>
        <Input maxLength={100} autoComplete="off" placeholder="sub，向认证系统核对" />
      </Form.Item>
      <Button htmlType="submit">绑定</Button>
    </Form>
  )
}
