import type { PeriodStanding } from '@luoshi/server/desk/reporting/period-routes.ts'
import { periodWords } from '../../words/reporting.ts'

/** `2031年3月`; of a whole year only the year. */
export const periodName = (period: PeriodStanding): string =>
  period.kind === 'year' ? periodWords(period) : `${period.year}年${periodWords(period)}`

/** Where a period stands: 已关闭, 已截止, 填报中. */
export function stateWords({ closed, dueOn }: PeriodStanding, today: string): string {
  if (closed) return '已关闭'
  return dueOn < today ? '已截止，未关闭' : '填报中'
}

/** What closing a period means, a line a sentence: first what is still open in it, then what holds from then on. */
export function closingWords(period: PeriodStanding, today: string): readonly string[] {
  return [
    ...(period.dueOn >= today ? [`截止日是 ${period.dueOn}，还没有过。`] : []),
    ...(period.unreported > 0
      ? [`有 ${period.unreported} 项任务还没有报送，关闭后按未填报记录，只能以更正的方式补报。`]
      : []),
    ...(period.waiting > 0
      ? [`有 ${period.waiting} 份填报待审核，关闭后仍可审核通过；退回的须以更正的方式重报。`]
      : []),
    '关闭后，这一期的填报不能再直接修改；确需改动的，由填报单位写明理由另行更正，原填报和更正都会保留并显示。',
    '关闭后重新开启须写明理由，记入台账。',
  ]
}
