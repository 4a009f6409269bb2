import { sql, type Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { ChainedEntry, Entry } from './entry.ts'

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

/** Entries of one call; their texts travel as one message. */
const atOnce = 4000

/** {@link appendEntry} of many entries of one jurisdiction, in their order. */
export async function appendEntries(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  entries: readonly Omit<Entry, 'jurisdictionId'>[],
): Promise<readonly Appended[]> {
  const written = entries.map(({ at, actor, kind, body }) => ({
    ...{ actor, kind },
    at: at.toISOString(),
    body: JSON.stringify(body),
  }))
  const appended: Appended[] = []
  for (let from = 0; from < written.length; from += atOnce)
    appended.push(...(await appendWritten(trx, jurisdictionId, written.slice(from, from + atOnce))))
  return appended
}

/** An entry as it is kept: its moment in ISO 8601 and UTC, its body as JSON text. */
export type WrittenEntry = Pick<ChainedEntry, 'at' | 'actor' | 'kind' | 'body'>

/**
 * Append entries as they are written. The database numbers and hashes them: the server's role may add nothing to the ledger
 * but by this function, which belongs to the owner.
 */
export async function appendWritten(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  entries: readonly WrittenEntry[],
): Promise<readonly Appended[]> {
  const { rows } = await sql<{ entry_seq: string; entry_hash: string }>`
    select entry_seq, entry_hash from append_to_ledger(${jurisdictionId}::uuid,
      ${entries.map(({ at }) => at)}::timestamptz[], ${entries.map(({ actor }) => actor)}::text[],
      ${entries.map(({ kind }) => kind)}::text[], ${entries.map(({ body }) => body)}::text[])`.execute(trx)
  return rows.map(({ entry_seq, entry_hash }) => ({ seq: Number(entry_seq), hash: entry_hash }))
}

/** Begin an empty chain for a new jurisdiction. */
export async function beginLedger(trx: Transaction<Tables>, jurisdictionId: string): Promise<void> {
  await sql`select begin_ledger(${jurisdictionId}::uuid)`.execute(trx)
}
