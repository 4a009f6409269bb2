import { expect, test } from 'vitest'
import { isAway, Problem, unreached } from './problem.ts'

test('what the server did not take in may be sent again, what it refused may not', () => {
  expect([unreached(), ...[401, 429, 500, 503].map((status) => new Problem(status, {}))].map(isAway)).toEqual(
    Array(5).fill(true),
  )
  expect([new Problem(403, {}), new Problem(409, {}), new Error('other')].map(isAway)).toEqual([false, false, false])
})
