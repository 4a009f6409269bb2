import type { ScoreItem } from './score-row.ts'

/** What a row of a score is called. */
export const scoreItemWords: Readonly<Record<ScoreItem, string>> = {
  development: '发展型',
  control: '控制型',
  qualitative: '定性',
  bonus: '加分',
  deduction: '扣分',
  cap: '封顶',
}
