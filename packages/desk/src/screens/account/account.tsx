import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input, Spin } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, Navigate, useNavigate } from 'react-router'
import { deskClient } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { Problem } from '../../application/problem.ts'
import { type Session, useSession } from '../../application/session.tsx'
import { SessionEnded } from '../../application/session-ended.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { Gate } from '../../parts/gate.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { momentWords } from '../../words/reporting.ts'
import { BackupCodes } from './backup-codes.tsx'
import { CalendarFeedPart } from './calendar-feed.tsx'
import { ChangePassword } from './change-password.tsx'
import { OwnSessionList } from './own-sessions.tsx'
import { SetUpFactor } from './set-up-factor.tsx'
import './account.css'

/** 我的账号: password, second factor, sessions; and what must be set up before anything else. */
export function AccountScreen() {
  const session = useSession()
  const navigate = useNavigate()
  const { message } = App.useApp()
  if (session.isPending) return <Spin fullscreen description="正在打开…" />
  if (!session.data && session.error instanceof Problem && session.error.status === 401)
    return <Navigate to="/sign-in?next=/account" replace />
  if (cannotShow(session)) return <ErrorState error={session.error} again={() => session.refetch()} />
  const { needs } = session.data
  // continues to the desk, or to the next thing that must be set up
  const changed = () => {
    message.success('口令已修改')
    void navigate('/', { replace: true })
  }
  if (needs === 'password')
    return (
      <Gate title="先修改初始口令">
        <p>初始口令只用于第一次登录。修改后才能使用工作台。</p>
        <ChangePassword onChanged={changed} />
        <Leave />
      </Gate>
    )
  if (needs === 'password-too-old')
    return (
      <Gate title="口令已到期，请修改">
        <p>口令已超过本地规定的使用天数。修改后继续使用工作台，没有提交的内容不会丢失。</p>
        <ChangePassword onChanged={changed} />
        <Leave />
      </Gate>
    )
  if (needs === 'second-factor')
    return (
      <Gate title="绑定动态口令" wide>
        <p>您的角色登录须用口令和动态口令两种方式（三类管理员一律如此，其他角色由本地规定）。绑定后才能使用工作台。</p>
        <SetUpFactor onDone={() => navigate('/')} />
        <Leave />
      </Gate>
    )
  return (
    <>
      <OwnAccount session={session.data} />
      <SessionEnded />
    </>
  )
}

function OwnAccount({ session: { person, places, passwordUntil, factorNeeded } }: { readonly session: Session }) {
  const { message } = App.useApp()
  const [only] = places
  return (
    <main className="account">
      <PageHeader
        title="我的账号"
        aside={`${person.name}（${person.userName}）`}
        actions={<Link to={only && places.length === 1 ? `/${only.code}` : '/'}>回到工作台</Link>}
      />
      <Part title="口令">
        {passwordUntil !== null && <p className="soft">按本地规定，口令须在 {momentWords(passwordUntil)} 前修改。</p>}
        <ChangePassword onChanged={() => message.success('口令已修改，其他登录已退出')} />
      </Part>
      <Part title="动态口令">
        <Factor set={person.secondFactor} needed={factorNeeded} />
      </Part>
      {places
        .filter(({ roles }) => roles.some((role) => !role.endsWith('-administrator')))
        .map(({ code, name }) => (
          <Part key={code} title={places.length > 1 ? `代理和日历（${name}）` : '代理和日历'}>
            <p>
              <Link to={`/${code}/delegations`}>AB角：委托他人代理，或查看本人代理的事项</Link>
            </p>
            <CalendarFeedPart code={code} />
          </Part>
        ))}
      <Part title="我的登录">
        <OwnSessionList />
      </Part>
    </main>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Factor({ set, needed }: { readonly set: boolean; readonly needed: boolean }) {
  const [open, setOpen] = useState(false)
  if (open && !set) return <SetUpFactor onDone={() => setOpen(false)} />
  if (set) return <RenewCodes />
  return (
    <>
      <p>
        登录时除口令外，再用手机上的动态口令确认。{needed ? '您的角色必须绑定。' : '三类管理员必须绑定，其他人可自愿。'}
      </p>
      <Button onClick={() => setOpen(true)}>绑定动态口令</Button>
    </>
  )
}

function RenewCodes() {
  const [asking, setAsking] = useState(false)
  const renew = useMutation<{ readonly backupCodes: readonly string[] }, Problem, { password: string }>({
    mutationFn: (body) => deskClient.ask('POST /auth/factor/backup-codes', { body }),
  })
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} />
  return (
    <>
      <p>✓ 已绑定。更换手机须由系统管理员先解除绑定。</p>
      {asking ? (
        <Form
          layout="vertical"
          requiredMark={false}
          style={{ maxWidth: 360 }}
          onFinish={(typed) => renew.mutate(typed)}
        >
          <Trouble error={renew.error} />
          <Form.Item label="口令" name="password" rules={[{ required: true, message: '请填写口令' }]}>
            <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={renew.isPending}>
            换一组备用码
          </Button>
        </Form>
      ) : (
        <Button onClick={() => setAsking(true)}>换一组备用码（原来的作废）</Button>
      )}
    </>
  )
}

function Leave() {
  const navigate = useNavigate()
  const leave = async () => {
    await deskClient.ask('POST /auth/sign-out').catch(() => undefined)
    navigate('/sign-in', { replace: true })
  }
  return (
    <p className="soft">
      <Button type="link" onClick={() => void leave()}>
        退出登录
      </Button>
    </p>
  )
}
