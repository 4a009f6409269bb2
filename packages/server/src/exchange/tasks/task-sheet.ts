import { chineseNumeral } from '../../domain/chinese-numeral.ts'
import { commitmentKindWords } from '../../domain/commitment-kind.ts'
import { chineseDay } from '../../domain/day.ts'
import { headingWords } from '../../domain/heading-words.ts'
import { lightNames, lightShapes } from '../../domain/judging/shown-light.ts'
import { taskNumber } from '../../domain/task-number.ts'
import type { CommitmentOrigin, OutsideSource } from '../../domain/vocabulary.ts'
import type { UnitChoice } from '../../queries/tasks/task-choices.ts'
import type { TaskRow, TaskTable, TaskTableArea } from '../../queries/tasks/task-table.ts'
import type { TaskTexts } from '../../queries/tasks/task-texts.ts'
import type { SheetField } from './sheet-columns.ts'

/** The task table of a year as it is written on paper: every cell in words. */
export interface TaskSheet {
  /** `云溪县2031年政府工作报告任务分解表` */
  readonly title: string
  /** Who made it and on which day. */
  readonly origin: string
  readonly year: number
  /** Whether it has some of the year's tasks only. */
  readonly part: boolean
  readonly groups: readonly SheetGroup[]
}

/** Rows that stand under one heading. */
export interface SheetGroup {
  /** `一、聚焦产业升级（12项）` */
  readonly heading: string
  readonly rows: readonly SheetRow[]
}

/** A task in words; rows of one commitment stand one after another. */
export interface SheetRow {
  readonly taskId: string
  readonly commitmentId: string
  readonly words: Readonly<Record<SheetField, string>>
}

/** What the rows are grouped by. */
export type Grouping = 'area' | 'leader' | 'lead-unit'

/** What a sheet of tasks is made from. */
export interface SheetSource {
  readonly place: { readonly name: string; readonly fictitious: boolean }
  readonly table: TaskTable
  readonly units: readonly UnitChoice[]
  readonly texts: ReadonlyMap<string, TaskTexts>
  /** `YYYY-MM-DD` */
  readonly today: string
}

/**
 * The table of a year in words, grouped; 序号 stays what it is through every grouping. Where `only` names tasks the sheet
 * has those, and says of how many.
 */
export function taskSheet(source: SheetSource, grouping: Grouping, only: readonly string[] | null = null): TaskSheet {
  const { place, table, today } = source
  const chosen = only && new Set(only)
  // all of them are no choice
  const named = chosen && table.rows.some(({ taskId }) => !chosen.has(taskId)) ? chosen : null
  const shown = named ? table.rows.filter(({ taskId }) => named.has(taskId)) : table.rows
  const groups = new Map<string, SheetRow[]>()
  const inWords = rowWords(source)
  const key = groupKey(source, grouping)
  for (const row of shown) {
    const name = key(row)
    const rows = groups.get(name) ?? []
    rows.push({ taskId: row.taskId, commitmentId: row.commitmentId, words: inWords(row) })
    groups.set(name, rows)
  }
  const order = grouping === 'area' ? [...groups] : [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''))
  return {
    title: `${place.name}${table.year}年政府工作报告任务分解表`,
    origin: `${place.fictitious ? '演示用虚构地区；' : ''}截至${chineseDay(today)}，共${table.rows.length}项任务${otherOrigins(table.rows)}${named ? `，按筛选条件列出${shown.length}项` : ''}`,
    year: table.year,
    part: named !== null,
    groups: order.map(([name, rows], index) => ({
      heading: `${chineseNumeral(index + 1)}、${groupHeading(name, grouping)}（${rows.length}项）`,
      rows,
    })),
  }
}

/** `，其中预期目标8项、报告以外2项`; empty where all are promises of the report. */
function otherOrigins(rows: readonly TaskRow[]): string {
  const said = (['target', 'outside'] as const).flatMap((origin) => {
    const count = rows.filter((row) => row.origin === origin).length
    return count === 0 ? [] : [`${origin === 'target' ? '预期目标' : '报告以外'}${count}项`]
  })
  return said.length === 0 ? '' : `，其中${said.join('、')}`
}

function groupHeading(name: string, grouping: Grouping): string {
  if (name !== '') return grouping === 'leader' ? `${name}牵头` : name
  return { area: '其他', leader: '尚未指定牵头领导', 'lead-unit': '尚未指定牵头单位' }[grouping]
}

function groupKey({ table, units }: SheetSource, grouping: Grouping): (row: TaskRow) => string {
  const areas = areaNames(table.areas)
  const names = unitNames(units)
  switch (grouping) {
    case 'area':
      return ({ areaId, origin }) => originWords[origin] ?? areas.get(areaId ?? '') ?? ''
    case 'leader':
      return ({ leader }) => leader?.name ?? ''
    case 'lead-unit':
      return ({ leadIds }) => names.get(leadIds[0] ?? '') ?? ''
  }
}

/** What stands for the area of rows that are no promise of the report. */
export const originWords: Readonly<Record<CommitmentOrigin, string | undefined>> = {
  report: undefined,
  target: '主要预期目标',
  outside: '报告以外的任务',
}

/** What the places where tasks outside the report are given are called. */
export const sourceWords = {
  meeting: '会议',
  'superior-document': '上级文件',
  instruction: '领导批示',
  other: '其他',
} as const satisfies Record<OutsideSource, string>

/** Beside a task outside the report, where its words would be the report's: `非报告任务（会议：第3次常务会议）`. */
const originNote = ({ source }: TaskRow): string =>
  source === null ? '' : `非报告任务（${sourceWords[source.kind]}：${source.name}）`

const areaNames = (areas: readonly TaskTableArea[]): ReadonlyMap<string, string> =>
  new Map(areas.map(({ areaId, focus, heading }) => [areaId, focus ?? headingWords(heading)]))

/** The short name of each unit; the full one where two share the short one. */
export function unitNames(units: readonly UnitChoice[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>()
  for (const { shortName } of units) times.set(shortName, (times.get(shortName) ?? 0) + 1)
  return new Map(
    units.map(({ unitId, name, shortName }) => [unitId, times.get(shortName) === 1 ? shortName : name] as const),
  )
}

/** What turns a task into the words of its cells. */
export function rowWords({ table, units, texts }: SheetSource): (row: TaskRow) => Record<SheetField, string> {
  const areas = areaNames(table.areas)
  const names = unitNames(units)
  const joined = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []).join('、')
  const members = new Map(units.map(({ unitId, memberIds }) => [unitId, memberIds]))
  return (row) => {
    const text = texts.get(row.taskId)
    const group = members.get(row.leadIds[0] ?? '') ?? []
    return {
      year: String(table.year),
      number: taskNumber(row),
      area: originWords[row.origin] ?? areas.get(row.areaId ?? '') ?? '',
      section: row.path.join(' / '),
      adopted: row.source === null ? row.adopted : originNote(row),
      wording: row.wording,
      kind: commitmentKindWords[row.kind] + (row.livelihood && row.kind !== 'livelihood' ? '、民生实事' : ''),
      requirement: row.requirement ?? '',
      stages: text?.stages ?? '',
      leader: row.leader?.name ?? '',
      leads: joined(row.leadIds),
      members: joined(group),
      speaker: group.length === 0 ? '' : speakerWords(names.get(row.speakerId ?? '')),
      partners: joined(row.partnerIds),
      officer: row.officer?.name ?? '',
      due: dueWords(row, table.year),
      milestones: text?.milestones ?? '',
      source: row.sourceUnitId === null ? '' : (names.get(row.sourceUnitId) ?? ''),
      progress: [row.percent === null ? '' : `${row.percent}%`, text?.situation ?? ''].filter(Boolean).join(' '),
      problems: text?.problems ?? '',
      nextStep: text?.nextStep ?? '',
      coordination: text?.coordination ?? '',
      light: row.light === null ? '' : lightCell(row.light),
      disclosure: disclosures[row.disclosure],
      continuous: row.continuous ? '是' : '',
      emphasised: row.emphasised ? '★' : '',
      plan: planRules[row.planRule],
      nodes: row.milestones > 0 ? String(row.milestones) : '',
      indicators: row.indicators > 0 ? String(row.indicators) : '',
      report: row.members
        ? `已报 ${row.members.reported}/${row.members.of}`
        : row.report === null
          ? ''
          : reportStates[row.report],
      status: statuses[row.status],
      remark: row.remark ?? '',
    }
  }
}

/** How a task that a group leads is reported: by each member, or by the one that is named. */
export const speakerWords = (member: string | undefined): string =>
  member === undefined ? eachMember : `由${member}代表填报`

/** What stands for members that report each for itself. */
export const eachMember = '各成员分别填报'

const planRules = {
  months: '序时进度',
  curve: '分月节点',
  milestones: '节点完成',
  indicator: '指标数值',
  none: '不计进度',
} as const satisfies Record<TaskRow['planRule'], string>
const reportStates = {
  draft: '草稿',
  'sent-to-head': '待审签',
  sent: '待审核',
  accepted: '已通过',
  returned: '已退回',
} as const satisfies Record<NonNullable<TaskRow['report']>, string>
const statuses = {
  drafted: '待下达',
  assigned: '待签收',
  refused: '退签待重新下达',
  active: '办理中',
  closed: '已办结',
  'set-aside': '已调整',
} as const satisfies Record<TaskRow['status'], string>
/** `▲ 滞后（落后 12 个百分点）`; a light that speaks of the reporting alone does not say 滞后. */
const lightCell = ({ light, words, ofReport }: NonNullable<TaskRow['light']>): string =>
  ofReport
    ? `${light === 'red' ? '■' : '▲'} ${words}`
    : `${lightShapes[light]} ${lightNames[light]}${words === '' ? '' : `（${words}）`}`

/** What the ways of making a task public are called. */
export const disclosures = {
  undecided: '未定',
  public: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
} as const

/** `6月底前`, `6月15日前`, 持续推进; with the year where it is not the table's. */
function dueWords({ dueOn, continuous }: TaskRow, tableYear: number): string {
  if (continuous) return '持续推进'
  if (dueOn === null) return ''
  const [year = 0, month = 0, day = 0] = dueOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year === tableYear ? '' : `${year}年`}${month}月${day === last ? '底前' : `${day}日前`}`
}
