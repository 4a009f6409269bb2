import { expect, test } from 'vitest'
import { corrected } from './correct-orders.ts'

const left = { order: null, trouble: '没有事项', effect: null }
const rows = [
  { ...left, row: 3, cells: { number: '演1', title: '', limit: '尽快' } },
  { ...left, row: 4, cells: { number: '演2', title: '修路' } },
]

test('only the cell of the row and column that was corrected changes, also to nothing', () => {
  const now = corrected(
    rows,
    new Map([
      ['3 title', '清淤'],
      ['3 limit', ''],
      ['30 title', '别的'],
    ]),
  )
  expect(now).toEqual([
    { row: 3, cells: { number: '演1', title: '清淤', limit: '' } },
    { row: 4, cells: { number: '演2', title: '修路' } },
  ])
})

test('a column that is not taken in gets nothing', () => {
  expect(corrected(rows, new Map([['4 day', '2031年3月5日']]))[1]).toEqual({
    row: 4,
    cells: { number: '演2', title: '修路' },
  })
})
