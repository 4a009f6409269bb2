import { type Kysely, sql } from 'kysely'

/** Events are found by the entry of the ledger they belong to, so that each line of the ledger says what it is about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create index event_ledger on event (jurisdiction_id, ledger_seq)').execute(db)
}
