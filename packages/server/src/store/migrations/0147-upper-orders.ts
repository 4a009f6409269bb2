import { type Kysely, sql } from 'kysely'

/**
 * Orders from above (13710 ledger): the number an order has there, what that ledger says of it, and the revision the last table
 * left its matter with. A number stands once among the matters of a place that were not discarded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table matter add column upper_number text, add column upper jsonb, add column upper_revision int`,
  `alter table matter add check (upper_number is not null or (upper is null and upper_revision is null))`,
  `create unique index matter_upper_number on matter (jurisdiction_id, upper_number)
    where upper_number is not null and state <> 'discarded'`,
]
