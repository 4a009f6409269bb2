import { expect, test } from 'vitest'
import {
  askedInstructionActs,
  firstState,
  instructionStates,
  instructionTable,
  openInstructionActs,
} from './instruction.ts'

test.each([
  ['waiting', { office: true, leader: false }, ['answer', 'take-up']],
  ['waiting', { office: false, leader: true }, ['withdraw']],
  ['kept', { office: true, leader: false }, ['take-up']],
  ['kept', { office: false, leader: true }, ['withdraw']],
  ['taken-up', { office: true, leader: true }, []],
  ['answered', { office: true, leader: true }, []],
  ['withdrawn', { office: true, leader: true }, []],
  ['waiting', { office: false, leader: false }, []],
] as const)('of one that is %s, %j may %j', (state, parts, acts) => {
  expect(openInstructionActs(state, parts)).toEqual(acts)
})

test('what it begins with says whether it is followed up, and nothing that is asked for leads back there', () => {
  expect([firstState(true), firstState(false)]).toEqual(['waiting', 'kept'])
  const reached = askedInstructionActs.map((act) => instructionTable[act].to)
  expect(instructionStates.filter((state) => !reached.includes(state))).toEqual(['waiting', 'kept'])
})
