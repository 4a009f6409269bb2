import { type Kysely, sql } from 'kysely'

/** The stage of a project that an indicator of a task measures; null for one of the whole task. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`alter table task_indicator add column stage text check (char_length(stage) between 1 and 10)`)
    .execute(db)
}
