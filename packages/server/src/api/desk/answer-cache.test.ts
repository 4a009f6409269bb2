import { expect, test } from 'vitest'
import { deskAnswerCache } from './answer-cache.ts'

/** Makes answers of a word, and counts. */
function making(word: string | null) {
  const made = {
    times: 0,
    async make() {
      made.times++
      return word === null ? null : Buffer.from(word)
    },
  }
  return made
}

test('an answer is made once for as long as the state is the same', async () => {
  const cache = deskAnswerCache()
  const first = making('甲')
  const both = await Promise.all([cache.take('a', '1', first.make), cache.take('a', '1', first.make)])
  expect(both.map(String)).toEqual(['甲', '甲'])
  expect(String(await cache.take('a', '1', making('乙').make))).toBe('甲')
  expect(first.times).toBe(1)
  expect(String(await cache.take('a', '2', making('乙').make))).toBe('乙')
  expect(String(await cache.take('b', '2', making('丙').make))).toBe('丙')
})

test('a refusal and a failure are not kept', async () => {
  const cache = deskAnswerCache()
  expect(await cache.take('a', '1', making(null).make)).toBeNull()
  await expect(cache.take('a', '1', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(String(await cache.take('a', '1', making('甲').make))).toBe('甲')
})

test('an answer that comes late does not stand for a newer state', async () => {
  const cache = deskAnswerCache()
  let come: (answer: Buffer) => void = () => {}
  const late = cache.take('a', '1', () => new Promise<Buffer>((resolve) => (come = resolve)))
  await cache.take('a', '2', making('新').make)
  come(Buffer.from('旧'))
  expect(String(await late)).toBe('旧')
  expect(String(await cache.take('a', '2', making('再').make))).toBe('新')
})

test('over the bound the ones used longest ago go', async () => {
  const cache = deskAnswerCache(10)
  for (const key of ['a', 'b', 'c']) await cache.take(key, '1', making('0123').make)
  const again = making('4567')
  expect(String(await cache.take('c', '1', again.make))).toBe('0123')
  expect(String(await cache.take('a', '1', again.make))).toBe('4567')
})
