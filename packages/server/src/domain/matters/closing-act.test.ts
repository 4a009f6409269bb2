import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ClosingFacts, type ClosingInput, judgeClosing, openClosingActs } from './closing-act.ts'
import type { MatterDoer } from './matter-act.ts'
import { closingActs, closingStates } from './task-closing.ts'

type Part = MatterDoer['roles'][number]['part']
const who = (personId: string, part: Part, unitId: string | null = null): MatterDoer => ({
  personId,
  roles: [{ part, unitId, onBehalfOf: null }],
})
const head = who('head', 'head', 'water')
const office = who('office', 'office')
const both: MatterDoer = { personId: 'head', roles: [...head.roles, ...office.roles] }
const people = [
  head,
  office,
  both,
  who('clerk', 'officer', 'water'),
  who('other', 'head', 'roads'),
  who('mayor', 'approver'),
]
const facts = (state: ClosingFacts['state'], askedBy: string | null = 'head'): ClosingFacts => ({
  state,
  leadUnitIds: ['water'],
  askedBy,
})

// head of the lead unit, office, one person who is both and asked, officer of the unit, head of another unit, leader
test.each<[ClosingFacts['state'], readonly (readonly string[])[]]>([
  ['open', [['ask-close'], [], ['ask-close'], [], [], []]],
  ['close-asked', [['take-back'], ['verify', 'return-close'], ['take-back', 'return-close'], [], [], []]],
  ['closed', [[], ['strike-off'], ['strike-off'], [], [], []]],
  ['struck-off', [[], [], [], [], [], []]],
])('%s × everybody', (state, may) => {
  expect(people.map((person) => openClosingActs(facts(state), person))).toEqual(may)
})

const nothing: ClosingInput = { act: 'ask-close', words: null, reason: null, grade: null, evidence: 0 }
test.each<[Partial<ClosingInput>, MatterDoer, ClosingFacts['state'], object]>([
  [{}, head, 'open', { kind: 'missing', what: 'text' }],
  [{ words: '已建成。' }, head, 'open', { kind: 'missing', what: 'evidence' }],
  [{ words: '  ', evidence: 1 }, head, 'open', { kind: 'missing', what: 'text' }],
  [{ words: '已建成。', evidence: 1 }, head, 'open', { kind: 'moves', to: 'close-asked' }],
  [{ act: 'verify', words: '属实。' }, office, 'close-asked', { kind: 'missing', what: 'grade' }],
  [{ act: 'verify', words: '属实。', grade: 'good' }, office, 'close-asked', { kind: 'moves', to: 'closed' }],
  [{ act: 'verify', words: '属实。', grade: 'good' }, both, 'close-asked', { kind: 'not-yours', by: 'office-second' }],
  [{ act: 'return-close' }, office, 'close-asked', { kind: 'missing', what: 'reason' }],
  [{ act: 'strike-off' }, office, 'open', { kind: 'no-such-act' }],
])('%j', (input, person, state, outcome) => {
  expect(judgeClosing(facts(state), person, { ...nothing, ...input })).toEqual(outcome)
})

test('no sequence of acts closes a task without evidence and a second person, or strikes off what is not closed', () => {
  const step = fc.record({
    act: fc.constantFrom(...closingActs),
    doer: fc.constantFrom(...people),
    words: fc.constantFrom(null, '已办。'),
    reason: fc.constantFrom(null, '不实。'),
    grade: fc.constantFrom(null, 'passed' as const),
    evidence: fc.nat(1),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let now = facts('open', null)
      let shown = false
      for (const { doer, ...input } of steps) {
        const outcome = judgeClosing(now, doer, input)
        if (outcome.kind !== 'moves') continue
        if (input.act === 'ask-close') shown = input.evidence > 0
        if (outcome.to === 'closed') expect([shown, doer.personId !== now.askedBy]).toEqual([true, true])
        if (outcome.to === 'struck-off') expect(now.state).toBe('closed')
        now = { ...now, state: outcome.to, askedBy: input.act === 'ask-close' ? doer.personId : now.askedBy }
      }
      expect(closingStates).toContain(now.state)
    }),
  )
})
