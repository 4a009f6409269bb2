import type { ReviewFinding, ReviewProposal } from '@luoshi/server/desk/review/review-routes.ts'
import { expect, test } from 'vitest'
import { acceptable, canRun, subjectsOf, withOpenChildren } from './review-commands.ts'
import { firstShow, itemAt, matches, type Proposed, type ReviewItem, sureProposals, tallyOf } from './review-items.ts'
import type { Command } from './toolbar.tsx'

const proposal = (proposalId: string, part: Partial<ReviewProposal> = {}): Proposed => ({
  type: 'proposal',
  id: proposalId,
  at: 0,
  proposal: {
    proposalId,
    kind: 'measure',
    state: 'open',
    origin: 'read',
    revision: 1,
    parentId: null,
    wording: '建一座水厂。',
    span: [0, 6],
    content: {},
    reason: null,
    decidedBy: null,
    original: null,
    ...part,
  },
})
const finding = (findingId: string): ReviewItem => ({
  type: 'finding',
  id: findingId,
  at: 0,
  finding: {
    findingId,
    rule: 'replacement-character',
    severity: 'warn',
    settledBy: null,
    settlement: null,
    message: '字不清楚',
    span: [0, 2],
  } satisfies ReviewFinding,
})
const area = proposal('area', { kind: 'area' })
const shown: readonly ReviewItem[] = [
  area,
  proposal('m1', { parentId: 'area' }),
  proposal('m2', { parentId: 'area', state: 'rejected' }),
  finding('f1'),
  proposal('m3', { state: 'accepted' }),
]
const at = (place: number, ticked: readonly string[] = []) => subjectsOf(shown, place, new Set(ticked))
const can = (command: Command, place: number, ticked: readonly string[] = [], mayReview = true) =>
  canRun(command, {
    subjects: at(place, ticked),
    shownCount: shown.length,
    tally: tallyOf(shown),
    mayReview,
    undoable: false,
    textSelected: false,
  })

test('an address names the proposal that stands where its words begin, before the area that begins there', () => {
  const placed = [
    { ...proposal('rejected', { state: 'rejected' }), at: 40 },
    { ...proposal('heading', { kind: 'area' }), at: 40 },
    { ...proposal('measure'), at: 40 },
    { ...finding('f2'), at: 60 },
  ]
  expect(['40', '60', '4', null, 'x'].map((one) => itemAt(placed, one))).toEqual(['measure', null, null, null, null])
})

test('a command works on the ticked items, or else on the current one', () => {
  expect(at(1).all.map(({ id }) => id)).toEqual(['m1'])
  expect(at(1, ['m3', 'f1']).all.map(({ id }) => id)).toEqual(['f1', 'm3'])
  expect(at(-1).all).toEqual([])
})

test('merging without ticks joins the next that is not rejected', () => {
  expect(at(1).mergeable.map(({ id }) => id)).toEqual(['m1', 'm3'])
  expect([can('merge', 1), can('merge', 0), can('merge', 3)]).toEqual([true, false, false])
})

test('accepting several takes only the open ones; accepting one also brings a rejected one back', () => {
  expect(acceptable(at(0, ['m1', 'm2', 'm3', 'f1']))).toMatchObject({ findings: ['f1'], proposals: [{ id: 'm1' }] })
  expect(acceptable(at(2)).proposals.map(({ id }) => id)).toEqual(['m2'])
})

test('an area is accepted with its open measures', () => {
  expect(withOpenChildren(area, shown).map(({ id }) => id)).toEqual(['area', 'm1'])
  expect([can('accept-area', 0), can('accept-area', 1)]).toEqual([true, false])
})

test('an area is not split, a finding not rejected, an open proposal not reopened', () => {
  expect([can('split', 0), can('split', 1)]).toEqual([false, true])
  expect([can('reject', 3), can('edit', 3)]).toEqual([false, true])
  expect([can('reopen', 1), can('reopen', 4)]).toEqual([false, true])
})

test('a reader moves about and decides nothing', () => {
  expect([can('next', 1, [], false), can('accept', 1, [], false), can('check', 1, [], false)]).toEqual([
    true,
    false,
    false,
  ])
})

test('a review opens with what the reading is not sure of; what it is sure of is accepted at once', () => {
  const sure = proposal('sure', { content: { sure: 'sure' } })
  const doubtful = proposal('doubtful', { content: { sure: 'doubtful' } })
  const likely = proposal('likely', { content: { sure: 'likely' } })
  const decided = proposal('decided', { content: { sure: 'doubtful' }, state: 'accepted' })
  const edited = proposal('edited', { content: { sure: 'sure' }, origin: 'split' })
  const items = [sure, doubtful, likely, decided, edited, finding('f1')]
  const shownBy = (show: 'doubtful' | 'sure') =>
    items.filter((item) => matches(item, { show, kind: null, words: '' })).map(({ id }) => id)
  expect(firstShow(items)).toBe('doubtful')
  expect(shownBy('doubtful')).toEqual(['doubtful', 'f1'])
  expect(shownBy('sure')).toEqual(['sure'])
  expect(sureProposals(items)).toEqual([sure])
  expect(firstShow([sure, likely, decided])).toBe('all')
})
