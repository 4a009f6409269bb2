import { type Kysely, sql } from 'kysely'

/** When an urge was withdrawn, which it is only before anybody read it, and by whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table urge add column withdrawn_at timestamptz, add column withdrawn_by text,
    add check ((withdrawn_at is null) = (withdrawn_by is null))`,
]
