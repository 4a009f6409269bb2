import { Overloaded } from '../../store/work-lane.ts'

/** What a {@link Pace} keeps to. */
export interface PaceLimits {
  /** Milliseconds within which an answer is to be there. */
  readonly target: number
  /** As many are let in at a time, however slow all is. */
  readonly least: number
  /** The most that are let in at a time, however quick all is. */
  readonly most: number
  /** A clock that only goes forward, in milliseconds. */
  readonly now?: () => number
}

/** Lets work in as fast as it is answered. */
export interface Pace {
  /**
   * Begin: `end` it when the answer is there, with whether its time tells how busy the server is. What changes something is
   * turned away later than what reads.
   * @throws {Overloaded} where there are as many as can be answered in time: then nothing is counted
   */
  readonly begin: (writes: boolean) => { readonly end: (telling: boolean) => void }
  /** How many are let in at a time now. */
  readonly limit: () => number
}

/**
 * Finds by the time answers take how many may be under way at once, as a network does by what it loses: one that came too
 * late lowers the number by a fifth, one that came quickly while all places were taken raises it a little, and where none
 * was late or turned away for ten times the target it is as high as ever. So it holds on a machine of any speed, and whatever else runs
 * there: what cannot be answered in time is turned away at once instead of waiting for that.
 */
export function paceOf({ target, least, most, now = () => performance.now() }: PaceLimits): Pace {
  let limit = most
  let under = 0
  /** When an answer was late or somebody turned away last, and when the number was lowered last. */
  let [full, lowered] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const forget = () => {
    if (limit < most && now() - full > 10 * target) limit = most
  }
  return {
    begin: (writes) => {
      forget()
      if (under >= Math.floor(writes ? 2 * limit : limit)) {
        full = now()
        throw new Overloaded('as many are under way as can be answered in time')
      }
      under++
      const [begun, beside] = [now(), under]
      return {
        end: (telling) => {
          under--
          if (!telling) return
          const ended = now()
          if (ended - begun > target) {
            full = ended
            // what began before the number was lowered says nothing of the new one
            if (begun < lowered) return
            lowered = ended
            limit = Math.max(least, Math.floor(Math.min(limit, beside) * 0.8))
          } else if (ended - begun < target / 2 && beside > limit * 0.8) limit = Math.min(most, limit + 4 / limit)
        },
      }
    },
    limit: () => Math.floor(limit),
  }
}
