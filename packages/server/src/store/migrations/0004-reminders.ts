import { type Kysely, sql } from 'kysely'

/** When the people who owe reports of a period were reminded of it: once, before it is due. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table period add column reminded_on date').execute(db)
}
