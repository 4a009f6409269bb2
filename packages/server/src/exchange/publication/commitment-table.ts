import { commitmentKindWords } from '../../domain/commitment-kind.ts'
import { lightNames } from '../../domain/judging/shown-light.ts'
import { measureWords } from '../../domain/measure-words.ts'
import { dueDay, officeDue } from '../../domain/office-due.ts'
import type { PublishedCommitment, PublishedFollowed, PublishedYear } from '../../domain/published-year.ts'
import { titledPlace } from '../../domain/titled-place.ts'

/** The commitments of a published year as the table offices know, a row each in the order of the 序号; behind them what is followed beside the report's promises. */
export interface CommitmentTable {
  /** `青禾县2031年政府工作报告承诺事项` */
  readonly title: string
  /** Where the table comes from and of which day it speaks. */
  readonly origin: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly TableCell[])[]
  /** Name of the sheet; 承诺事项 where it is left out. */
  readonly sheet?: string
}

/** A cell; numbers stay numbers on a sheet. */
export type TableCell = string | number

/** A column of the table of commitments. */
export interface TableColumn {
  readonly name: string
  /** In half-width characters, on a sheet; null for one that a sheet leaves to its head and to machines. */
  readonly width: number | null
}

interface Column extends TableColumn {
  readonly cell: (one: PublishedCommitment, year: PublishedYear) => TableCell
  /** Of what is followed beside the promises; empty where it is left out. */
  readonly followed?: (one: PublishedFollowed, year: PublishedYear) => TableCell
}

/** What stands in {@link CommitmentTable}; `address` makes a path of the site a full address. */
export function commitmentTable(year: PublishedYear, address?: (path: string) => string): CommitmentTable {
  const { jurisdiction, snapshot, cutOff } = year
  const place = titledPlace(jurisdiction)
  const chosen = address === undefined ? columns : [...columns, permanentAddress(address)]
  return {
    title: `${place}${year.year}年政府工作报告承诺事项`,
    origin: `公开快照第${snapshot}号，数据截至${cutOff}${jurisdiction.publisher === null ? '' : `，发布机构：${jurisdiction.publisher}`}。“尚无填报”不表示未完成。`,
    columns: chosen.map(({ name, width }) => ({ name, width })),
    rows: [
      ...year.commitments.map((one) => chosen.map((column) => column.cell(one, year))),
      ...(year.followed ?? []).map((one) => chosen.map((column) => column.followed?.(one, year) ?? '')),
    ],
  }
}

const columns: readonly Column[] = [
  { name: '年度', width: 6, cell: (_, year) => year.year, followed: (_, year) => year.year },
  { name: '序号', width: 6, cell: (one) => one.number, followed: (one) => one.number },
  { name: '重点领域', width: 14, cell: (one, year) => areaOf(one, year), followed: (one) => origins[one.origin] },
  { name: '小节', width: 12, cell: (one) => one.path.join(' / ') },
  { name: '报告原文', width: 44, cell: (one) => one.text, followed: (one) => one.text },
  { name: '类型', width: 9, cell: (one) => commitmentKindWords[one.kind], followed: (one) => origins[one.origin] },
  { name: '目标要求', width: 20, cell: requirement, followed: (one) => one.requirement ?? '' },
  { name: '牵头领导', width: 9, cell: (one) => one.leader ?? '', followed: (one) => one.leader ?? '' },
  {
    name: '牵头单位',
    width: 12,
    cell: (one) => one.leadUnit ?? '尚未指定',
    followed: (one) => one.leadUnit ?? '尚未指定',
  },
  {
    name: '配合单位',
    width: 14,
    cell: (one) => one.partnerUnits.join('、'),
    followed: (one) => one.partnerUnits.join('、'),
  },
  { name: '完成时限', width: 11, cell: (one) => officeDue(one) ?? one.due?.text ?? '' },
  { name: '截止日期', width: null, cell: (one) => dueDay(one) ?? '' },
  { name: '状态', width: 11, cell: stateWords, followed: stateWords },
  {
    name: '指标数值',
    width: null,
    cell: measures,
    followed: (one) => (one.measures ?? []).map(measureWords).join('；'),
  },
  {
    name: '最新进展',
    width: 22,
    cell: (one) => one.progress[0]?.text ?? '',
    followed: (one) => one.progress[0]?.text ?? '',
  },
  {
    name: '进展来源',
    width: 11,
    cell: (one) => one.progress[0]?.source ?? '',
    followed: (one) => one.progress[0]?.source ?? '',
  },
  { name: '快照号', width: null, cell: (_, year) => year.snapshot, followed: (_, year) => year.snapshot },
  { name: '数据截至', width: null, cell: (_, year) => year.cutOff, followed: (_, year) => year.cutOff },
]

const permanentAddress = (address: (path: string) => string): Column => ({
  name: '永久地址',
  width: null,
  cell: (one, year) => address(`/${year.jurisdiction.code}/${year.year}/${one.number}`),
  followed: (_, year) => address(`/${year.jurisdiction.code}/${year.year}/results`),
})

const origins = { target: '预期目标', outside: '报告以外' } as const

/** Every indicator of its tasks with its newest figure. */
function measures({ parts = [] }: PublishedCommitment): string {
  return parts.flatMap((part) => (part.measures ?? []).map(measureWords)).join('；')
}

function areaOf({ area }: PublishedCommitment, { areas }: PublishedYear): string {
  const found = areas.find((one) => one.ordinal === area)
  return found ? (found.focus ?? found.text) : ''
}

/** The report's own words of what is to be reached, each with what it measures. */
function requirement({ figures, text, span }: PublishedCommitment): string {
  const words = figures.map((figure) => {
    const said = text.slice(figure.span[0] - span[0], figure.span[1] - span[0])
    return said.includes(figure.metric) ? said : `${figure.metric}：${said}`
  })
  return [...new Set(words)].join('；')
}

function stateWords({ state }: Pick<PublishedCommitment, 'state'>): string {
  switch (state.kind) {
    case 'unreported':
      return '尚无填报'
    case 'withdrawn':
      return `已撤回：${state.reason}`
    case 'light':
      if (state.ofReport) return state.words
      return state.words === '' ? lightNames[state.light] : `${lightNames[state.light]}（${state.words}）`
  }
}
