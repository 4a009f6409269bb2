import { chineseNumeral } from '../../domain/chinese-numeral.ts'
import { periodWords } from '../../domain/reporting/periods.ts'
import { taskNumber } from '../../domain/task-number.ts'
import type { UrgedTask, UrgeList } from '../../queries/reporting/urge-list.ts'
import type { Notice } from '../tasks/notice-docx.ts'

/** 催报通知: what the units owe, a unit a heading, as a notice that the office may change before it goes out. */
export function urgeNotice({ today, period, units }: UrgeList, place: string): Notice {
  const of = period ? `${period.year}年${periodWords(period)}` : ''
  return {
    letterhead: '',
    number: '',
    title: `关于报送${of}政府工作报告任务进展的催报通知`,
    to: units.map(({ unit }) => unit).join('、'),
    body: [
      `截至${today}，以下任务尚未签收或尚未报送${of}进展${period ? `（应于${period.dueOn}前报送）` : ''}。请抓紧登录系统办理；已在系统中填报的内容不另行报送材料，本期没有变化的一键报送即可。`,
      ...units.flatMap(({ unit, tasks }, index) => [
        `${chineseNumeral(index + 1)}、${unit}（${tasks.length}项）`,
        ...tasks.map((task) => `第${taskNumber(task)}项（${owedWords(task)}）：${task.wording}`),
      ]),
    ].join('\n'),
    issuer: `${place}人民政府督查室`,
    date: today,
  }
}

const owed = { signature: '未签收', report: '未填报', mending: '退回未改', check: '待单位审签' } as const

function owedWords({ owes, daysLate, missedBefore }: UrgedTask): string {
  return owed[owes] + (daysLate > 0 ? `，逾期${daysLate}天` : '') + (missedBefore ? '，上期也未报' : '')
}
