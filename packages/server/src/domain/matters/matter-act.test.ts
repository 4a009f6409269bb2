import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forwardActs, judgeAct, type MatterDoer, type MatterFacts, type MatterInput, openActs } from './matter-act.ts'
import {
  finalStates,
  type MatterAct,
  type MatterState,
  matterActs,
  matterAfter,
  matterStates,
  matterTable,
} from './matter-table.ts'

/** Every way the table has; what is not here does not exist. */
const ways: Record<MatterState, Partial<Record<MatterAct, MatterState>>> = (() => {
  const stops = { suspend: 'suspended', adjust: 'adjusted', terminate: 'terminated' } as const
  return {
    draft: { propose: 'proposed', discard: 'discarded' },
    proposed: { withdraw: 'draft', 'send-back': 'draft', approve: 'registered' },
    registered: { 'hand-out': 'handed-out', ...stops },
    'handed-out': { sign: 'active', refuse: 'refused', ...stops },
    refused: { 'hand-out': 'handed-out', ...stops },
    active: { 'feed-back': 'reported', 'ask-extension': 'extension-asked', 'ask-close': 'close-asked', ...stops },
    reported: { accept: 'active', return: 'active', ...stops },
    'extension-asked': { 'review-extension': 'extension-reviewed', ...stops },
    'extension-reviewed': { 'grant-extension': 'active', 'deny-extension': 'active', ...stops },
    'close-asked': { verify: 'closed', 'return-close': 'active', ...stops },
    closed: { 'strike-off': 'struck-off' },
    'struck-off': {},
    suspended: { 'hand-out': 'handed-out', terminate: 'terminated' },
    adjusted: { 'hand-out': 'handed-out', terminate: 'terminated' },
    terminated: {},
    discarded: {},
  }
})()

const now = new Date('2031-03-10T02:00Z')
const facts: MatterFacts = {
  state: 'draft',
  leadUnitId: 'water',
  proposedBy: 'lin',
  closeAskedBy: 'he',
  approverId: 'mayor',
  settleBy: new Date('2031-03-20T16:00Z'),
}
const role = (
  part: MatterDoer['roles'][number]['part'],
  unitId: string | null = null,
  onBehalfOf: string | null = null,
) => ({ part, unitId, onBehalfOf })
const doers = {
  office: { personId: 'qiu', roles: [role('office')] },
  proposer: { personId: 'lin', roles: [role('office'), role('approver')] },
  approver: { personId: 'mayor', roles: [role('approver')] },
  delegate: { personId: 'deputy', roles: [role('approver', null, 'mayor')] },
  'another leader': { personId: 'vice', roles: [role('approver')] },
  head: { personId: 'he', roles: [role('head', 'water')] },
  officer: { personId: 'shui', roles: [role('officer', 'water')] },
  'head of another unit': { personId: 'lu', roles: [role('head', 'roads')] },
  'head who is of the office': { personId: 'he', roles: [role('head', 'water'), role('office')] },
  'who stands in for the proposer': {
    personId: 'stand-in',
    roles: [role('office', null, 'lin'), role('approver', null, 'lin')],
  },
  'who stands in for who asked to close': {
    personId: 'other',
    roles: [role('head', 'water', 'he'), role('office', null, 'he')],
  },
  reader: { personId: 'du', roles: [] },
} satisfies Record<string, MatterDoer>

const may: Record<(typeof matterTable)[MatterAct]['by'], readonly (keyof typeof doers)[]> = {
  office: [
    'office',
    'proposer',
    'head who is of the office',
    'who stands in for the proposer',
    'who stands in for who asked to close',
  ],
  // nor by a power that the first person lent
  'office-second': ['office', 'proposer', 'who stands in for the proposer'],
  'approver-first': ['approver', 'delegate', 'another leader'],
  'approver-same': ['approver', 'delegate'],
  lead: ['head', 'officer', 'head who is of the office', 'who stands in for who asked to close'],
  'lead-head': ['head', 'head who is of the office', 'who stands in for who asked to close'],
}

/** All that any act could want. */
const whole = (act: MatterAct): MatterInput => ({
  act,
  reason: '汛期提前',
  text: '管沟已经回填',
  progress: '完成七成',
  grade: 'good',
  due: new Date('2031-04-01T16:00Z'),
  evidence: 1,
  suggestedUnitId: 'roads',
  clock: true,
  noSecrets: true,
  change: true,
})

describe('every state × every act', () => {
  test.each(matterStates)('%s', (state) => {
    const found = Object.fromEntries(
      matterActs.flatMap((act) => {
        const to = matterAfter(state, act)
        return to === undefined ? [] : [[act, to]]
      }),
    )
    expect(found).toEqual(ways[state])
  })

  test.each(Object.entries(doers))('× %s', (name, doer) => {
    for (const state of matterStates)
      for (const act of matterActs) {
        const to = ways[state][act]
        const theirs = may[matterTable[act].by].some((one) => one === name)
        const outcome = judgeAct({ ...facts, state }, doer, whole(act), now)
        if (to === undefined) expect(outcome).toEqual({ kind: 'no-such-act' })
        else if (theirs) expect(outcome).toEqual({ kind: 'moves', to })
        else expect(outcome).toEqual({ kind: 'not-yours', by: matterTable[act].by })
      }
  })

  test('every state can be reached from the draft, and all but the final ones can be left', () => {
    const reached = new Set<MatterState>(['draft'])
    for (const state of reached) for (const to of Object.values(ways[state])) reached.add(to)
    expect([...reached].toSorted()).toEqual([...matterStates].toSorted())
    expect(matterStates.filter((state) => Object.keys(ways[state]).length === 0)).toEqual(finalStates)
  })
})

describe('what an act must bring', () => {
  const doerOf = (act: MatterAct): MatterDoer =>
    ({
      office: doers.office,
      'office-second': doers.office,
      'approver-first': doers.approver,
      'approver-same': doers.approver,
      lead: doers.officer,
      'lead-head': doers.head,
    })[matterTable[act].by]

  test.each(matterActs.flatMap((act) => matterTable[act].carries.map((what) => [act, what] as const)))(
    '%s is refused without %s',
    (act, what) => {
      const [state] = matterTable[act].from
      if (!state) throw new Error('the act leads from nowhere')
      const names = {
        day: 'due',
        lead: 'leadUnitId',
        'no-secrets': 'noSecrets',
        'another-unit': 'suggestedUnitId',
      } as Record<string, string>
      const input = { ...whole(act), [names[what] ?? what]: undefined }
      const matter = { ...facts, state, ...(what === 'lead' ? { leadUnitId: null } : {}) }
      expect(judgeAct(matter, doerOf(act), input, now)).toEqual({ kind: 'missing', what })
    },
  )

  test('退签 is refused for the unit that has it', () => {
    const input = { ...whole('refuse'), suggestedUnitId: 'water' }
    const outcome = judgeAct({ ...facts, state: 'handed-out' }, doers.head, input, now)
    expect(outcome).toEqual({ kind: 'missing', what: 'another-unit' })
  })

  test('words of blanks say nothing', () => {
    const matter = { ...facts, state: 'reported' as const }
    expect(judgeAct(matter, doers.office, { act: 'return', reason: ' 　' }, now)).toEqual({
      kind: 'missing',
      what: 'reason',
    })
  })

  test.each([
    ['at the due moment', '2031-03-20T16:00Z', '2031-04-01T16:00Z', 'too-late'],
    ['for no later moment', '2031-03-10T02:00Z', '2031-03-20T16:00Z', 'not-later'],
  ])('an extension is not asked for %s', (_, at, due, kind) => {
    const input = { ...whole('ask-extension'), due: new Date(due) }
    expect(judgeAct({ ...facts, state: 'active' }, doers.head, input, new Date(at))).toEqual({ kind })
  })

  test('one asked for in time may be granted behind the due moment, for a moment that is still to come', () => {
    const matter = { ...facts, state: 'extension-reviewed' as const }
    const late = new Date('2031-03-25T02:00Z')
    const grant = (due: string) =>
      judgeAct(matter, doers.approver, { ...whole('grant-extension'), due: new Date(due) }, late)
    expect(grant('2031-03-24T16:00Z')).toEqual({ kind: 'past' })
    expect(grant('2031-03-31T16:00Z')).toEqual({ kind: 'moves', to: 'active' })
  })
})

test('no sequence of acts leads to a matter at work without lead, approver or due moment, or from a final state', () => {
  const begin: MatterFacts = {
    state: 'draft',
    leadUnitId: null,
    proposedBy: null,
    closeAskedBy: null,
    approverId: null,
    settleBy: null,
  }
  const step = fc.record({
    // most are acts that take the matter forward, some any act that somebody has, the others whatever comes
    open: fc.integer({ min: 0, max: 9 }),
    pick: fc.nat(100),
    any: fc.constantFrom(...matterActs),
    by: fc.constantFrom(...Object.values(doers)),
    lead: fc.option(fc.constantFrom('water', 'roads')),
    clock: fc.boolean(),
    days: fc.integer({ min: -5, max: 60 }),
  })
  const reached = new Set<MatterState>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 60 }), (steps) => {
      let matter = begin
      let at = now
      for (const { open, pick, any, by, lead, clock, days } of steps) {
        const moves = Object.values(doers).flatMap((one) =>
          openActs(matter, one)
            .filter((act) => open < 2 || forwardActs.has(act))
            .map((act) => ({ act, doer: one })),
        )
        const { act, doer } = (open > 0 && moves[pick % Math.max(1, moves.length)]) || { act: any, doer: by }
        at = new Date(at.getTime() + 3_600_000)
        // what the office writes before it is registered
        if (matter.state === 'draft') matter = { ...matter, leadUnitId: lead }
        const due = act === 'hand-out' && !clock ? undefined : new Date(at.getTime() + days * 86_400_000)
        const input = { ...whole(act), clock, due }
        const outcome = judgeAct(matter, doer, input, at)
        if (outcome.kind !== 'moves') continue
        expect(finalStates).not.toContain(matter.state)
        matter = afterAct(matter, doer, input, outcome.to)
        reached.add(matter.state)
        if (matter.state === 'draft' || matter.state === 'discarded') continue
        expect(matter.leadUnitId).not.toBeNull()
        expect(matter.proposedBy).not.toBeNull()
        if (matter.state === 'proposed') continue
        expect(matter.approverId).not.toBeNull()
        if (['handed-out', 'active', 'reported', 'close-asked', 'closed'].includes(matter.state))
          expect(matter.settleBy).not.toBeNull()
      }
    }),
    { numRuns: 500, seed: 1_331_031 },
  )
  // the walks came everywhere: what they hold, they hold of every state
  expect([...reached].toSorted()).toEqual(matterStates.toSorted())
})

/** The facts of a matter once an act that leads to `to` is done. */
function afterAct(
  matter: MatterFacts,
  { personId, roles }: MatterDoer,
  { act, due, standing }: MatterInput,
  to: MatterState,
): MatterFacts {
  const after = { ...matter, state: to }
  switch (act) {
    case 'propose':
      return { ...after, proposedBy: personId }
    case 'approve':
      return { ...after, approverId: roles.find(({ part }) => part === 'approver')?.onBehalfOf ?? personId }
    case 'ask-close':
      return { ...after, closeAskedBy: personId }
    case 'hand-out':
      return { ...after, settleBy: due ?? matter.settleBy }
    case 'grant-extension':
      return standing ? after : { ...after, settleBy: due ?? matter.settleBy }
    default:
      return after
  }
}
