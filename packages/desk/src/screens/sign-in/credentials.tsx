import type { SignInAnswer } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { deskClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { Trouble } from '../../parts/trouble.tsx'

/** The first step of signing in: user name and password. `error` is what another system said, as its way back names it. */
export function Credentials({
  error,
  onAnswer,
}: {
  readonly error: string | null
  readonly onAnswer: (next: SignInAnswer['next']) => unknown
}) {
  const signIn = useMutation<SignInAnswer, Problem, { userName: string; password: string }>({
    mutationFn: (body) => deskClient.ask('POST /auth/sign-in', { body }),
    onSuccess: ({ next }) => onAnswer(next),
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(typed) => signIn.mutate(typed)}>
      <Trouble error={signIn.error ?? (error ? new Error(otherSystemSaid(error)) : null)} />
      <Form.Item label="用户名" name="userName" rules={[{ required: true, message: '请填写用户名' }]}>
        <Input autoFocus autoComplete="username" maxLength={64} size="large" />
      </Form.Item>
      <Form.Item label="口令" name="password" rules={[{ required: true, message: '请填写口令' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        登录
      </Button>
      <p className="soft">账号由系统管理员开立，不能自行注册。忘记口令请联系系统管理员重置。</p>
    </Form>
  )
}

const otherSystemSaid = (error: string): string =>
  error === 'unreachable'
    ? '暂时连不上统一身份认证系统。可以用本系统的用户名和口令登录。'
    : '统一身份认证没有登录成功：您的身份还没有绑定本系统账号，或账号已停用。请联系系统管理员。'
