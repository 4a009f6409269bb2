import { expect, test } from 'vitest'
import { application } from './application.ts'

const none = { fetch: () => new Response(null, { status: 404 }) }

test.each([
  [true, false, 200, 'ok'],
  [true, true, 503, 'disk-full'],
  [false, true, 503, 'database-unreachable'],
])('database answers: %s, disk full: %s → healthz %i %s', async (well, full, status, word) => {
  const app = application({ basePath: '', site: none, api: null, isWell: async () => well, isFull: () => full })
  const answer = await app.fetch(new Request('http://host/healthz'))
  expect([answer.status, await answer.json()]).toEqual([status, { status: word }])
})
