import { expect, test } from 'vitest'
import { clueActs, clueStates, clueTable, givenAway, openClueActs } from './clue.ts'

test('a clue waits once, and who gave it may be answered also of a matter', () => {
  expect(clueStates.map((state) => [state, openClueActs(state)])).toEqual([
    ['waiting', ['take-up', 'answer', 'dismiss']],
    ['taken-up', ['answer']],
    ['answered', []],
    ['dismissed', []],
  ])
  for (const act of clueActs) expect(clueTable[act].from).not.toContain(clueTable[act].to)
})

test.each([
  [['路灯不亮'], { giver: '陈一一', contact: '13800000000' }, null],
  [['陈一一反映路灯不亮'], { giver: '陈一一', contact: null }, '陈一一'],
  [['陈 一 一反映'], { giver: '陈一一', contact: null }, '陈一一'],
  [['回电138-0000-0000'], { giver: null, contact: '138 0000 0000' }, '13800000000'],
  [['回电１３８００００００００'], { giver: null, contact: '13800000000' }, '13800000000'],
  [['写信到 a.b@mail.invalid'], { giver: null, contact: 'A.B@mail.invalid' }, 'a.b@mail.invalid'],
  [['陈家沟路灯不亮'], { giver: '陈', contact: '无' }, null],
  [[null, undefined, ''], { giver: '陈一一', contact: '13800000000' }, null],
])('of %j and %j is given away: %j', (texts, giver, named) => {
  expect(givenAway(texts, giver)).toBe(named)
})
