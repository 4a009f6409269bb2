import { type Kysely, sql } from 'kysely'

/** When the lead unit of a matter was reminded of a due moment: once, before it. Moments that have passed are old news. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table matter_due add column reminded_on date',
  'update matter_due set reminded_on = day where due_at < now()',
  `create index matter_due_unreminded on matter_due (due_at)
    where met_at is null and replaced_at is null and reminded_on is null`,
]
