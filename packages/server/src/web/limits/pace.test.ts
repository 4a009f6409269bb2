import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pace, paceOf } from './pace.ts'

const limits = { target: 2000, least: 12, most: 192 }

/** What was begun; null where it was turned away. */
const begin = (pace: Pace, share = 1) => {
  try {
    return pace.begin(share)
  } catch {
    return null
  }
}

/**
 * A server that works on all who are let in at once, `speed` of them a second together, for two minutes, and stands still
 * `stall` milliseconds of each three seconds; `perSecond` come. Comes out with how long those of the second minute waited at
 * the longest, how many were turned away and how many answered.
 */
function offered(speed: number, perSecond: number, stall = 0) {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const under: { readonly since: number; left: number; readonly end: (telling: boolean) => void }[] = []
  let [longest, refused, due, answered] = [0, 0, 0, 0]
  const tick = 10
  for (; clock < 120_000; clock += tick) {
    const late = clock > 60_000
    due += (perSecond * tick) / 1000
    if (clock % 3000 < stall) continue
    for (; due >= 1; due--) {
      const begun = begin(pace)
      if (begun) under.push({ since: clock, left: 1, end: begun.end })
      else if (late) refused++
    }
    const share = (speed * tick) / 1000 / Math.max(1, under.length)
    for (const one of [...under]) {
      one.left -= share
      if (one.left > 0) continue
      under.splice(under.indexOf(one), 1)
      one.end(true)
      if (late) longest = Math.max(longest, clock - one.since)
      if (late) answered++
    }
  }
  return { longest, refused, answered }
}

test('a server that keeps up turns nobody away, also where it stands still in between', () => {
  expect(offered(60, 40)).toMatchObject({ refused: 0 })
  expect(offered(60, 15, 1500)).toMatchObject({ refused: 0 })
})

test('however slow a server is, who is let in is answered soon, and it is not left idle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7, max: 60 }), fc.integer({ min: 12, max: 50 }), (speed, tenths) => {
      const { longest, refused, answered } = offered(speed, (speed * tenths) / 10)
      expect(refused).toBeGreaterThan(0)
      expect(longest).toBeLessThan(2 * limits.target)
      expect(answered).toBeGreaterThan(0.9 * speed * 60)
    }),
    { numRuns: 10 },
  )
})

test('what has a larger share is turned away later', () => {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const first = Array.from({ length: 100 }, () => pace.begin())
  clock = 3000
  for (const one of first) one.end(true)
  expect(pace.limit()).toBe(32)
  const small = Array.from({ length: 33 }, () => begin(pace))
  expect(small.filter((one) => one === null)).toHaveLength(1)
  const large = Array.from({ length: 33 }, () => begin(pace, 2))
  expect(large.filter((one) => one === null)).toHaveLength(1)
})

test('once none was late or turned away for a while, all are let in; what tells nothing changes nothing', () => {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const late = (telling: boolean) => {
    const many = Array.from({ length: 100 }, () => pace.begin())
    clock += 2500
    for (const one of many) one.end(telling)
  }
  late(false)
  expect(pace.limit()).toBe(192)
  clock += 60_000
  late(true)
  expect(pace.limit()).toBe(32)
  clock += 20_001
  expect(pace.limit()).toBe(192)
})
