import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { shownLight } from '../../words/lights.ts'
import { taskNumber } from '../../words/task-number.ts'
import { originWords } from '../../words/tasks.ts'
import { columnNamed } from './grid/task-columns.ts'
import type { TaskNames } from './task-names.ts'

/** What of the table is shown, and in which order. Everything of it stands in the address, so that it can be linked to. */
export interface TaskFilter {
  readonly year: string
  readonly q: string
  readonly area: string
  /** A leader's name; `none` for tasks without. */
  readonly leader: string
  /** A unit that leads or takes part. */
  readonly unit: string
  /** A unit that answers for it. */
  readonly lead: string
  readonly kind: readonly string[]
  readonly status: readonly string[]
  readonly light: readonly string[]
  readonly report: readonly string[]
  readonly disclosure: readonly string[]
  /** What is not filled in: `leads`, `leader`, `officer`, `due`. */
  readonly missing: readonly string[]
  /** These tasks alone, by their ids. */
  readonly ids: readonly string[]
  readonly changes: string
  readonly starred: string
  /** Past its limit and not closed. */
  readonly late: string
  readonly group: string
  readonly sort: string
}

const single = ['year', 'q', 'area', 'leader', 'unit', 'lead', 'changes', 'starred', 'late', 'group', 'sort'] as const
const several = ['kind', 'status', 'light', 'report', 'disclosure', 'missing', 'ids'] as const

/** The filter that an address names. */
export function readFilter(address: URLSearchParams): TaskFilter {
  const one = Object.fromEntries(single.map((name) => [name, address.get(name) ?? '']))
  const many = Object.fromEntries(several.map((name) => [name, address.get(name)?.split(',').filter(Boolean) ?? []]))
  return { ...one, ...many } as unknown as TaskFilter
}

/** A filter that leaves everything. */
export const emptyFilter: TaskFilter = readFilter(new URLSearchParams())

/** The address that names a filter; what is not filtered is left out. */
export function writeFilter(filter: TaskFilter): URLSearchParams {
  const address = new URLSearchParams()
  for (const name of single) if (filter[name] !== '') address.set(name, filter[name])
  for (const name of several) if (filter[name].length > 0) address.set(name, filter[name].join(','))
  return address
}

/** The rows of a filter, in its order. `today` is `YYYY-MM-DD`. */
export function filterRows(rows: readonly TaskRow[], filter: TaskFilter, names: TaskNames, today: string): TaskRow[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean)
  const within = (list: readonly string[], value: string) => list.length === 0 || list.includes(value)
  const kept = rows.filter(
    (row) =>
      (filter.area === '' || (row.origin === 'report' ? (row.areaId ?? 'none') : row.origin) === filter.area) &&
      (filter.leader === '' || (row.leader?.name ?? 'none') === filter.leader) &&
      (filter.unit === '' || row.leadIds.includes(filter.unit) || row.partnerIds.includes(filter.unit)) &&
      (filter.lead === '' || row.leadIds[0] === filter.lead) &&
      (filter.kind.length === 0 ||
        filter.kind.includes(row.kind) ||
        (row.livelihood && filter.kind.includes('livelihood'))) &&
      within(filter.status, row.status) &&
      within(filter.light, row.light === null ? 'none' : shownLight(row.light)) &&
      within(filter.report, row.report ?? 'none') &&
      within(filter.disclosure, row.disclosure) &&
      (filter.missing.length === 0 || filter.missing.some((what) => lacks(row, what))) &&
      within(filter.ids, row.taskId) &&
      (filter.changes === '' || row.changes > 0) &&
      (filter.starred === '' || row.emphasised) &&
      (filter.late === '' || isLate(row, today)) &&
      (words.length === 0 || saysAll(row, words, names)),
  )
  return ordered(kept, filter.sort, names)
}

/** Whether a task is past its limit. */
export const isLate = ({ dueOn, status }: Pick<TaskRow, 'dueOn' | 'status'>, today: string): boolean =>
  dueOn !== null && dueOn < today && status !== 'closed'

function lacks(row: TaskRow, what: string): boolean {
  if (what === 'leads') return row.leadIds.length === 0
  if (what === 'leader') return row.leader === null
  if (what === 'officer') return row.officer === null
  return row.dueOn === null && !row.continuous
}

function saysAll(row: TaskRow, words: readonly string[], names: TaskNames): boolean {
  const number = taskNumber(row)
  const text = [
    row.wording,
    row.adopted,
    row.requirement,
    row.remark,
    row.source?.name,
    row.origin === 'report' ? null : number,
    row.leader?.name,
    row.officer?.name,
    ...row.path,
    ...row.leadIds.map(names.unit),
    ...row.partnerIds.map(names.unit),
  ]
    .join('\n')
    .toLowerCase()
  // a short number asks for the 序号, a longer one for a figure in the text
  return words.every((word) =>
    /^\d{1,3}(-\d+)?$/.test(word) ? word === number || word === String(row.number) : text.includes(word),
  )
}

const lightOrder = { red: 0, yellow: 1, late: 1.5, grey: 3, green: 4, blue: 5, unreported: 2 } as const

type Compare = (a: TaskRow, b: TaskRow) => number

const byNumber: Compare = (a, b) => a.number - b.number || a.part - b.part

/** Orders that are not those of the words in a cell. */
const compares: Readonly<Record<string, Compare>> = {
  number: byNumber,
  light: (a, b) => lightPlace(a) - lightPlace(b),
  deviation: (a, b) => deviationOf(a) - deviationOf(b),
}

const lightPlace = ({ light }: TaskRow) => (light === null ? 2 : lightOrder[shownLight(light)])
const deviationOf = (row: TaskRow) => Number(row.light?.deviation ?? Number.POSITIVE_INFINITY)

/** By a column or an order of {@link compares}, backwards with `-` before it; what has nothing in the cell comes last. */
function ordered(rows: TaskRow[], sort: string, names: TaskNames): TaskRow[] {
  if (sort === '') return rows
  const backwards = sort.startsWith('-')
  const key = backwards ? sort.slice(1) : sort
  const compare = compares[key]
  if (compare) return rows.sort((a, b) => (backwards ? -compare(a, b) : compare(a, b)) || byNumber(a, b))
  const column = columnNamed(key)
  if (!column) return rows
  // a day is ordered as it is, not as its cell says it
  const words = new Map(rows.map((row) => [row, key === 'due' ? (row.dueOn ?? '') : column.text(row, names)]))
  const inOrder = new Intl.Collator('zh-CN', { numeric: true })
  return rows.sort((a, b) => {
    const [mine, other] = [words.get(a) ?? '', words.get(b) ?? '']
    if ((mine === '') !== (other === '')) return mine === '' ? 1 : -1
    const order = inOrder.compare(mine, other)
    return (backwards ? -order : order) || byNumber(a, b)
  })
}

/** What pressing a column's title makes of the order: by it, backwards, then as the report has it. */
export function nextSort(sort: string, key: string): string {
  if (sort === key) return `-${key}`
  return sort === `-${key}` ? '' : key
}

/** A line of the table: the heading of a group, or a task. */
export type TaskLine =
  | { readonly kind: 'group'; readonly key: string; readonly title: string; readonly count: number }
  | { readonly kind: 'task'; readonly row: TaskRow }

/** The lines of rows under the headings of a group; the 序号 of each row stays its own. */
export function linesOf(rows: readonly TaskRow[], group: string, names: TaskNames): TaskLine[] {
  if (group === 'none') return rows.map((row) => ({ kind: 'task', row }))
  const groups = new Map<string, TaskRow[]>()
  for (const row of rows) {
    const title = titleOf(row, group, names)
    const found = groups.get(title)
    if (found) found.push(row)
    else groups.set(title, [row])
  }
  return [...groups].flatMap(([title, members]): TaskLine[] => [
    { kind: 'group', key: title, title, count: members.length },
    ...members.map((row): TaskLine => ({ kind: 'task', row })),
  ])
}

function titleOf(row: TaskRow, group: string, names: TaskNames): string {
  if (group === 'leader') return row.leader ? `${row.leader.name}牵头` : '未定牵头领导'
  if (group === 'lead') return row.leadIds[0] ? names.unit(row.leadIds[0]) : '未定牵头单位'
  return row.origin === 'report' ? names.area(row.areaId) || '其他' : originWords[row.origin]
}
