import { expect, test } from 'vitest'
import { lastDayToObject, mayObjectAt } from './objection-limit.ts'

test('an objection comes in time until the end of the seventh day after the one it was sent on', () => {
  const sent = new Date('2031-10-08T02:00:00Z')
  expect(lastDayToObject(sent)).toBe('2031-10-15')
  expect(mayObjectAt(sent, new Date('2031-10-15T15:59:59Z'))).toBe(true)
  expect(mayObjectAt(sent, new Date('2031-10-15T16:00:00Z'))).toBe(false)
})
