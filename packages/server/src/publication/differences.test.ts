import { expect, test } from 'vitest'
import type { PublishedCommitment, PublishedYear } from '../domain/published-year.ts'
import { differences } from './differences.ts'

const one = (number: number, more: Partial<PublishedCommitment> = {}) =>
  ({
    number,
    text: `第${number}件`,
    state: { kind: 'unreported' },
    leadUnit: null,
    due: null,
    progress: [],
    ...more,
  }) as unknown as PublishedCommitment
const year = (...commitments: PublishedCommitment[]) => ({ commitments }) as unknown as PublishedYear

test('the same says nothing', () => {
  expect(differences(year(one(1), one(2)), year(one(2), one(1)))).toEqual([])
})

test('what came, went or was quietly reworded is named by its number', () => {
  const before = year(one(1), one(2), one(3))
  const after = year(one(1, { text: '改过的话' }), one(3, { leadUnit: '住建局' }), one(4))
  expect(differences(before, after)).toEqual([
    { kind: 'wording', number: 1, before: '第1件', after: '改过的话' },
    { kind: 'dropped', number: 2, before: '第2件', after: null },
    { kind: 'lead-unit', number: 3, before: null, after: '住建局' },
    { kind: 'added', number: 4, before: null, after: '第4件' },
  ])
})
