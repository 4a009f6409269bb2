import { expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

test.each([
  ['新建3所幼儿园。', '新建3所幼儿园。'],
  ['新建3所公办幼儿园。', '新建4所幼儿园，年底投用。'],
  ['', '修路'],
  ['修路', ''],
])('the pieces of “%s” and “%s” are both of them', (before, after) => {
  const pieces = wordDifference(before, after)
  const without = (kind: string) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map(({ text }) => text)
      .join('')
  expect([without('added'), without('gone')]).toEqual([before, after])
})

test('what stayed is as long as can be', () => {
  expect(wordDifference('新建3所公办园', '新建4所园')).toEqual([
    { kind: 'same', text: '新建' },
    { kind: 'gone', text: '3' },
    { kind: 'added', text: '4' },
    { kind: 'same', text: '所' },
    { kind: 'gone', text: '公办' },
    { kind: 'same', text: '园' },
  ])
})
