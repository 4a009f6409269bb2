import { type Kysely, sql } from 'kysely'

/** The kind somebody gave a task in place of the one its commitment was adopted with; null while nobody did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table task add column kind text
        check (kind in ('indicator', 'project', 'work', 'livelihood', 'government'))`,
    )
    .execute(db)
}
