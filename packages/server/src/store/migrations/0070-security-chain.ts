import { type Kysely, sql } from 'kysely'

/** The name under which an archive says that its security log is a chain. */
export const securityChainMigration = '0070-security-chain'

// The security log as a chain of its own. Rows of before have no place in it; how many there are is kept. One chain a
// place, and one for attempts that name none, so that a flood of those holds up nobody's work.
const statements = [
  'alter table security_log add column seq bigint, add column prev text, add column hash text',
  'create unique index security_log_chain on security_log (jurisdiction_id, seq)',
  `create table security_head (
    jurisdiction_id uuid not null,
    seq bigint not null,
    hash text not null,
    unchained bigint not null default 0,
    constraint security_head_pkey primary key (jurisdiction_id)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
  // the chain begins behind the rows that there are
  await sql`insert into security_head (jurisdiction_id, seq, hash, unchained)
    select jurisdiction_id, 0, repeat('0', 64), count(*) from security_log group by jurisdiction_id`.execute(db)
}
