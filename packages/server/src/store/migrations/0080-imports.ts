import { type Kysely, sql } from 'kysely'

/** Lists that were carried out (units, people, tasks, statistics), row by row, so that each can be taken back as one act. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table import_batch (
    jurisdiction_id uuid not null references jurisdiction,
    import_batch_id uuid not null,
    kind text not null check (kind in ('tasks', 'units', 'people', 'statistics')),
    source text,
    made_by text not null,
    made_at timestamptz not null,
    taken_back_by text,
    taken_back_at timestamptz,
    primary key (jurisdiction_id, import_batch_id),
    check ((taken_back_by is null) = (taken_back_at is null))
  )`,
  `create index import_batch_made_at on import_batch (jurisdiction_id, made_at)`,
  // what was there before lies in the vault, where a purge reaches it
  `create table import_row (
    jurisdiction_id uuid not null references jurisdiction,
    import_batch_id uuid not null,
    ordinal int not null check (ordinal > 0),
    subject_id uuid not null,
    added boolean not null,
    revision int not null,
    before_hash text,
    change_ids uuid[] not null default '{}',
    left_because text,
    primary key (jurisdiction_id, import_batch_id, ordinal),
    foreign key (jurisdiction_id, import_batch_id) references import_batch,
    foreign key (jurisdiction_id, before_hash) references vault
  )`,
]
