import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import { administrationPlaces } from '../../application/administration-places.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { FirstSteps } from '../../parts/first-steps.tsx'
import './administration.css'

/** 管理: the screens of those who keep people, rules and logs, in one row of links. */
export function AdministrationScreen() {
  const place = useWorkplace()
  const { pathname } = useLocation()
  const own = administrationPlaces.filter(({ roles }) => place.has(...roles))
  const [first] = own
  if (!first) return <EmptyState title="没有可以管理的内容">这里是管理员和督查员的栏目。</EmptyState>
  if (/\/administration\/?$/.test(pathname)) return <Navigate to={first.path} replace />
  return (
    <>
      <nav aria-label="管理栏目">
        <ul className="sub-places">
          {own.map(({ path, label }) => (
            <li key={path}>
              <NavLink to={path}>{label}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <FirstSteps />
      <Outlet />
    </>
  )
}
