import { useIsFetching } from '@tanstack/react-query'
import { Alert, Dropdown, Spin } from 'antd'
import { Suspense, useEffect, useMemo } from 'react'
import { Link, Navigate, Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorState } from '../parts/error-state.tsx'
import { Gate } from '../parts/gate.tsx'
import { LeavingGuard } from '../parts/typing/leaving-guard.tsx'
import { roleWords } from '../words/roles.ts'
import { sitePath } from './address.ts'
import { deskClient, placeClient } from './ask.ts'
import { firstScreen } from './first-screen.ts'
import { HelpButton } from './help-button.tsx'
import { MessageBell } from './message-bell.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { placeOf, placesOf } from './places.ts'
import { PowerNotices } from './power-notices.tsx'
import { Problem } from './problem.ts'
import { SearchBox } from './search-box.tsx'
import { useSession, type Workplace, WorkplaceContext } from './session.tsx'
import { SessionEnded } from './session-ended.tsx'
import { useFreshWaiting, useWaiting } from './use-messages.ts'

/** The frame of every screen of a place: who, where, at most seven places, and the screen. */
export function Shell() {
  const session = useSession()
  const { code = '' } = useParams()
  const location = useLocation()
  const found = session.data?.places.find((place) => place.code === code)
  const workplace = useMemo<Workplace | null>(
    () =>
      found && session.data
        ? {
            ...found,
            personName: session.data.person.name,
            today: session.data.today,
            has: (...roles) => found.roles.some((role) => roles.includes(role)),
            ...placeClient(found.code),
          }
        : null,
    [found, session.data],
  )
  if (session.isPending) return <Spin fullscreen description="正在打开…" />
  // an ended or unreachable session keeps the screen and everything typed in it
  if (!session.data && session.error instanceof Problem && session.error.status === 401) {
    const next = encodeURIComponent(location.pathname + location.search)
    return <Navigate to={`/sign-in?next=${next}`} replace />
  }
  if (!session.data) return <ErrorState error={session.error} again={() => session.refetch()} />
  if (session.data.needs) return <Navigate to="/account" replace />
  if (!workplace)
    return (
      <EmptyState title="没有这个行政区">
        您的账号不属于行政区划代码 {code} 的行政区。<Link to="/">回到我的工作台</Link>
      </EmptyState>
    )
  return (
    <WorkplaceContext value={workplace}>
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        跳到正文
      </button>
      <div className="shell">
        <Head workplace={workplace} several={session.data.places.length > 1} />
        {workplace.fictitious && <p className="fictitious">演示用虚构地区：地名、单位、人员和数据均为虚构。</p>}
        <OfflineNotice />
        {session.data.clock !== null && <Alert type="error" showIcon banner title={session.data.clock} />}
        <Places workplace={workplace} />
        <main id="main" className="shell-main" tabIndex={-1}>
          <PowerNotices />
          <Suspense fallback={<Spin />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <SessionEnded />
      <LeavingGuard />
    </WorkplaceContext>
  )
}

function Head({ workplace, several }: { readonly workplace: Workplace; readonly several: boolean }) {
  const navigate = useNavigate()
  const busy = useIsFetching() > 0
  const roles = wordsOfRoles(workplace)
  const items = [
    { key: 'account', label: '我的账号' },
    ...(several ? [{ key: 'places', label: '切换行政区' }] : []),
    { key: 'site', label: '公开页面' },
    { key: 'leave', label: '退出登录' },
  ]
  const chosen = async (key: string) => {
    if (key === 'account') navigate('/account')
    if (key === 'places') navigate('/')
    if (key === 'site') window.open(`${sitePath}/${workplace.code}`, '_blank', 'noopener')
    if (key === 'leave') {
      await deskClient.ask('POST /auth/sign-out').catch(() => undefined)
      sessionStorage.clear()
      window.location.assign(new URL('sign-in', document.baseURI))
    }
  }
  return (
    <header className="shell-head" aria-busy={busy}>
      <Link className="shell-name" to={`/${workplace.code}`}>
        落实
      </Link>
      <span className="shell-place">{workplace.name}</span>
      <SearchBox code={workplace.code} />
      <MessageBell code={workplace.code} />
      <HelpButton code={workplace.code} />
      <Dropdown menu={{ items, onClick: ({ key }) => void chosen(key) }} trigger={['click']}>
        <button type="button" className="shell-person">
          {workplace.personName}
          <span className="shell-roles">{roles.join('、')}</span>
        </button>
      </Dropdown>
    </header>
  )
}

/** `市教育局承办人员、督查员` */
function wordsOfRoles({ roles, units }: Workplace): readonly string[] {
  const ofUnits = units.map(({ shortName, role }) => shortName + roleWords[role])
  const others = roles.filter((role) => !units.some((unit) => unit.role === role)).map((role) => roleWords[role])
  return [...others, ...ofUnits]
}

function Places({ workplace }: { readonly workplace: Workplace }) {
  const { pathname } = useLocation()
  useFreshWaiting(workplace.code)
  const waiting = useWaiting(workplace.code).waiting?.total ?? 0
  const places = placesOf(workplace.has)
  // administrators have no workbench: what waits for them is done under 管理
  const done = places.find(({ path }) => path === '') ?? places.find(({ path }) => path === 'administration')
  const here = placeOf(places, pathname.slice(`/${workplace.code}`.length))
  return (
    <nav className="shell-places" aria-label="工作台栏目">
      <ul>
        {places.map((one) => (
          <li key={one.path}>
            <Link
              to={`/${workplace.code}${one.path ? `/${one.path}` : ''}`}
              aria-current={one === here ? 'page' : undefined}
            >
              {one.label}
              {one === done && <WaitingMark total={waiting} />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How much waits for the person; nothing where nothing does. */
function WaitingMark({ total }: { readonly total: number }) {
  if (total === 0) return null
  return (
    <span className="shell-waiting numbers" role="img" aria-label={`待我办理 ${total} 项`}>
      {total}
    </span>
  )
}

/** `/desk`: on to the only place, or the choice among several. */
export function FirstPlace() {
  const session = useSession()
  useEffect(() => {
    document.title = '落实工作台'
  }, [])
  if (session.isPending) return <Spin fullscreen description="正在打开…" />
  if (session.error instanceof Problem && session.error.status === 401) return <Navigate to="/sign-in" replace />
  // an unreachable session keeps the screen and everything typed in it
  if (!session.data) return <ErrorState error={session.error} again={() => session.refetch()} />
  if (session.data.needs) return <Navigate to="/account" replace />
  const [only, ...others] = session.data.places
  if (!only)
    return (
      <EmptyState title="您的账号还不属于任何行政区">
        请联系本地的系统管理员。<Link to="/account">我的账号</Link>
      </EmptyState>
    )
  if (others.length === 0) return <Navigate to={`/${only.code}${firstScreen(only.roles)}`} replace />
  return (
    <Gate title="选择行政区">
      <ul className="gate-places">
        {session.data.places.map(({ code, name, roles }) => (
          <li key={code}>
            <Link to={`/${code}${firstScreen(roles)}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Gate>
  )
}
