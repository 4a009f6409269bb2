import type { UseQueryResult } from '@tanstack/react-query'
import { afterAll, expect, test, vi } from 'vitest'

vi.stubGlobal('document', { baseURI: 'https://example.test/luoshi/desk/' })
afterAll(() => vi.unstubAllGlobals())
const { cannotShow } = await import('./cannot-show.ts')
const { Problem } = await import('./problem.ts')

const asked = (status: number | null, data?: object) =>
  ({ data, error: status === null ? null : new Problem(status, {}) }) as UseQueryResult<object>

test.each([401, 0, 500, 503])('what is there stands when asking again is answered by %i', (status) => {
  expect(cannotShow(asked(status, {}))).toBe(false)
  expect(cannotShow(asked(status))).toBe(true)
})

test.each([403, 404, 422])('what may not be seen any more goes at %i', (status) => {
  expect(cannotShow(asked(status, {}))).toBe(true)
})

test('what was answered is shown', () => expect(cannotShow(asked(null, {}))).toBe(false))
