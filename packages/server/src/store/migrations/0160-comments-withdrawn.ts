import { type Kysely, sql } from 'kysely'

/** When a 留言 was withdrawn, by whoever wrote it; the row stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table task_comment add column withdrawn_at timestamptz').execute(db)
}
