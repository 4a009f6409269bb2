import type { AskKind, BurdenRules } from './burden.ts'

/** What a unit received, in a word. */
export const askKindWords: Readonly<Record<AskKind, string>> = {
  report: '填报',
  question: '退回追问',
  urge: '催报',
  'matter-urge': '催办',
  slip: '督查单',
  inspection: '督查',
}

/** What a limit counts. */
export const limitWords: Readonly<Record<keyof BurdenRules, string>> = {
  urges: '催报催办',
  slips: '督查单',
  inspections: '督查',
  questions: '退回追问',
  total: '各类督办要求',
}
