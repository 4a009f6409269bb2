import { expect, test } from 'vitest'
import { inTime } from './in-time.ts'

test('a reading that is not there in time is told that the server is busy, once, whatever comes of it later', async () => {
  const slow = Promise.withResolvers<Response>()
  const answer = await inTime(slow.promise, 1)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3'])
  expect(((await answer.json()) as { detail: string }).detail).toContain('系统正忙')
  slow.reject(new Error('later'))
  await expect(slow.promise).rejects.toThrow('later')
})

test('one that is there comes out as it is, and what fails in time fails', async () => {
  expect(await (await inTime(Promise.resolve(new Response('页')), 60_000)).text()).toBe('页')
  await expect(inTime(Promise.reject(new Error('no')), 60_000)).rejects.toThrow('no')
})
