import { expect, test } from 'vitest'
import { openScoreActs, type ScoreDoer, scoreStates } from './score-table.ts'

const doer = (own: Partial<ScoreDoer>): ScoreDoer => ({
  ...{ personId: 'a', office: false, approvesFor: [], computedBy: 'maker', proposedBy: null },
  ...own,
})

test.each<[string, Partial<ScoreDoer>, Readonly<Record<string, readonly string[]>>]>([
  ['the office', { office: true }, { draft: ['propose', 'discard'], proposed: ['withdraw'] }],
  ['another who approves', { approvesFor: [null] }, { proposed: ['send-back', 'publish'] }],
  ['who computed it', { personId: 'maker', approvesFor: [null], proposedBy: 'b' }, {}],
  ['who proposed it', { personId: 'b', approvesFor: [null], proposedBy: 'b' }, {}],
  ['who stands in for who computed it', { approvesFor: ['maker'], proposedBy: 'b' }, {}],
  ['who stands in for a leader', { approvesFor: ['mayor'], proposedBy: 'b' }, { proposed: ['send-back', 'publish'] }],
  ['a unit', {}, {}],
])('%s may do what the table says, and nothing else', (_, own, open) => {
  for (const state of scoreStates) expect([state, openScoreActs(state, doer(own))]).toEqual([state, open[state] ?? []])
})
