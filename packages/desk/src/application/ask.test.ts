import { afterAll, afterEach, expect, expectTypeOf, test, vi } from 'vitest'

vi.stubGlobal('document', { baseURI: 'https://example.test/luoshi/desk/' })
afterAll(() => vi.unstubAllGlobals())
const { deskClient, placeClient } = await import('./ask.ts')
const { onProblem, onWritten, Problem } = await import('./problem.ts')

const place = placeClient('990101')
const sent = vi.fn<typeof fetch>()
vi.stubGlobal('fetch', sent)
afterEach(() => sent.mockReset())
const answers = (body: object, status = 200) => sent.mockResolvedValueOnce(Response.json(body, { status }))
const under = '/luoshi/desk/api'

test('encodes every part of the path and every parameter; one left out is not sent', async () => {
  answers({ evidence: [] })
  await place.ask('GET /matters/:matterId', { path: { matterId: 'a/b?c=1#d 号' } })
  expect(sent.mock.lastCall?.[0]).toBe(`${under}/990101/matters/a%2Fb%3Fc%3D1%23d%20%E5%8F%B7`)
  answers({})
  await place.ask('GET /search', { query: { q: '一 & 二' } })
  expect(sent.mock.lastCall?.[0]).toBe(`${under}/990101/search?q=%E4%B8%80+%26+%E4%BA%8C`)
  answers({})
  await place.ask('GET /tasks', { query: { year: undefined } })
  expect(sent.mock.lastCall?.[0]).toBe(`${under}/990101/tasks`)
  const address = place.address('GET /tasks/table.docx', { query: { year: 2031, paper: 'A4' } })
  expect(address).toBe(`${under}/990101/tasks/table.docx?year=2031&paper=A4`)
})

test('sends JSON, a file, or nothing, with the header of the desk', async () => {
  answers({})
  await place.ask('POST /tasks/split', { body: { task: { taskId: 'a', revision: 1 }, parts: ['一', '二'] } })
  const [, json] = sent.mock.lastCall ?? []
  expect(json).toMatchObject({ method: 'POST', body: '{"task":{"taskId":"a","revision":1},"parts":["一","二"]}' })
  expect(json?.headers).toMatchObject({ 'content-type': 'application/json', 'x-luoshi-desk': '1' })
  answers({})
  const file = new Blob(['x'])
  await place.ask('POST /people-sheet', { file })
  expect(sent.mock.lastCall?.[1]).toMatchObject({ method: 'POST', body: file })
  expect(sent.mock.lastCall?.[1]?.headers).not.toHaveProperty('content-type')
  answers({})
  await deskClient.ask('POST /auth/sign-out', {})
  expect(sent.mock.lastCall?.[1]).not.toHaveProperty('body')
})

test('tells what was written, not what was read', async () => {
  const heard: string[] = []
  const stop = onWritten((key) => heard.push(key))
  answers({ periods: [] })
  await place.ask('GET /periods')
  answers({})
  await place.ask('POST /periods/:periodId/close', { path: { periodId: '7' } })
  answers({})
  await deskClient.ask('POST /auth/sign-in', { body: { userName: 'zhou', password: 'x' } })
  answers({ kind: 'x' }, 422)
  await place.ask('POST /periods/:periodId/close', { path: { periodId: '7' } }).catch(() => undefined)
  stop()
  expect(heard).toEqual(['POST /periods/:periodId/close'])
})

test('throws what the server says against it, and that it was not reached', async () => {
  const heard: number[] = []
  const stop = onProblem(({ status }) => heard.push(status))
  answers({ type: 'urn:luoshi:problem:stale', detail: '已被他人修改', reason: 'stale', current: { a: 1 } }, 409)
  const stale = await place.ask('GET /units').catch((error: unknown) => error)
  expect(stale).toBeInstanceOf(Problem)
  expect(stale).toMatchObject({ status: 409, kind: 'stale', message: '已被他人修改', current: { a: 1 } })
  sent.mockRejectedValueOnce(new TypeError('fetch failed'))
  await expect(place.ask('GET /units')).rejects.toMatchObject({ status: 0, kind: 'unreachable' })
  sent.mockRejectedValueOnce(new DOMException('stopped', 'AbortError'))
  await expect(place.ask('GET /units')).rejects.toMatchObject({ name: 'AbortError' })
  stop()
  expect(heard).toEqual([409])
})

test('a session that ended is asked for once: nothing more is sent behind a place until there is one again', async () => {
  const heard: number[] = []
  const stop = onProblem(({ status }) => heard.push(status))
  answers({ type: 'urn:luoshi:problem:sign-in-required', detail: '尚未登录' }, 401)
  await expect(place.ask('GET /units')).rejects.toMatchObject({ status: 401, kind: 'sign-in-required' })
  for (const _ of [1, 2, 3])
    await expect(place.ask('GET /units')).rejects.toMatchObject({ status: 401, kind: 'sign-in-required' })
  expect([sent.mock.calls.length, heard]).toEqual([1, [401]])
  answers({ type: 'urn:luoshi:problem:sign-in-required' }, 401)
  await expect(deskClient.ask('GET /session')).rejects.toMatchObject({ status: 401 })
  await expect(place.ask('GET /units')).rejects.toMatchObject({ status: 401 })
  answers({})
  await deskClient.ask('GET /session')
  answers({ units: [] })
  await place.ask('GET /units')
  expect(sent.mock.calls.length).toBe(4)
  stop()
})

/** Never called: what stands in it is checked by tsc. */
export async function refusedByTypes() {
  const path = { taskId: '1' }
  // @ts-expect-error there is no such address
  await place.ask('GET /task')
  // @ts-expect-error it is not asked for by this method
  await place.ask('DELETE /tasks/:taskId', { path })
  // @ts-expect-error a part of the path is missing
  await place.ask('GET /tasks/:taskId')
  // @ts-expect-error a part of the path is missing
  await place.ask('GET /tasks/:taskId/progress/:periodId', { path })
  // @ts-expect-error the path has no such part
  await place.ask('GET /tasks/:taskId', { path: { ...path, unitId: '2' } })
  // @ts-expect-error a parameter is missing
  await place.ask('GET /progress/waiting')
  // @ts-expect-error the parameter has other values
  await place.ask('GET /progress/waiting', { query: { for: 'leader' } })
  // @ts-expect-error there is no such parameter
  await place.ask('GET /tasks', { query: { month: 3 } })
  // @ts-expect-error the body is missing
  await place.ask('POST /tasks/:taskId/closing', { path })
  // @ts-expect-error a field of the body is missing
  await place.ask('POST /tasks/:taskId/closing', { path, body: { act: 'ask' } })
  // @ts-expect-error a field of the body has another type
  await place.ask('PUT /tasks/:taskId/curve', { path, body: { revision: '1', nodes: [] } })
  // @ts-expect-error the body has no such field
  await place.ask('POST /periods/:periodId/judge', { path: { periodId: '1' }, body: { again: true } })
  // @ts-expect-error it takes JSON, not a file
  await place.ask('POST /tasks/join', { file: new Blob([]) })
  // @ts-expect-error it gives a file
  await place.ask('GET /urges.docx')
  // @ts-expect-error it gives no file
  place.address('GET /urges')
  // @ts-expect-error it is an address of no place
  await place.ask('GET /session')
  // @ts-expect-error it is an address of a place
  await deskClient.ask('GET /units')
  const { periods } = await place.ask('GET /periods')
  // @ts-expect-error the answer has no such field
  periods[0]?.month
  expectTypeOf(periods[0]?.periodId).toEqualTypeOf<string | undefined>()
}
