import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pace, paceOf } from './pace.ts'

const limits = { target: 2000, least: 4, most: 192 }

/** What was begun; null where it was turned away. */
const begin = (pace: Pace, writes = false) => {
  try {
    return pace.begin(writes)
  } catch {
    return null
  }
}

/**
 * A server that works on all who are let in at once, `speed` of them a second together, for `seconds`; `offered` come each
 * second. Comes out with how long those of the last half waited at the longest, and how many of them were turned away.
 */
function offered(speed: number, perSecond: number, seconds = 120) {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const under: { readonly since: number; left: number; readonly end: (telling: boolean) => void }[] = []
  let [longest, refused, due, answered] = [0, 0, 0, 0]
  const tick = 10
  for (; clock < seconds * 1000; clock += tick) {
    const late = clock > seconds * 500
    for (due += (perSecond * tick) / 1000; due >= 1; due--) {
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

test('a server that keeps up turns nobody away', () => {
  expect(offered(60, 40)).toMatchObject({ refused: 0 })
})

test('however slow a server is, who is let in is answered soon, and it is not left idle', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 4, max: 100, noNaN: true }),
      fc.double({ min: 1.2, max: 5, noNaN: true }),
      (speed, over) => {
        const { longest, refused, answered } = offered(speed, speed * over)
        expect(refused).toBeGreaterThan(0)
        expect(longest).toBeLessThan(2 * limits.target + 500)
        expect(answered).toBeGreaterThan(0.8 * speed * 60)
      },
    ),
    { numRuns: 30 },
  )
})

test('what changes something is turned away later than what reads', () => {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const first = pace.begin(false)
  clock = 3000
  first.end(true)
  expect(pace.limit()).toBe(4)
  const reading = Array.from({ length: 5 }, () => begin(pace))
  expect(reading.map((one) => one !== null)).toEqual([true, true, true, true, false])
  const writing = Array.from({ length: 5 }, () => begin(pace, true))
  expect(writing.map((one) => one !== null)).toEqual([true, true, true, true, false])
})

test('once none was late for a while, all are let in again; what tells nothing changes nothing', () => {
  let clock = 0
  const pace = paceOf({ ...limits, now: () => clock })
  const [slow, file] = [pace.begin(false), pace.begin(false)]
  clock = 2500
  slow.end(true)
  clock = 9000
  file.end(false)
  expect(pace.limit()).toBe(4)
  clock = 23_000
  pace.begin(false).end(true)
  expect(pace.limit()).toBe(192)
})
