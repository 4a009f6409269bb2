import { type Kysely, sql } from 'kysely'

// Failures are counted by name and by where they come from together, so that nobody locks out somebody else.
const statements = [
  `alter table auth_failure add column address_hash text not null default ''`,
  `alter table auth_failure drop constraint auth_failure_pkey`,
  `alter table auth_failure add constraint auth_failure_pkey primary key (name_hash, address_hash)`,
  `create table auth_used_code (
    account_id text not null references auth_user (id) on delete cascade,
    code_hash text not null,
    used_at timestamptz not null,
    constraint auth_used_code_pkey primary key (account_id, code_hash)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
