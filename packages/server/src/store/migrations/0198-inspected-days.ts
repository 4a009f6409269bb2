import { type Kysely, sql } from 'kysely'

/** The name under which an archive says that the days of its inspections are half-open. */
export const inspectedDaysMigration = '0198-inspected-days'

/** The first day after the last one of an inspection as it was written before. In SQL, of a row of `inspection`. */
export const dayAfterInspection = 'ends_on + 1'

/** Moves the last day of inspections to the first day after, as every other range of days has it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
     where conrelid = 'inspection'::regclass and pg_get_constraintdef(oid) = 'CHECK ((starts_on <= ends_on))'`.execute(
    db,
  )
  for (const { name } of rows) await sql`alter table inspection drop constraint ${sql.id(name)}`.execute(db)
  await sql`update inspection set ends_on = ${sql.raw(dayAfterInspection)}`.execute(db)
  await sql`alter table inspection add constraint inspection_days check (starts_on < ends_on)`.execute(db)
}
