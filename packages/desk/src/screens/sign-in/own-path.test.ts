import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test('who signs in comes back to the page of the desk they came from', () => {
  expect(ownPath('/990101/tasks?open=1')).toBe('/990101/tasks?open=1')
  expect(ownPath(null)).toBe('/')
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  'javascript:alert(1)',
  '990101/tasks',
  '/sign-in?next=/sign-in',
])('%s leads to the first page', (next) => expect(ownPath(next)).toBe('/'))
