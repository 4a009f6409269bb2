import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Break, Expected } from '../../ledger/verify-chain.ts'
import type { Tables } from '../../store/tables.ts'
import { verifyWithin, type WholeRecord } from './verify-record.ts'

/** How far a verification is, or what it came to. */
export type Verification =
  | { readonly kind: 'running'; readonly done: number; readonly entries: number }
  | WholeRecord
  | Break
  /** Another server verifies the same place. */
  | { readonly kind: 'elsewhere' }
  /** Another head hash is being looked for: ask again when that is done. */
  | { readonly kind: 'other-head' }

/** The verifications of a server: one a place, one after another. */
export interface Verifications {
  /**
   * Begin to verify, or join the verification under way. Returns the outcome when it comes within `patience` ms, else how
   * far it is. @throws to its caller what the verification failed with
   */
  readonly start: (jurisdictionId: string, expected: Expected, patience?: number) => Promise<Verification>
  /** The one under way, or the last outcome; null when there was none since the server started. */
  readonly latest: (jurisdictionId: string) => Verification | null
}

interface Running {
  readonly head: string | undefined
  done: number
  entries: number
  readonly outcome: Promise<Verification>
}

/** Verifications on connections of their own, so that nobody waits for them who did not ask. */
export function verifications(db: Kysely<Tables>): Verifications {
  const running = new Map<string, Running>()
  const ended = new Map<string, Verification>()
  let last: Promise<unknown> = Promise.resolve()

  const run = (jurisdictionId: string, expected: Expected): Running => {
    const outcome = last.then(() =>
      verifyAlone(db, jurisdictionId, expected, (done, entries) => Object.assign(one, { done, entries })),
    )
    const one: Running = { head: expected.head, done: 0, entries: 0, outcome }
    running.set(jurisdictionId, one)
    last = outcome.then(
      (found) => {
        running.delete(jurisdictionId)
        if (found.kind !== 'elsewhere') ended.set(jurisdictionId, found)
      },
      () => {
        running.delete(jurisdictionId)
        ended.delete(jurisdictionId)
      },
    )
    return one
  }
  const stateOf = ({ done, entries }: Running): Verification => ({ kind: 'running', done, entries })
  return {
    start: async (jurisdictionId, expected, patience = 1500) => {
      const known = running.get(jurisdictionId)
      if (known && known.head !== expected.head && expected.head !== undefined) return { kind: 'other-head' }
      const one = known ?? run(jurisdictionId, expected)
      return Promise.race([one.outcome, wait(patience, undefined, { ref: false }).then(() => stateOf(one))])
    },
    latest: (jurisdictionId) => {
      const one = running.get(jurisdictionId)
      return one ? stateOf(one) : (ended.get(jurisdictionId) ?? null)
    },
  }
}

/** Verify one state of the database, unless another server does so at this moment. */
function verifyAlone(
  db: Kysely<Tables>,
  jurisdictionId: string,
  expected: Expected,
  onProgress: (done: number, entries: number) => void,
): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(hashtext('luoshi verify'), hashtext(${jurisdictionId})) as mine`.execute(trx)
      return rows[0]?.mine ? verifyWithin(trx, jurisdictionId, expected, onProgress) : { kind: 'elsewhere' as const }
    })
}
