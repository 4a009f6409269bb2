import type { SignInAnswer } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { deskPath } from '../../application/address.ts'
import { deskClient } from '../../application/ask.ts'
import { Gate } from '../../parts/gate.tsx'
import { Credentials } from './credentials.tsx'
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
      <Where />
      <Credentials
        error={search.get('error')}
        onAnswer={(answer) => (answer === 'signed-in' ? enter() : setStep(answer))}
      />
      <OtherSystem next={next} />
    </Gate>
  )
}

const useWays = () =>
  useQuery({ queryKey: ['ways'], queryFn: () => deskClient.ask('GET /auth/ways'), staleTime: 600_000 })

/** Whose desk it is; before its first administrator what is to be done. */
function Where() {
  const { data } = useWays()
  if (!data) return null
  if (!data.begun)
    return (
      <p role="note">
        还没有任何账号。请打开服务器启动时在终端里显示的设置链接，创建系统管理员；链接 24
        小时内有效，过期后重新启动服务器会给出新的。
      </p>
    )
  return data.place === null ? null : <p className="soft">{data.place}</p>
}

function OtherSystem({ next }: { readonly next: string }) {
  const ways = useWays()
  if (!ways.data?.oidc) return null
  const to = `${deskPath}${next}`
  return (
    <Button block size="large" href={deskClient.address('GET /auth/oidc', { query: { to } })}>
      用{ways.data.oidc}登录
    </Button>
  )
}
