import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

/**
 * Version token of everything the desk shows of a place. Every command writes into the ledger in its own transaction, so the
 * ledger's length is part of it. Three numbers stand for what is written without an entry: drafts, open proposals, and edits
 * of returned reports. Read the token before the data: the data is then at least as new.
 */
export async function stateOfRecord(db: Kysely<Tables>, jurisdictionId: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws('.', seq,
        (select count(*) from progress where jurisdiction_id = ${jurisdictionId} and state = 'draft'),
        (select count(*) from proposal where jurisdiction_id = ${jurisdictionId} and state = 'open'),
        (select sum(revision) from progress where jurisdiction_id = ${jurisdictionId} and state = 'returned')) as state
      from ledger_head head where jurisdiction_id = ${jurisdictionId}`.execute(db)
  return rows[0]?.state ?? ''
}
