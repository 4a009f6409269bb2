import { expect, test } from 'vitest'
import { keptAnswers } from './kept-answers.ts'

/** Makes answers of a word, and counts. */
function making(word: string | null, milliseconds = 0) {
  const made = {
    times: 0,
    async make() {
      made.times++
      if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds))
      return word === null ? null : Buffer.from(word)
    },
  }
  return made
}

test('an answer is made once for as long as the state is the same', async () => {
  const kept = keptAnswers()
  const first = making('甲')
  const both = await Promise.all([kept.take('a', '1', first.make), kept.take('a', '1', first.make)])
  expect(both.map(String)).toEqual(['甲', '甲'])
  expect(String(await kept.take('a', '1', making('乙').make))).toBe('甲')
  expect(first.times).toBe(1)
  expect(String(await kept.take('a', '2', making('乙').make))).toBe('乙')
  expect(String(await kept.take('b', '2', making('丙').make))).toBe('丙')
})

test('a refusal and a failure are not kept', async () => {
  const kept = keptAnswers()
  expect(await kept.take('a', '1', making(null).make)).toBeNull()
  await expect(kept.take('a', '1', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(String(await kept.take('a', '1', making('甲').make))).toBe('甲')
})

test('an answer that comes late does not stand for a newer state', async () => {
  const kept = keptAnswers()
  let come: (answer: Buffer) => void = () => {}
  const late = kept.take('a', '1', () => new Promise<Buffer>((resolve) => (come = resolve)))
  await kept.take('a', '2', making('新').make)
  come(Buffer.from('旧'))
  expect(String(await late)).toBe('旧')
  expect(String(await kept.take('a', '2', making('再').make))).toBe('新')
})

test('over the bound the ones asked for longest ago go', async () => {
  const kept = keptAnswers({ most: 10 })
  for (const key of ['a', 'b', 'c']) await kept.take(key, '1', making('0123').make)
  const again = making('4567')
  expect(String(await kept.take('c', '1', again.make))).toBe('0123')
  expect(String(await kept.take('a', '1', again.make))).toBe('4567')
})

test('after a change what took long is made anew for who asks next, and only that', async () => {
  const kept = keptAnswers({ dear: 20, rest: 1 })
  let state = '1'
  const slow = making('甲', 40)
  const quick = making('乙')
  const elsewhere = making('丙', 40)
  const ask = () =>
    Promise.all([
      kept.take('青禾 a', state, slow.make),
      kept.take('青禾 b', state, quick.make),
      kept.take('别处 a', state, elsewhere.make),
    ])
  await ask()
  state = '2'
  await kept.renew('青禾 ', async () => state)
  expect([slow.times, quick.times, elsewhere.times]).toEqual([2, 1, 1])
  expect(String((await ask())[0])).toBe('甲')
  expect([slow.times, quick.times, elsewhere.times]).toEqual([2, 2, 2])
})

test('the dearest is made anew first', async () => {
  const kept = keptAnswers({ dear: 0, rest: 1 })
  const made: string[] = []
  const takes = (name: string, milliseconds: number) => async () => {
    made.push(name)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    return Buffer.from(name)
  }
  for (const [name, milliseconds] of [
    ['quick', 1],
    ['slow', 80],
    ['between', 30],
  ] as const)
    await kept.take(name, '1', takes(name, milliseconds))
  await kept.renew('', async () => '2')
  expect(made).toEqual(['quick', 'slow', 'between', 'slow', 'between', 'quick'])
})

test('changes that come while it is made anew are in the next round', async () => {
  const kept = keptAnswers({ dear: 0, rest: 1 })
  let state = '1'
  const made: string[] = []
  const make = async () => {
    made.push(state)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return Buffer.from(state)
  }
  await kept.take('a', state, make)
  state = '2'
  const renewed = kept.renew('a', async () => state)
  await expect.poll(() => made).toEqual(['1', '2'])
  state = '3'
  await kept.renew('a', async () => state)
  await renewed
  await expect.poll(() => made).toEqual(['1', '2', '3'])
})

test('one that cannot be made anew is left to who asks next', async () => {
  const kept = keptAnswers({ dear: 0, rest: 1 })
  await kept.take('a', '1', making('甲').make)
  await kept.renew('a', () => Promise.reject(new Error('gone')))
  expect(String(await kept.take('a', '2', making('乙').make))).toBe('乙')
})
