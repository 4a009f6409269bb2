import { describe, expect, test } from 'vitest'
import {
  drawnColumns,
  movedColumn,
  readLayout,
  toggledColumn,
  usualLayout,
  widenedColumn,
  writeLayout,
} from './column-layout.ts'

const layout = readLayout('number,wording,leads,due,light')

describe('the columns somebody arranged', () => {
  test('come back as they were kept, with their widths', () => {
    const arranged = widenedColumn(movedColumn(layout, 'light', 2), 'wording', 420)
    expect(writeLayout(arranged)).toBe('number,wording:420,light,leads,due')
    expect(writeLayout(readLayout(writeLayout(arranged)))).toBe(writeLayout(arranged))
  })

  test.each([null, '', 'nothing,at,all', 'number,wording'])('are the usual ones where %j is kept', (words) =>
    expect(readLayout(words)).toBe(usualLayout),
  )

  test('drop what the table no longer has and what is named twice; number and words come first', () =>
    expect(readLayout('due,gone,leads,due,number').keys).toEqual(['number', 'wording', 'due', 'leads']))

  test('stay within what can be seen', () => {
    expect(widenedColumn(layout, 'due', 3).widths.get('due')).toBe(48)
    expect(widenedColumn(layout, 'due', 5000).widths.get('due')).toBe(900)
    expect(widenedColumn(widenedColumn(layout, 'due', 300), 'due', null).widths.has('due')).toBe(false)
  })
})

describe('a column', () => {
  test('moves among those that may move, never before number and words', () => {
    expect(movedColumn(layout, 'light', 0).keys).toEqual(['number', 'wording', 'light', 'leads', 'due'])
    expect(movedColumn(layout, 'leads', 99).keys).toEqual(['number', 'wording', 'due', 'light', 'leads'])
    expect(movedColumn(layout, 'wording', 4).keys).toEqual(layout.keys)
  })

  test('is hidden and shown again with its width, but not the last that says something', () => {
    const hidden = toggledColumn(widenedColumn(layout, 'due', 200), 'due')
    expect(hidden.keys).not.toContain('due')
    expect(writeLayout(toggledColumn(hidden, 'due'))).toBe('number,wording,leads,light,due:200')
    expect(toggledColumn(readLayout('number,wording,leads'), 'leads').keys).toContain('leads')
    expect(toggledColumn(layout, 'number').keys).toContain('number')
  })
})

describe('the width of the screen', () => {
  const whole = (room: number, of = layout) => drawnColumns(of, room).reduce((sum, { width }) => sum + width, 0)

  test('is used by the columns of long words, less what rounding leaves', () => {
    expect(whole(1700)).toBeGreaterThan(1696)
    expect(whole(1700)).toBeLessThanOrEqual(1700)
    const due = drawnColumns(layout, 1700).find(({ key }) => key === 'due')
    expect(due?.width).toBe(drawnColumns(layout, 0).find(({ key }) => key === 'due')?.width)
  })

  test('leaves a width that was given by hand as it is', () => {
    const wide = drawnColumns(widenedColumn(layout, 'wording', 200), 1700)
    expect(wide.find(({ key }) => key === 'wording')?.width).toBe(200)
  })

  test('that is too narrow takes nothing away', () => expect(whole(300)).toBe(whole(0)))

  test('of 1280 holds the light in the usual layout', () => {
    const columns = drawnColumns(usualLayout, 0)
    const light = columns.findIndex(({ key }) => key === 'light')
    expect(columns.slice(0, light + 1).reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(980)
  })
})
