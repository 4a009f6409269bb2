import { expect, test } from 'vitest'
import { verdictWords } from './measure-verdict.ts'

const judged = {
  kind: 'judged',
  ...{ met: true, actual: 55, plan: 50, deviation: 5, beyond: false, regressed: false, bindingMissed: false },
} as const

test('an amount says how much of the whole is there and should be', () => {
  expect(verdictWords(judged)).toEqual({ words: '✓ 已达 55%，应达 50%', behind: false })
  expect(verdictWords({ ...judged, met: false, actual: 20 })).toEqual({ words: '▲ 仅达 20%，应达 50%', behind: true })
})

test('a rate, a rank or a grade is reached or not', () => {
  const rate = { ...judged, actual: 6.1, plan: 6, beyond: null }
  expect(verdictWords(rate).words).toBe('✓ 达到要求')
  expect(verdictWords({ ...rate, met: false, actual: null, plan: null }).words).toBe('▲ 未达要求')
})

test('what is not judged says why', () => {
  expect(verdictWords({ kind: 'open', reason: 'year-end' }).words).toBe('年末评判')
  expect(verdictWords({ kind: 'open', reason: 'no-value' }).words).toBe('尚无数值')
})
