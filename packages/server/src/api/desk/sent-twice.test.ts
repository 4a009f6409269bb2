import { expect, test } from 'vitest'
import { doneOnce } from './sent-twice.ts'

test('what is sent twice at once is done once and answered twice; what is sent again later is done again', async () => {
  const once = doneOnce()
  let times = 0
  const run = async () => Response.json({ times: ++times })
  const said = async (key: string) => ((await (await once(key, run)).json()) as { times: number }).times
  expect(await Promise.all([said('a'), said('a'), said('a'), said('b')])).toEqual([1, 1, 1, 2])
  expect(await said('a')).toBe(3)
})

test('what fails fails for both, and is done again when it is sent again', async () => {
  const once = doneOnce()
  const failing = () => Promise.reject(new Error('no'))
  expect(await Promise.allSettled([once('a', failing), once('a', failing)])).toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ])
  expect((await once('a', async () => new Response('done'))).status).toBe(200)
})
