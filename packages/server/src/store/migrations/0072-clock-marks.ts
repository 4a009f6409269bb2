import { type Kysely, sql } from 'kysely'

/** When the clock last did its work for a place: a clock that leapt shows by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table clock_mark (
    jurisdiction_id uuid not null references jurisdiction,
    seen_at timestamptz not null,
    constraint clock_mark_pkey primary key (jurisdiction_id)
  )`.execute(db)
}
