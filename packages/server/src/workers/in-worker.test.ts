import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { workers } from './in-worker.ts'

const few = workers({ time: 3000, memory: 32, waiting: 1, processes: 1 })
const many = workers({ time: 60_000, memory: 64, waiting: 1, processes: 2 })
const brief = workers({ time: 60_000, memory: 64, waiting: 9, processes: 1, idle: 5 })
afterAll(() => {
  few.close()
  many.close()
  brief.close()
})
const module = new URL('work.fixture.mjs', import.meta.url)

test('what is asked is copied in, and what comes of it out', async () => {
  expect(await many.run(module, 'twice', { words: new Map([['a', 1]]) })).toEqual([
    { words: new Map([['a', 1]]) },
    { words: new Map([['a', 1]]) },
  ])
  await expect(many.run(module, 'fails', null)).rejects.toThrow('of its own')
})

test('work that never ends is stopped, the next is done', async () => {
  await expect(few.run(module, 'forever', null)).rejects.toMatchObject({ reason: 'time' })
  // on a busy machine a process may take longer to begin than its time
  const next = () => few.run(module, 'twice', 1).catch(({ reason }) => reason)
  await expect.poll(next, { timeout: 60_000 }).toEqual([1, 1])
})

test('work that wants all the memory is stopped, the next is done', async () => {
  await expect(many.run(module, 'hoards', null)).rejects.toMatchObject({ reason: 'memory' })
  expect(await many.run(module, 'twice', 1)).toEqual([1, 1])
})

test('work nobody waits for any more is stopped', async () => {
  const asked = new AbortController()
  const work = many.run(module, 'forever', null, asked.signal)
  asked.abort()
  await expect(work).rejects.toMatchObject({ reason: 'cancelled' })
})

test('what comes when too much waits is refused at once', async () => {
  const asked = new AbortController()
  const under = Array.from({ length: 9 }, () =>
    many.run(module, 'forever', null, asked.signal).catch(({ reason }) => reason),
  )
  const [refused] = await Promise.all([Promise.race(under)])
  expect(refused).toBe('busy')
  asked.abort()
  expect(new Set(await Promise.all(under))).toEqual(new Set(['busy', 'cancelled']))
})

test('a process that ends for want of work takes none with it that comes at that moment', async () => {
  for (let i = 0; i < 40; i++) {
    expect(await brief.run(module, 'twice', i)).toEqual([i, i])
    // about as long as a process rests before it ends
    await sleep(3 + (i % 5))
  }
})

test('a process whose work is called off takes none with it that waits', async () => {
  for (let i = 0; i < 40; i++) {
    const asked = new AbortController()
    const off = brief.run(module, 'twice', 'off', asked.signal).catch(({ reason }) => reason)
    const waits = brief.run(module, 'twice', i)
    await sleep(i % 5)
    asked.abort()
    await off
    expect(await waits).toEqual([i, i])
  }
})
