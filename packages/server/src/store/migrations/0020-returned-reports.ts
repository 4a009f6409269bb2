import { type Kysely, sql } from 'kysely'

// How often returned reports were edited stands in the state a cached answer is kept under: read off an index.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create index progress_returned on progress (jurisdiction_id) include (revision) where state = 'returned'`)
    .execute(db)
}
