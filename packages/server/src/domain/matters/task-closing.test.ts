import { expect, test } from 'vitest'
import { judgeClosing } from './closing-act.ts'
import { type ClosingState, closingActs } from './task-closing.ts'

/** A head of the lead unit who is of the office too, and brings everything. */
const doer = {
  personId: 'one',
  roles: [
    { part: 'head', unitId: 'water', onBehalfOf: null },
    { part: 'office', unitId: null, onBehalfOf: null },
  ],
} as const
const brought = { words: '已完成。', reason: '材料不足。', grade: 'good', evidence: 1 } as const

// columns as closingActs: ask-close, take-back, verify, return-close, strike-off
const no = undefined
test.each<[ClosingState, readonly (ClosingState | undefined)[]]>([
  ['open', ['close-asked', no, no, no, no]],
  ['close-asked', [no, 'open', 'closed', 'open', no]],
  ['closed', [no, no, no, no, 'struck-off']],
  ['struck-off', [no, no, no, no, no]],
])('%s × every act', (state, after) => {
  const facts = { state, leadUnitIds: ['water'], askedBy: 'another' }
  const outcomes = closingActs.map((act) => judgeClosing(facts, doer, { act, ...brought }))
  expect(outcomes.map((outcome) => (outcome.kind === 'moves' ? outcome.to : no))).toEqual(after)
})
