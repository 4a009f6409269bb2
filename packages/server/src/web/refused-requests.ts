import type { DatabaseTrouble } from '../store/database-trouble.ts'
import type { Logger } from './log.ts'

/** Counts requests answered 503: thousands may be refused in a minute, and the log has to stay readable then. */
export interface RefusedRequests {
  /** Counts one; the first of its kind since the last line is told at once, with the cause in a few words. */
  readonly note: (reason: DatabaseTrouble, cause: string) => void
  /** A line for each kind of which more were refused since its last line. */
  readonly tell: () => void
}

/** The log of refused requests: one short line a kind each time `tell` is called, no stacks. */
export function refusedRequests(log: Pick<Logger, 'warn' | 'error'>): RefusedRequests {
  const counted = new Map<DatabaseTrouble, { count: number; cause: string }>()
  const line = (reason: DatabaseTrouble, count: number, cause: string) =>
    // a busy server helps itself; of the others somebody has to know
    log[reason === 'busy' ? 'warn' : 'error']({ reason, count, cause }, 'requests refused (503)')
  return {
    note: (reason, cause) => {
      const known = counted.get(reason)
      if (known) {
        known.count++
        known.cause = cause
        return
      }
      counted.set(reason, { count: 0, cause })
      line(reason, 1, cause)
    },
    tell: () => {
      for (const [reason, { count, cause }] of counted) {
        if (count === 0) counted.delete(reason)
        else {
          line(reason, count, cause)
          counted.set(reason, { count: 0, cause })
        }
      }
    },
  }
}
