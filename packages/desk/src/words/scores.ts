import type { CountedRow, ScoreDetail, ScoreListed } from '@luoshi/server/desk/scores/score-routes.ts'

/** Where a version of scores stands. */
export const scoreStateWords: Readonly<Record<ScoreListed['state'], string>> = {
  draft: '草稿',
  proposed: '待审批',
  published: '已内部公布',
  replaced: '已被新版替代',
  discarded: '已作废',
}

/** What is done to a version: on its button, and in its history. */
export const scoreActWords: Readonly<Record<ScoreDetail['steps'][number]['act'], string>> = {
  propose: '提请审批',
  withdraw: '撤回',
  'send-back': '退回',
  publish: '批准并内部公布',
  discard: '作废',
  replace: '由新版替代',
}

/** What a row of a score is. */
export const scoreItemWords: Readonly<Record<CountedRow['item'], string>> = {
  development: '发展型',
  control: '控制型',
  qualitative: '定性',
  bonus: '加分',
  deduction: '扣分',
  cap: '封顶',
}

/** For what time scores are computed. */
export const scoreKindWords = { month: '月度', quarter: '季度', 'half-year': '半年', year: '年度' } as const

/** What the office answered to an objection. */
export const outcomeWords = { kept: '维持原得分', recompute: '采纳，重新计算' } as const
