import { type Kysely, sql } from 'kysely'

/** Files of evidence that may be dangerous: refused, or held apart until a second person has looked, as the place sets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table evidence_rule (
    jurisdiction_id uuid not null references jurisdiction,
    quarantines boolean not null,
    set_by text not null,
    set_at timestamptz not null,
    primary key (jurisdiction_id)
  )`,
  `create table evidence_held (
    jurisdiction_id uuid not null references jurisdiction,
    evidence_held_id uuid not null,
    task_id uuid not null,
    progress_id uuid,
    hash text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    found text[] not null,
    infected boolean not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    outcome text check (outcome in ('released', 'deleted')),
    reason text,
    primary key (jurisdiction_id, evidence_held_id),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, progress_id) references progress,
    check ((decided_by is null) = (outcome is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (outcome is null or outcome = 'deleted' or (not infected and decided_by <> uploaded_by))
  )`,
  `create index evidence_held_task on evidence_held (jurisdiction_id, task_id)`,
]
