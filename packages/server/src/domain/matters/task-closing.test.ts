import { expect, test } from 'vitest'
import { type ClosingState, closingActs, closingAfter } from './task-closing.ts'

// columns as closingActs: ask-close, take-back, verify, return-close, strike-off
const no = undefined
test.each<[ClosingState, readonly (ClosingState | undefined)[]]>([
  ['open', ['close-asked', no, no, no, no]],
  ['close-asked', [no, 'open', 'closed', 'open', no]],
  ['closed', [no, no, no, no, 'struck-off']],
  ['struck-off', [no, no, no, no, no]],
])('%s × every act', (state, after) => {
  expect(closingActs.map((act) => closingAfter(state, act))).toEqual(after)
})
