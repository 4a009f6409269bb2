import { type Kysely, sql } from 'kysely'

// What is not in the ledger and yet shown: how many drafts there are and how many proposals are open. Counted for every
// answer that is kept, so both counts are read off an index.
const statements = [
  `create index progress_drafts on progress (jurisdiction_id) where state = 'draft'`,
  `create index proposal_open on proposal (jurisdiction_id) where state = 'open'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
