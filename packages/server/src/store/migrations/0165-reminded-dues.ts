import { type Kysely, type QueryExecutorProvider, sql } from 'kysely'

/** The name under which an archive says of which moments of a matter somebody was reminded. */
export const remindedDuesMigration = '0165-reminded-dues'

/** When the lead unit of a matter was reminded of a due moment: once, before it. Moments that have passed are old news. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table matter_due add column reminded_on date`.execute(db)
  await passOver(db)
  await sql`create index matter_due_unreminded on matter_due (due_at)
    where met_at is null and replaced_at is null and reminded_on is null`.execute(db)
}

/** Nobody is reminded of the moments that have passed; of one place where it is named, for an archive made before. */
export async function passOver(db: QueryExecutorProvider, jurisdictionId: string | null = null): Promise<void> {
  const place = jurisdictionId === null ? sql`` : sql`and jurisdiction_id = ${jurisdictionId}`
  await sql`update matter_due set reminded_on = day where due_at < now() ${place}`.execute(db)
}
