import { readLimit } from '@luoshi/report/limit'
import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { lightSaid } from '../../../words/lights.ts'
import { taskNumber } from '../../../words/task-number.ts'
import {
  disclosureWords,
  kindWords,
  originWords,
  planRuleWords,
  progressWords,
  sourceWords,
  statusWords,
} from '../../../words/tasks.ts'
import type { TaskNames } from '../task-names.ts'

/** The name of a column, as stored in views. */
export type TaskColumnKey =
  | 'number'
  | 'wording'
  | 'adopted'
  | 'area'
  | 'section'
  | 'kind'
  | 'requirement'
  | 'leader'
  | 'leads'
  | 'partners'
  | 'officer'
  | 'due'
  | 'continuous'
  | 'emphasised'
  | 'plan'
  | 'milestones'
  | 'indicators'
  | 'source'
  | 'percent'
  | 'light'
  | 'report'
  | 'status'
  | 'disclosure'
  | 'remark'

/** How a cell is written in. */
export type CellEdit =
  | 'text'
  | 'day'
  | 'leader'
  | 'officer'
  | 'leads'
  | 'partners'
  | 'unit'
  | 'plan'
  | 'kind'
  | 'disclosure'
  | 'toggle'

/** A column of the task table, in the order of the offices' own. */
export interface TaskColumn {
  readonly key: TaskColumnKey
  readonly title: string
  /** Pixels. */
  readonly width: number
  /** Whether long words go on to further lines, which make the row higher. */
  readonly wraps?: boolean
  readonly edit?: CellEdit
  /** Shown unless somebody chooses otherwise. */
  readonly usual?: boolean
  /** What stands in the cell, and in a copy of it. */
  readonly text: (row: TaskRow, names: TaskNames) => string
  /** What words written or pasted mean; undefined when they mean nothing here. */
  readonly read?: (words: string, row: TaskRow, names: TaskNames) => TaskPatch | undefined
}

const orNull = (words: string): string | null => (words.trim() === '' ? null : words.trim())

/** A column of units: `甲局、乙局`, each to be one of the place's. */
const readUnits =
  (field: 'leadIds' | 'partnerIds') =>
  (words: string, _row: TaskRow, names: TaskNames): TaskPatch | undefined => {
    const ids = words.split(/[、，,；;\s]+/).flatMap((name) => (name === '' ? [] : [names.unitNamed(name)]))
    return ids.every((id) => id !== undefined) ? { [field]: ids } : undefined
  }

function wordFor<Key extends string>(words: Readonly<Record<Key, string>>, wanted: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === wanted.trim())
}

/** Where a task outside the report was given: `会议：第3次常务会议`; undefined of what the report says. */
export const sourceOf = ({ source }: TaskRow): string | undefined =>
  source === null ? undefined : `${sourceWords[source.kind]}：${source.name}`

const areaOf = (row: TaskRow, names: TaskNames): string =>
  row.origin === 'report' ? names.area(row.areaId) : originWords[row.origin]

/** Every column of the task table, in the usual order: what the offices' own tables hold, then where the task stands. */
export const taskColumns: readonly TaskColumn[] = [
  { key: 'number', title: '序号', width: 76, usual: true, text: (row) => taskNumber(row) },
  { key: 'wording', title: '任务内容', width: 240, wraps: true, usual: true, text: (row) => row.wording },
  { key: 'adopted', title: '报告原文', width: 300, wraps: true, text: (row) => sourceOf(row) ?? row.adopted },
  { key: 'area', title: '重点领域', width: 130, wraps: true, text: (row, names) => areaOf(row, names) },
  { key: 'section', title: '小节', width: 150, wraps: true, text: (row) => row.path.join(' / ') },
  {
    key: 'requirement',
    title: '目标要求',
    width: 200,
    wraps: true,
    edit: 'text',
    text: (row) => row.requirement ?? '',
    read: (words) => ({ requirement: orNull(words) }),
  },
  {
    key: 'leader',
    title: '牵头领导',
    width: 84,
    usual: true,
    edit: 'leader',
    text: (row) => row.leader?.name ?? '',
    read: (words, _row, names) => {
      const id = orNull(words) === null ? null : names.leaderNamed(words.trim())
      return id === undefined ? undefined : { leaderId: id }
    },
  },
  {
    key: 'leads',
    title: '牵头单位',
    width: 132,
    wraps: true,
    usual: true,
    edit: 'leads',
    text: (row, names) => row.leadIds.map(names.unit).join('、'),
    read: readUnits('leadIds'),
  },
  {
    key: 'partners',
    title: '配合单位',
    width: 132,
    wraps: true,
    usual: true,
    edit: 'partners',
    text: (row, names) => row.partnerIds.map(names.unit).join('、'),
    read: readUnits('partnerIds'),
  },
  {
    key: 'officer',
    title: '责任人',
    width: 76,
    usual: true,
    edit: 'officer',
    text: (row) => row.officer?.name ?? '',
    read: (words, _row, names) => {
      const id = orNull(words) === null ? null : names.officerNamed(words.trim())
      return id === undefined ? undefined : { officerId: id }
    },
  },
  {
    key: 'due',
    title: '完成时限',
    width: 100,
    usual: true,
    edit: 'day',
    text: (row) => row.dueOn ?? (row.continuous ? '持续推进' : ''),
    read: (words, row, names) => {
      const year = row.dueOn === null ? names.year : Number(row.dueOn.slice(0, 4))
      if (readLimit(words, year)?.kind === 'continuous') return { continuous: true }
      const day = readDay(words, year)
      return day === undefined
        ? undefined
        : { dueOn: day, ...(day !== null && row.continuous ? { continuous: false } : {}) }
    },
  },
  {
    key: 'light',
    title: '亮灯',
    width: 132,
    usual: true,
    text: (row) => (row.light === null ? '' : `${lightSaid(row.light)}（${row.light.month}月）`),
  },
  {
    key: 'percent',
    title: '进度',
    width: 60,
    usual: true,
    text: (row) => (row.percent === null ? '' : `${Number(row.percent)}%`),
  },
  {
    key: 'continuous',
    title: '持续推进',
    width: 80,
    edit: 'toggle',
    text: (row) => (row.continuous ? '是' : ''),
    read: (words) => ({ continuous: /^(是|√|✓|1)$/.test(words.trim()) }),
  },
  {
    key: 'emphasised',
    title: '重点',
    width: 56,
    edit: 'toggle',
    text: (row) => (row.emphasised ? '★' : ''),
    read: (words) => ({ emphasised: /^(★|是|√|✓|1)$/.test(words.trim()) }),
  },
  {
    key: 'plan',
    title: '进度口径',
    width: 92,
    edit: 'plan',
    text: (row) => planRuleWords[row.planRule],
    read: (words) => {
      const planRule = wordFor(planRuleWords, words)
      return planRule && { planRule }
    },
  },
  { key: 'milestones', title: '节点', width: 56, text: (row) => (row.milestones > 0 ? `${row.milestones}` : '') },
  { key: 'indicators', title: '指标', width: 56, text: (row) => (row.indicators > 0 ? `${row.indicators}` : '') },
  {
    key: 'source',
    title: '数据来源单位',
    width: 120,
    edit: 'unit',
    text: (row, names) => (row.sourceUnitId === null ? '' : names.unit(row.sourceUnitId)),
    read: (words, _row, names) => {
      const id = orNull(words) === null ? null : names.unitNamed(words.trim())
      return id === undefined ? undefined : { sourceUnitId: id }
    },
  },
  {
    key: 'report',
    title: '本期填报',
    width: 88,
    usual: true,
    text: (row) =>
      row.members
        ? `已报 ${row.members.reported}/${row.members.of}`
        : row.report === null
          ? ''
          : progressWords[row.report],
  },
  { key: 'status', title: '状态', width: 96, usual: true, text: (row) => statusWords[row.status] },
  {
    key: 'kind',
    title: '类型',
    width: 76,
    usual: true,
    edit: 'kind',
    text: (row) => (row.livelihood && row.kind !== 'livelihood' ? `${kindWords[row.kind]} 民生` : kindWords[row.kind]),
    read: (words) => {
      // as it stands in a copied cell
      const kind = wordFor(kindWords, words.trim().replace(/ 民生$/, ''))
      return kind && { kind }
    },
  },
  {
    key: 'disclosure',
    title: '公开属性',
    width: 104,
    edit: 'disclosure',
    text: (row) => disclosureWords[row.disclosure],
    read: (words) => {
      const disclosure = wordFor(disclosureWords, words)
      return disclosure && { disclosure }
    },
  },
  {
    key: 'remark',
    title: '备注',
    width: 160,
    wraps: true,
    usual: true,
    edit: 'text',
    text: (row) => row.remark ?? '',
    read: (words) => ({ remark: orNull(words) }),
  },
]

/** The column that a word of an address names; undefined when there is none. */
export const columnNamed = (key: string): TaskColumn | undefined => taskColumns.find((one) => one.key === key)

/** The column of a key. @throws for an unknown key */
export const columnOf = (key: TaskColumnKey): TaskColumn => {
  const column = taskColumns.find((one) => one.key === key)
  if (!column) throw new Error(`no column ${key}`)
  return column
}

/** Those of the usual sight. */
export const usualColumns: readonly TaskColumnKey[] = taskColumns.filter(({ usual }) => usual).map(({ key }) => key)

/** The day of a limit as offices write one, read as in a table that is imported; null for nothing, undefined for what is no day. */
export function readDay(words: string, ofYear: number): string | null | undefined {
  if (words.trim() === '') return null
  const limit = readLimit(words, ofYear)
  return limit?.kind === 'day' ? limit.day : undefined
}
