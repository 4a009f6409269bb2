import { type Kysely, sql } from 'kysely'

// The security log as a chain of its own: rows of before have no place in it. One chain a place, and one for attempts that
// name none, so that a flood of those holds up nobody's work.
const statements = [
  'alter table security_log add column seq bigint, add column prev text, add column hash text',
  'create unique index security_log_chain on security_log (jurisdiction_id, seq)',
  `create table security_head (
    jurisdiction_id uuid not null,
    seq bigint not null,
    hash text not null,
    constraint security_head_pkey primary key (jurisdiction_id)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
