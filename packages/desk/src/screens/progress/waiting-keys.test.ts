import { expect, test } from 'vitest'
import { askedBy, placeAmong } from './waiting-keys.ts'

const pressed = (key: string, held: object = {}) =>
  askedBy({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test.each([
  ['j', { command: 'next' }],
  ['K', { command: 'previous' }],
  ['ArrowDown', { command: 'next' }],
  ['a', { command: 'accept' }],
  ['r', { command: 'return' }],
  ['1', { filter: 0 }],
  ['5', { filter: 4 }],
  ['0', null],
  ['q', null],
])('%s asks for %o', (key, asked) => expect(pressed(key)).toEqual(asked))

test('a key with Ctrl is the browser’s', () => expect(pressed('r', { ctrlKey: true })).toBeNull())

test.each([
  [['a', 'b', 'c'], { at: 'c', row: 0 }, 2],
  // it went on: the one that took its place is next
  [['a', 'c'], { at: 'b', row: 1 }, 1],
  [['a'], { at: 'b', row: 4 }, 0],
  [['a', 'b'], { at: null, row: 0 }, 0],
  [[], { at: 'a', row: 0 }, -1],
])('in %o whoever was at %o is at %i', (ids, was, now) => expect(placeAmong(ids, was)).toBe(now))
