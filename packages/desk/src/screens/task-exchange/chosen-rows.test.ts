import type { PreviewRow } from '@luoshi/server/desk/tasks/import-routes.ts'
import { expect, test } from 'vitest'
import { chosenRows } from './chosen-rows.ts'

const row = (row: number, more: Partial<PreviewRow>): PreviewRow => ({
  row,
  state: 'changed',
  taskId: `task ${row}`,
  revision: 1,
  number: String(row),
  wording: '建成产业园',
  group: null,
  changes: [],
  troubles: [],
  reason: null,
  commitmentId: null,
  ...more,
})
const change = (field: 'wording' | 'remark') => ({
  field,
  title: field,
  before: '',
  after: '改',
  conflict: false,
  effect: { kind: 'edit' as const, patch: {} },
})
const rows = [
  row(2, { changes: [change('wording'), change('remark')] }),
  row(3, { changes: [change('wording')] }),
  row(4, { state: 'new' }),
  row(5, { state: 'unmatched' }),
]

test('without the words, rows keep their other changes, and one with nothing else goes', () => {
  const picked = [2, 3]
  expect(chosenRows(rows, { picked, parents: new Map(), sources: new Map(), wordings: true }).rows).toEqual([
    { row: 2, fields: ['wording', 'remark'] },
    { row: 3, fields: ['wording'] },
  ])
  expect(chosenRows(rows, { picked, parents: new Map(), sources: new Map(), wordings: false }).rows).toEqual([
    { row: 2, fields: ['remark'] },
  ])
})

test('a new row lacks its commitment until one is named; what cannot be matched is never sent', () => {
  const picked = [4, 5]
  expect(chosenRows(rows, { picked, parents: new Map(), sources: new Map(), wordings: true }).without).toBe(1)
  expect(chosenRows(rows, { picked, parents: new Map([[4, 'c1']]), sources: new Map(), wordings: true })).toEqual({
    rows: [{ row: 4, fields: [], commitmentId: 'c1' }],
    without: 0,
  })
})
