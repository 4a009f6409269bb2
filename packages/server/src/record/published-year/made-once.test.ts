import { expect, test } from 'vitest'
import { madeOnce } from './made-once.ts'

/** Makes things that are ready when the test says so. */
function maker() {
  const ready: ((value: string | undefined) => void)[] = []
  return { ready, make: () => new Promise<string | undefined>((resolve) => void ready.push(resolve)) }
}

test('many who ask at once wait for one making, and it is kept', async () => {
  const { ready, make } = maker()
  const things = madeOnce<string>(2)
  const asked = Array.from({ length: 100 }, () => things.take('a', make))
  expect(ready).toHaveLength(1)
  ready[0]?.('content')
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['content']))
  expect(await things.take('a', make)).toBe('content')
  expect(ready).toHaveLength(1)
})

test('what was let go while it was made is not kept, nor is nothing, nor a failure', async () => {
  const { ready, make } = maker()
  const things = madeOnce<string>(2)
  const first = things.take('a', make)
  things.clear()
  const second = things.take('a', make)
  ready[0]?.('purged meanwhile')
  expect(await first).toBe('purged meanwhile')
  ready[1]?.(undefined)
  expect(await second).toBeUndefined()
  await expect(things.take('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  const third = things.take('a', make)
  ready[2]?.('content')
  expect(await third).toBe('content')
})
