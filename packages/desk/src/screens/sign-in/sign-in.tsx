import type { SignInAnswer } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { deskPath } from '../../application/address.ts'
import { deskClient } from '../../application/ask.ts'
import type { Problem } from '../../application/problem.ts'
import { Gate } from '../../parts/gate.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { EnterCode } from './enter-code.tsx'
import { ownPath } from './own-path.ts'

/** 登录: user name and password, then, where one is set up, the second factor. */
export function SignInScreen() {
  const [step, setStep] = useState<SignInAnswer['next']>()
  const [search] = useSearchParams()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const next = ownPath(search.get('next'))
  const enter = async () => {
    // clears everything of the person who used this browser before
    queries.clear()
    if (search.has('again')) setStep('signed-in')
    else await navigate(next, { replace: true })
  }
  if (step === 'signed-in')
    return (
      <Gate title="已登录">
        <p>可以关闭本页，回到原来的标签页继续。</p>
        <Button href={deskPath}>在这里打开工作台</Button>
      </Gate>
    )
  if (step === 'second-factor') return <EnterCode onEntered={enter} onAgain={() => setStep(undefined)} />
  return (
    <Gate title="登录落实工作台">
      <Credentials
        error={search.get('error')}
        onAnswer={(answer) => (answer === 'signed-in' ? enter() : setStep(answer))}
      />
      <OtherSystem next={next} />
    </Gate>
  )
}

function Credentials({
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

function OtherSystem({ next }: { readonly next: string }) {
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => deskClient.ask('GET /auth/ways'), staleTime: 600_000 })
  if (!ways.data?.oidc) return null
  const to = `${deskPath}${next}`
  return (
    <Button block size="large" href={deskClient.address('GET /auth/oidc', { query: { to } })}>
      用{ways.data.oidc}登录
    </Button>
  )
}

const otherSystemSaid = (error: string): string =>
  error === 'unreachable'
    ? '暂时连不上统一身份认证系统。可以用本系统的用户名和口令登录。'
    : '统一身份认证没有登录成功：您的身份还没有绑定本系统账号，或账号已停用。请联系系统管理员。'
