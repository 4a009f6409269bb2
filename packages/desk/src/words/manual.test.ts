import { expect, test } from 'vitest'
import { manual, manualSheets } from './manual.ts'

const linesOf = (sheet: (typeof manualSheets)[number]) => manual[sheet].flatMap(({ lines }) => lines)

test('the manual of the office has about a hundred lines; the sheets of the units fit on a page', () => {
  const { length } = linesOf('office')
  expect(length).toBeGreaterThanOrEqual(75)
  expect(length).toBeLessThanOrEqual(110)
  for (const sheet of ['officer', 'head'] as const) expect(linesOf(sheet).length).toBeLessThanOrEqual(15)
})

test('each line is a whole sentence and stands once', () => {
  for (const sheet of manualSheets) {
    const lines = linesOf(sheet)
    for (const line of lines) expect(line).toMatch(/。$/)
    expect(new Set(lines).size).toBe(lines.length)
  }
})
