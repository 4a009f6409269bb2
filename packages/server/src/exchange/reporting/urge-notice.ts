import { chineseDay } from '../../domain/day.ts'
import { periodWords } from '../../domain/reporting/periods.ts'
import { taskNumber } from '../../domain/task-number.ts'
import type { UrgedTask, UrgedUnit, UrgeList } from '../../queries/reporting/urge-list.ts'
import type { Notice } from '../tasks/notice-docx.ts'

/** 催报通知: what the units owe as a table, a unit a row, as a notice that the office may change before it goes out. */
export function urgeNotice({ today, period, units }: UrgeList, place: string): Notice {
  const of = period ? `${period.year}年${periodWords(period)}` : ''
  const missed = units.some(({ tasks }) => tasks.some(({ missedBefore }) => missedBefore))
  const count = units.reduce((sum, { tasks }) => sum + tasks.length, 0)
  return {
    letterhead: '',
    number: '',
    title: `关于报送${of}政府工作报告任务进展的催报通知`,
    to: '各有关单位',
    body: [
      `截至${chineseDay(today)}，${units.length}个单位有${count}项任务尚未签收或尚未报送${of}进展${period ? `（应于${chineseDay(period.dueOn)}前报送）` : ''}，按单位列表如下，任务序号见《任务分解表》。`,
      '请抓紧登录系统办理；已在系统中填报的内容不另行报送材料，本期没有变化的一键报送即可。',
    ].join('\n'),
    table: {
      columns: [
        { title: '序号', width: 6, centred: true },
        { title: '单位', width: 14 },
        { title: '合计', width: 8, centred: true },
        { title: missed ? '待办任务（序号，带＊的上期也未报）' : '待办任务（序号）', width: 63 },
        { title: '逾期', width: 9, centred: true },
      ],
      rows: units.map((unit, index) => [
        String(index + 1),
        unit.unit,
        `${unit.tasks.length}项`,
        owedWords(unit),
        latestWords(unit.tasks),
      ]),
    },
    issuer: `${place}人民政府督查室`,
    date: today,
  }
}

const owed = { signature: '未签收', report: '未填报', mending: '退回未改', check: '待单位审签' } as const

/** `未签收2项：3、5；未填报4项：8至10、68-2＊`: with a star where the period before was not reported either. */
function owedWords({ tasks }: UrgedUnit): string {
  const kinds = (Object.keys(owed) as UrgedTask['owes'][]).flatMap((kind) => {
    const own = tasks.filter(({ owes }) => owes === kind)
    return own.length === 0 ? [] : [`${owed[kind]}${own.length}项：${numbersWords(own)}`]
  })
  return kinds.join('；')
}

/** Numbers in order, three and more in a row as a range: `3、5、8至10、68-2至68-4`. */
function numbersWords(tasks: readonly UrgedTask[]): string {
  const words: string[] = []
  for (let at = 0; at < tasks.length; ) {
    const [first, last] = [tasks[at], tasks[lastInARow(tasks, at)]]
    const length = lastInARow(tasks, at) - at + 1
    if (first && last) {
      const star = first.missedBefore ? '＊' : ''
      if (length >= 3) words.push(`${taskNumber(first)}至${taskNumber(last)}${star}`)
      else for (const task of tasks.slice(at, at + length)) words.push(`${taskNumber(task)}${star}`)
    }
    at += length
  }
  return words.join('、')
}

/** Place of the last task of those that follow one another from a place on, by whole numbers or as parts of one. */
function lastInARow(tasks: readonly UrgedTask[], from: number): number {
  let at = from
  while (follows(tasks[at], tasks[at + 1])) at++
  return at
}

const follows = (before: UrgedTask | undefined, after: UrgedTask | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.missedBefore === after.missedBefore &&
  (isWhole(before) && isWhole(after)
    ? after.number === before.number + 1
    : !isWhole(before) && !isWhole(after) && after.number === before.number && after.part === before.part + 1)

/** The first task of a commitment has its number alone. */
const isWhole = ({ part }: UrgedTask): boolean => part === 1

function latestWords(tasks: readonly UrgedTask[]): string {
  const most = Math.max(0, ...tasks.map(({ daysLate }) => daysLate))
  return most === 0 ? '未逾期' : `${most}天`
}
