import type { Role } from './session.tsx'

/** A screen of 管理, as its second row of links names it. */
export interface AdministrationPlace {
  /** Behind `/desk/{code}/administration/`. */
  readonly path: string
  readonly label: string
  readonly roles: readonly Role[]
}

/** In the order in which an office sets itself up. */
export const administrationPlaces: readonly AdministrationPlace[] = [
  { path: 'publication', label: '公开', roles: ['supervisor'] },
  {
    path: 'people',
    label: '人员',
    roles: ['system-administrator', 'security-administrator', 'audit-administrator', 'supervisor'],
  },
  { path: 'units', label: '单位', roles: ['system-administrator', 'security-administrator', 'supervisor'] },
  { path: 'network', label: '网络', roles: ['system-administrator'] },
  { path: 'delegations', label: '代理', roles: ['security-administrator', 'supervisor'] },
  { path: 'rules', label: '规则', roles: ['supervisor', 'security-administrator'] },
  { path: 'calendar', label: '日历', roles: ['supervisor', 'security-administrator'] },
  { path: 'ledger', label: '台账', roles: ['audit-administrator', 'supervisor'] },
  { path: 'security-log', label: '安全日志', roles: ['audit-administrator'] },
]
