import type { SettlementDetail } from '@luoshi/server/desk/settlement/settlement-routes.ts'
import { describe, expect, test } from 'vitest'
import {
  type Act,
  acceptable,
  areasOf,
  begin,
  chosenOf,
  type Item,
  nextOpen,
  queueOf,
  type Settling,
  settle,
  verdictToSend,
} from './settling.ts'

const claim = (start: number, more = {}) => ({
  ...{
    text: `第${start}句`,
    span: [start, start + 10],
    heading: null,
    likelihood: 0.5,
    figures: [],
    shared: [],
    ...more,
  },
})

let made = 0
function item(more: Omit<Partial<Item>, 'proposal'> & { readonly proposal?: object } = {}): Item {
  made++
  const proposal = { verdict: 'met', certainty: 0.5, rhetorical: false, claims: [claim(100), claim(200), claim(300)] }
  return {
    ...{
      itemId: `i${made}`,
      ordinal: made,
      number: made,
      kind: 'measure',
      area: '产业',
      wording: '新建',
      span: [0, 2],
    },
    ...{ verdict: null, claims: [], promisedAgain: null, again: null, note: null, confirmedBy: null, years: 1 },
    ...{ record: null, standing: { kind: 'no-record' }, standingWords: '', statistics: [], replies: [], revision: 1 },
    ...more,
    proposal: { ...proposal, promisedAgain: false, again: [claim(900), claim(950)], ...more.proposal },
  } as unknown as Item
}

const detailOf = (items: readonly Item[], areas: SettlementDetail['areas'] = []) =>
  ({ items, areas, state: 'open' }) as unknown as SettlementDetail

const after = (detail: SettlementDetail, ...acts: readonly Act[]): Settling =>
  acts.reduce((now, act) => settle(now, act, detail), begin(detail, 'me'))

describe('the order in which promises are read', () => {
  const sure = item({ proposal: { certainty: 0.9 } })
  const unsure = item({ proposal: { certainty: 0.4 } })
  const unnamed = item({ proposal: { verdict: 'not-named', certainty: 0.95 } })
  const slogan = item({ proposal: { verdict: 'not-named', rhetorical: true } })
  const target = item({ kind: 'target', area: null })
  const items = [slogan, unnamed, unsure, sure, target]

  test('targets first, then the areas of the report; in an area the surest, the unnamed, slogans', () => {
    expect(areasOf(items)).toEqual(['预期目标', '产业'])
    expect(queueOf(items, '产业')).toEqual([sure, unsure, unnamed, slogan])
  })
  test('only what a machine can part is accepted as it is proposed', () => {
    expect(items.map(acceptable)).toEqual(['left-out', null, 'met', 'met', 'met'])
  })
  test('somebody begins where nobody else works, and goes on there', () => {
    const detail = detailOf(items, [{ area: '预期目标', personId: 'other', name: '吴督查' }])
    expect(begin(detail, 'me')).toMatchObject({ area: '产业', active: sure.itemId })
    expect(begin(detail, 'other')).toMatchObject({ area: '预期目标', active: target.itemId })
    expect(nextOpen(begin(detail, 'me'), detail, sure.itemId, 'me')).toBe(unsure)
    const left = detailOf(items.map((one) => (one === target ? one : { ...one, verdict: 'silent' as const })))
    expect(nextOpen(begin(detail, 'me'), left, sure.itemId, 'me')).toBe(target)
    expect(nextOpen(begin(detail, 'me'), left, target.itemId, 'me')).toBeNull()
  })
})

describe('what is chosen of a promise', () => {
  const one = item()
  const detail = detailOf([one])
  const draft = (...acts: readonly Act[]) => chosenOf(after(detail, ...acts), one)

  test('the best sentence stands until another is shown', () => {
    expect(draft().claims).toEqual([[100, 110]])
    expect(draft({ act: 'candidate', by: 1 }).claims).toEqual([[200, 210]])
    expect(draft({ act: 'candidate', by: -1 }).claims).toEqual([[300, 310]])
  })
  test('what is not the one is not offered again; when all are refused nothing stands', () => {
    expect(draft({ act: 'refuse' }).claims).toEqual([[200, 210]])
    expect(draft({ act: 'refuse' }, { act: 'candidate', by: 1 }, { act: 'candidate', by: 1 }).claims).toEqual([
      [200, 210],
    ])
    const none = draft({ act: 'refuse' }, { act: 'refuse' }, { act: 'refuse' })
    expect(none.claims).toEqual([])
    expect(verdictToSend(one, none, 'met')).toBeNull()
    expect(verdictToSend(one, none, 'silent')).toMatchObject({ claims: [] })
  })
  test('several sentences stand together, also one of the text that was not proposed', () => {
    expect(draft({ act: 'claim', span: [500, 520] }).claims).toEqual([
      [500, 520],
      [100, 110],
    ])
    expect(draft({ act: 'also' }).claims).toEqual([])
  })
  test('promised again names its sentence, and none where it is not', () => {
    const again = draft({ act: 'again' })
    expect(verdictToSend(one, again, 'met')).toMatchObject({ promisedAgain: true, again: [900, 910] })
    expect(verdictToSend(one, draft({ act: 'next-again' }), 'met')).toMatchObject({ again: [950, 960] })
    expect(verdictToSend(one, draft(), 'met')).toMatchObject({ promisedAgain: false, again: null })
  })
  test('what says nothing of the later report carries no sentence of it', () => {
    expect(verdictToSend(one, draft(), 'silent')).toMatchObject({ claims: [] })
    expect(verdictToSend(one, draft(), 'left-out')).toMatchObject({ claims: [] })
  })
  test('what is confirmed is the server’s: the draft goes', () => {
    const now = after(detail, { act: 'note', words: '已核' }, { act: 'done', itemIds: [one.itemId] })
    expect(now.drafts).toEqual({})
  })
})
