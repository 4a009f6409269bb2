import { type Kysely, sql } from 'kysely'

/** That somebody agreed at their own desk to a content being purged; two who did are the two persons of the purge. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table purge_agreement (
    jurisdiction_id uuid not null references jurisdiction,
    purge_agreement_id uuid not null,
    hash text not null,
    person_id uuid not null,
    reason text not null,
    agreed_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint purge_agreement_pkey primary key (jurisdiction_id, purge_agreement_id),
    constraint purge_agreement_person foreign key (jurisdiction_id, person_id) references person
  )`,
  `create index purge_agreement_open on purge_agreement (jurisdiction_id, hash) where ended_at is null`,
]
