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
  const [appended] = await appendEntries(trx, entry.jurisdictionId, [entry])
  if (!appended) throw new Error('an entry was given and none was appended')
  return appended
}

/** Rows of one INSERT: eight parameters each, and PostgreSQL takes 65,535. */
const atOnce = 4000

/** {@link appendEntry} of many entries of one jurisdiction, in their order. */
export async function appendEntries(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  entries: readonly Omit<Entry, 'jurisdictionId'>[],
): Promise<readonly Appended[]> {
  const head = await trx
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .forUpdate()
    .executeTakeFirst()
  if (!head) throw new Error(`jurisdiction ${jurisdictionId} has no ledger`)
  let last: Appended = { seq: Number(head.seq), hash: head.hash }
  const rows = entries.map(({ at, actor, kind, body: said }) => {
    const [seq, prev, body] = [last.seq + 1, last.hash, JSON.stringify(said)]
    last = { seq, hash: entryHash({ jurisdictionId, seq, prev, at: at.toISOString(), actor, kind, body }) }
    return { jurisdiction_id: jurisdictionId, seq, prev, hash: last.hash, at, actor, kind, body }
  })
  for (let from = 0; from < rows.length; from += atOnce)
    await trx
      .insertInto('ledger')
      .values(rows.slice(from, from + atOnce))
      .execute()
  await trx.updateTable('ledger_head').set(last).where('jurisdiction_id', '=', jurisdictionId).execute()
  return rows.map(({ seq, hash }) => ({ seq, hash }))
}

/** Begin an empty chain for a new jurisdiction. */
export async function beginLedger(trx: Transaction<Tables>, jurisdictionId: string): Promise<void> {
  await trx.insertInto('ledger_head').values({ jurisdiction_id: jurisdictionId, seq: 0, hash: beginning }).execute()
}
