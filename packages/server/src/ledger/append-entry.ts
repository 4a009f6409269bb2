import type { Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { beginning, type Entry, entryHash } from './entry.ts'

/** Where an entry came to stand. */
export interface Appended {
  readonly seq: number
  readonly hash: string
}

/**
 * Append one entry to its jurisdiction's chain and return its place.
 * Runs in the caller's transaction, so a change and its entry commit together or not at all; the head row is locked until
 * then, so that the writes of one jurisdiction follow one another.
 */
export async function appendEntry(trx: Transaction<Tables>, entry: Entry): Promise<Appended> {
  const { jurisdictionId, actor, kind } = entry
  const head = await trx
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .forUpdate()
    .executeTakeFirst()
  if (!head) throw new Error(`jurisdiction ${jurisdictionId} has no ledger`)
  const seq = Number(head.seq) + 1
  const chained = {
    jurisdictionId,
    seq,
    prev: head.hash,
    at: entry.at.toISOString(),
    actor,
    kind,
    body: JSON.stringify(entry.body),
  }
  const hash = entryHash(chained)
  const { prev, body } = chained
  await trx
    .insertInto('ledger')
    .values({ jurisdiction_id: jurisdictionId, seq, prev, hash, at: entry.at, actor, kind, body })
    .execute()
  await trx.updateTable('ledger_head').set({ seq, hash }).where('jurisdiction_id', '=', jurisdictionId).execute()
  return { seq, hash }
}

/** Begin an empty chain for a new jurisdiction. */
export async function beginLedger(trx: Transaction<Tables>, jurisdictionId: string): Promise<void> {
  await trx.insertInto('ledger_head').values({ jurisdiction_id: jurisdictionId, seq: 0, hash: beginning }).execute()
}
