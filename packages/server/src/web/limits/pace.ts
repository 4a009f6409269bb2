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

/** How many spans of the target are remembered. */
const remembered = 10

/**
 * Finds by what is answered how many may be under way at once. Once an answer came later than the target, no more are let in
 * than a quarter above what was answered within the target in the best of the last ten such spans: what waits behind them
 * would be late. The quarter finds out whether more can be done; a machine that stands still for others' sake now and then
 * answers late but not less, and turns nobody away. Where for ten spans none was late or turned away all are let in. So it
 * holds on a machine of any speed, whatever else runs there.
 */
export function paceOf({ target, least, most, now = () => performance.now() }: PaceLimits): Pace {
  let under = 0
  /** When an answer was late or somebody turned away last. */
  let full = Number.NEGATIVE_INFINITY
  /** How many were answered in each span, by its number. */
  const answered = new Map<number, number>()
  const span = () => Math.floor(now() / target)
  const limit = () => {
    if (now() - full > remembered * target) return most
    for (const each of answered.keys()) if (each < span() - remembered) answered.delete(each)
    return Math.min(most, Math.max(least, Math.ceil(1.25 * Math.max(0, ...answered.values()))))
  }
  return {
    limit,
    begin: (writes) => {
      const room = limit()
      if (under >= (writes ? 2 * room : room)) {
        full = now()
        throw new Overloaded('as many are under way as can be answered in time')
      }
      under++
      const [begun, beside] = [now(), under]
      return {
        end: (telling) => {
          under--
          answered.set(span(), (answered.get(span()) ?? 0) + 1)
          // what was late among few waited for itself
          if (telling && beside > least && now() - begun > target) full = now()
        },
      }
    },
  }
}
