import { describe, expect, test } from 'vitest'
import { columnsOf, readingOrder } from './page-columns.ts'
import type { PageRun } from './page-line.ts'
import { settleRaised } from './raised-runs.ts'
import { SetAside } from './set-aside.ts'

const size = 10
const run = (text: string, x: number, y: number, own = size): PageRun => ({
  text,
  x,
  y,
  width: text.length * own,
  size: own,
})
/** Lines of a column: all as wide as it, but the last of each paragraph of five. */
const column = (letter: string, x: number, lines: number, wide: number, from = 100) =>
  Array.from({ length: lines }, (_, i) => run(letter.repeat(i % 5 === 4 ? wide >> 1 : wide), x, from + 18 * i))
const order = (runs: readonly PageRun[]) => {
  const columns = columnsOf(runs)
  return (
    columns &&
    readingOrder(runs, columns).map(({ runs: own }) => [...new Set(own.map(({ text }) => text.charAt(0)))].join(''))
  )
}

describe('columns of a page', () => {
  test('two columns below a title across are read one after the other', () => {
    const runs = [run('题'.repeat(14), 200, 60, 16), ...column('甲', 50, 20, 22), ...column('乙', 290, 20, 22)]
    expect(order(runs)).toEqual(['题', '甲', '乙'])
  })

  test('a heading across the middle parts what stands above from what stands below', () => {
    const runs = [
      ...column('甲', 50, 12, 22),
      ...column('乙', 290, 12, 22),
      run('题'.repeat(10), 220, 340, 14),
      ...column('丙', 50, 12, 22, 370),
      ...column('丁', 290, 12, 22, 370),
    ]
    expect(order(runs)).toEqual(['甲', '乙', '题', '丙', '丁'])
  })

  test('a line of the head and a page number in the middle column are no part of it', () => {
    const runs = [
      run('题'.repeat(8), 200, 60),
      ...[50, 180, 310].flatMap((x, i) => column('甲乙丙'.charAt(i), x, 20, 12)),
      run('—3—', 225, 500),
    ]
    expect(order(runs)).toEqual(['题', '甲', '乙', '丙', '—'])
  })

  test('lines across the page, with an indent and a short end, are no columns', () => {
    expect(columnsOf([...column('甲', 50, 30, 46)])).toBeNull()
  })

  test('a table of tasks and units is none', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      run('任务任务任务任务任务任务', 50, 100 + 18 * i),
      run('某局', 330, 100 + 18 * i),
    ])
    expect(columnsOf(rows.flat())).toBeNull()
  })
})

test.each([
  ['small and lifted', [run('办食堂', 50, 100), run('1', 80, 96, 6), run('62家', 86, 100)], '62家', '办食堂62家'],
  [
    'at the beginning of a line',
    [run('办食堂', 50, 80), run('1', 50, 96, 6), run('62家', 56, 100)],
    '62家',
    '办食堂62家',
  ],
  ['small on the line', [run('办食堂', 50, 100), run('1', 80, 100, 6)], '1', '办食堂1'],
  ['a power', [run('3万m', 50, 100), run('2', 80, 96, 6)], '2', '3万m2'],
])('a raised number beside words is a note mark: %s', (_, runs, last, text) => {
  const aside = new SetAside()
  const settled = settleRaised(runs, aside)
  expect(settled.at(-1)?.text).toBe(last)
  expect(aside.settle(settled.map((each) => each.text).join(''), []).text).toBe(text)
})
