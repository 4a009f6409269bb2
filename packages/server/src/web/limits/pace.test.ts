import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pace, paceOf } from './pace.ts'

const limits = { target: 2000, least: 12, most: 192 }

/** What was begun; null where it was turned away. */
const begin = (pace: Pace, writes = false) => {
  try {
    return pace.begin(writes)
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
    fc.property(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 12, max: 50 }), (speed, tenths) => {
      const { longest, refused, answered } = offered(speed, (speed * tenths) / 10)
      expect(refused).toBeGreaterThan(0)
      // who come together are answered together, which counts as more than it is
      expect(longest).toBeLessThan(Math.max(2 * limits.target, (2000 * limits.least) / speed))
      expect(answered).toBeGreaterThan(0.9 * speed * 60)
    }),
    { numRuns: 15 },
  )
})

test('what changes something is turned away later than what reads; few are never turned away', () => {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const first = Array.from({ length: 13 }, () => pace.begin(false))
  clock = 3000
  for (const one of first) one.end(true)
  clock = 24_000
  for (const one of Array.from({ length: 13 }, () => pace.begin(false))) {
    clock = 29_000
    one.end(true)
  }
  clock = 55_000 - 6001
  expect(pace.limit()).toBe(17)
  const reading = Array.from({ length: 18 }, () => begin(pace))
  expect(reading.filter((one) => one === null)).toHaveLength(1)
  const writing = Array.from({ length: 18 }, () => begin(pace, true))
  expect(writing.filter((one) => one === null)).toHaveLength(1)
})

test('once none was late or turned away for a while, all are let in; what tells nothing changes nothing', () => {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const late = (telling: boolean) => {
    const many = Array.from({ length: 13 }, () => pace.begin(false))
    clock += 2500
    for (const one of many) one.end(telling)
  }
  late(false)
  expect(pace.limit()).toBe(192)
  late(true)
  expect(pace.limit()).toBe(17)
  clock += 20_001
  expect(pace.limit()).toBe(192)
})
