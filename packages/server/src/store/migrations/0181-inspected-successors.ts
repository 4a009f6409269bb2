import { type Kysely, sql } from 'kysely'

/** Whose place among the inspected units a unit took when that one was merged into it; so that none objects twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inspection_unit add column succeeds_id uuid`.execute(db)
  await sql`alter table inspection_unit add foreign key (jurisdiction_id, succeeds_id) references unit`.execute(db)
}
