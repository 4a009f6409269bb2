import type { SettlementItemShown } from '@luoshi/server/desk/settlement/settlement-routes.ts'

/** A verdict a person can confirm. */
export type Verdict = NonNullable<SettlementItemShown['verdict']>

/** In the order of their keys, 1 to 6. */
export const verdicts: readonly Verdict[] = ['met', 'short', 'underway', 'general', 'silent', 'left-out']

/** A verdict's shape and word: colour comes last. */
export const verdictWords: Readonly<Record<Verdict, readonly [shape: string, word: string]>> = {
  met: ['✓', '已完成'],
  short: ['▼', '未达到'],
  underway: ['◐', '推进中'],
  general: ['≈', '仅笼统提及'],
  silent: ['○', '报告未提及'],
  'left-out': ['—', '不作对账'],
}

/** Whether a word of the API is a verdict. */
export const isVerdict = (value: string): value is Verdict => value in verdictWords

/** What the rules propose, before anybody confirms. */
export const proposedWords = {
  met: '已完成',
  short: '未达到',
  underway: '推进中',
  'not-named': '未点名',
} as const

/** How a sentence of the next plan promises the same. */
export const againWords = {
  same: '照旧',
  raised: '提高',
  lowered: '降低',
  reworded: '改写',
  yardstick: '换口径',
} as const

/** 口径 of an official figure. */
export const basisWords = { nominal: '现价', comparable: '可比价', unstated: '未注明' } as const

/** How a stated figure stands to the promised one. */
export const resultWords = { reached: '达到', below: '低', yardstick: '口径不同' } as const

/** Where a settlement stands. */
export const settlementStateWords = { open: '正在对账', closed: '已办结', withdrawn: '已撤下' } as const
