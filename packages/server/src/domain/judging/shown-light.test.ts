import { expect, test } from 'vitest'
import { type ShownLight, shownLight, type Turn, turnOf } from './shown-light.ts'

test('a light of the reporting alone is late, one that was not given is unreported', () => {
  expect([shownLight('red', true), shownLight('red', false), shownLight(null, false)]).toEqual([
    'late',
    'red',
    'unreported',
  ])
})

test.each<[ShownLight, ShownLight, Turn | null]>([
  ['green', 'red', 'worse'],
  ['red', 'yellow', 'better'],
  ['green', 'grey', null],
  ['late', 'yellow', 'worse'],
  ['yellow', 'late', 'late'],
  ['late', 'late', null],
  ['unreported', 'red', null],
  ['red', 'unreported', null],
  ['yellow', 'blue', 'better'],
])('%s → %s', (before, now, turn) => expect(turnOf(before, now)).toBe(turn))
