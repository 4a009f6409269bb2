import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

/**
 * A word that changes whenever something the desk shows of a place does: every command writes into the ledger in its own
 * transaction, but three that stand beside: how many drafts there are, how many proposals are open, and how often the
 * reports that were returned have been edited since. What is read after it is at least as new.
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
