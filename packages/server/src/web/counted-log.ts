import type { DatabaseTrouble } from '../store/database-trouble.ts'
import type { Logger } from './log.ts'

/** Counts what may come by the thousand in a minute, so that the log stays readable then. */
export interface CountedLog<Kind extends string> {
  /** Counts one; the first of its kind since its last line is told at once. `cause` is a few words on this one. */
  readonly note: (kind: Kind, cause: string) => void
  /** A line for each kind of which more came since its last line; to be called every few seconds. */
  readonly tell: () => void
}

/** A log of one short line a kind each time `tell` is called. */
function countedLog<Kind extends string>(line: (kind: Kind, count: number, cause: string) => void): CountedLog<Kind> {
  const counted = new Map<Kind, { count: number; cause: string }>()
  return {
    note: (kind, cause) => {
      const known = counted.get(kind)
      if (known) {
        known.count++
        known.cause = cause
        return
      }
      counted.set(kind, { count: 0, cause })
      line(kind, 1, cause)
    },
    tell: () => {
      for (const [kind, { count, cause }] of counted) {
        if (count === 0) counted.delete(kind)
        else {
          line(kind, count, cause)
          counted.set(kind, { count: 0, cause })
        }
      }
    },
  }
}

/** The log of requests answered 503, by what they were refused for; without stacks. */
export const refusedRequests = (log: Pick<Logger, 'warn' | 'error'>): CountedLog<DatabaseTrouble> =>
  countedLog((reason, count, cause) =>
    // a busy server helps itself; of the others somebody has to know
    log[reason === 'busy' ? 'warn' : 'error']({ reason, count, cause }, 'requests refused (503)'),
  )

/** The log of what browsers refused to load or run on our pages, by the rule of the policy. */
export const brokenPolicies = (log: Pick<Logger, 'warn'>): CountedLog<string> =>
  countedLog((directive, count, cause) => log.warn({ directive, count, cause }, 'browsers refused content (CSP)'))
