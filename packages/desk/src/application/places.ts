import type { Role } from './session.tsx'

/** A place of the desk, as its left column names it: at most seven for anybody. */
export interface DeskPlace {
  /** Behind `/desk/{code}`; empty for the first screen. */
  readonly path: string
  readonly label: string
  /** Other addresses that are reached from it, as far as they are no place of their own for the person. */
  readonly holds?: readonly string[]
  /** Who has it; everybody where it is left out. */
  readonly roles?: readonly Role[]
  /** Who reaches it from another place, and has as many as fit. */
  readonly unless?: Role
}

const supervisor: Role = 'supervisor'
const unit: readonly Role[] = ['unit-head', 'unit-officer']
const administrators: readonly Role[] = ['system-administrator', 'security-administrator', 'audit-administrator']

/** In the order of the year's work. */
const deskPlaces: readonly DeskPlace[] = [
  { path: '', label: '工作台', holds: ['settlement-replies'], roles: [supervisor, 'leader', 'reader', ...unit] },
  { path: 'reports', label: '报告审阅', holds: ['settlements'], roles: [supervisor] },
  { path: 'tasks', label: '任务分解', roles: [supervisor, 'leader', 'reader', ...unit] },
  { path: 'progress', label: '进展填报', roles: [supervisor, ...unit] },
  {
    path: 'matters',
    label: '督办事项',
    holds: ['slips', 'inspections', 'bulletins', 'scores', 'burden', 'clues', 'instructions'],
    roles: [supervisor, 'leader', ...unit],
  },
  { path: 'settlement-replies', label: '对账答复', roles: unit, unless: supervisor },
  { path: 'overview', label: '督查总览', holds: ['wall'], roles: [supervisor, 'leader', 'reader'] },
  // the supervisor's stand with the reports
  { path: 'settlements', label: '年度对账', roles: ['leader', 'reader'], unless: supervisor },
  { path: 'administration', label: '管理', roles: [supervisor, ...administrators] },
]

/** The places of somebody, in order. */
export function placesOf(has: (...roles: readonly Role[]) => boolean): readonly DeskPlace[] {
  return deskPlaces.filter(({ roles, unless }) => (!roles || has(...roles)) && !(unless && has(unless)))
}

/** Which of the places an address behind `/desk/{code}` lies in; undefined where it is reached from every screen alike. */
export function placeOf(places: readonly DeskPlace[], address: string): DeskPlace | undefined {
  const first = address.split('/').find((part) => part !== '') ?? ''
  return places.find(({ path }) => path === first) ?? places.find(({ holds }) => holds?.includes(first))
}
