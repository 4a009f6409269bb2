import { expect, test } from 'vitest'
import { gridActOf } from './grid-keys.ts'

const press = (key: string, held: Partial<{ shift: boolean; control: boolean; alt: boolean }> = {}) => ({
  key,
  shift: false,
  control: false,
  alt: false,
  ...held,
})
const writes = { edits: true, text: true, page: 12 }
const reads = { edits: false, text: true, page: 12 }

test.each([
  ['ArrowDown', {}, { kind: 'move', lines: 1, columns: 0, extend: false }],
  ['ArrowLeft', { shift: true }, { kind: 'move', lines: 0, columns: -1, extend: true }],
  ['PageUp', {}, { kind: 'move', lines: -12, columns: 0, extend: false }],
  ['Home', {}, { kind: 'go', to: 'row-start', extend: false }],
  ['Home', { control: true }, { kind: 'go', to: 'first', extend: false }],
  ['End', { control: true, shift: true }, { kind: 'go', to: 'last', extend: true }],
  ['Enter', {}, { kind: 'edit', typed: false }],
  ['Enter', { control: true }, { kind: 'open' }],
  ['Enter', { alt: true }, { kind: 'take-suggestion' }],
  [' ', { shift: true }, { kind: 'check', extend: true }],
  ['Escape', {}, { kind: 'escape' }],
  ['z', { control: true }, { kind: 'undo' }],
  ['A', { control: true }, { kind: 'toggle-all' }],
] as const)('%s with %j', (key, held, act) => expect(gridActOf(press(key, held), writes)).toEqual(act))

test('typing opens a text cell, by an input method too, for somebody who may edit', () => {
  expect(gridActOf(press('水'), writes)).toEqual({ kind: 'edit', typed: true })
  expect(gridActOf(press('Process'), writes)).toEqual({ kind: 'edit', typed: true })
  expect(gridActOf(press('x'), { ...writes, text: false })).toBeNull()
  expect(gridActOf(press('x'), reads)).toBeNull()
  expect(gridActOf(press('x', { control: true }), writes)).toBeNull()
})

test('Delete clears cells, but not for somebody who only reads', () => {
  expect(gridActOf(press('Delete'), writes)).toEqual({ kind: 'clear-cells' })
  expect(gridActOf(press('Backspace'), reads)).toBeNull()
})

test('other keys stay with the browser', () => {
  expect(gridActOf(press('Tab'), writes)).toBeNull()
  expect(gridActOf(press('F5'), writes)).toBeNull()
  expect(gridActOf(press('c', { control: true }), writes)).toBeNull()
})
