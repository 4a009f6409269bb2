import { expect, test } from 'vitest'
import { readOnly } from './read-only.ts'

const app = readOnly({ fetch: () => new Response('page') }, '/luoshi')
const ask = (method: string, path: string) => app.fetch(new Request(`http://replica.test${path}`, { method }))

test.each([
  ['GET', '/luoshi/990101', 200],
  ['HEAD', '/luoshi', 200],
  ['GET', '/luoshi/api/v1/jurisdictions', 200],
  ['GET', '/luoshi/desktop', 200],
  ['POST', '/luoshi/api/v1/jurisdictions/990101/reports', 503],
  ['GET', '/luoshi/desk', 503],
  ['GET', '/luoshi/desk/api/session', 503],
  ['POST', '/luoshi/desk/api/auth/sign-in', 503],
  ['DELETE', '/luoshi/990101', 503],
])('%s %s of a replica is %d', async (method, path, status) => {
  const answer = await ask(method, path)
  expect(answer.status).toBe(status)
  if (status === 503) expect(answer.headers.get('retry-after')).toBe('3600')
})

test('what is refused says where to go', async () => {
  expect(await (await ask('POST', '/luoshi/desk/api/990101/tasks/edit')).json()).toMatchObject({
    reason: 'read-only',
    detail: expect.stringContaining('主服务器'),
  })
  expect(await (await ask('GET', '/luoshi/desk')).text()).toContain('主服务器')
})
