import { expect, test } from 'vitest'
import { bulletinObjectionDays, inTimeToObject, lastDayToObject } from './objection-limit.ts'

test('an objection comes in time until the end of the last day, not counting the one it begins on', () => {
  const sent = new Date('2031-10-08T02:00:00Z')
  expect(lastDayToObject(sent, bulletinObjectionDays)).toBe('2031-10-15')
  expect(inTimeToObject(sent, bulletinObjectionDays, new Date('2031-10-15T15:59:59Z'))).toBe(true)
  expect(inTimeToObject(sent, bulletinObjectionDays, new Date('2031-10-15T16:00:00Z'))).toBe(false)
})
