import { type Kysely, sql } from 'kysely'

/** Files of matters are held apart like those of tasks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table evidence_held alter column task_id drop not null',
  'alter table evidence_held add column matter_id uuid',
  `alter table evidence_held add constraint evidence_held_matter_fkey
    foreign key (jurisdiction_id, matter_id) references matter`,
  `alter table evidence_held add constraint evidence_held_subject_check
    check ((task_id is null) <> (matter_id is null))`,
  `alter table evidence_held add constraint evidence_held_report_check
    check (progress_id is null or task_id is not null)`,
  'create index evidence_held_matter on evidence_held (jurisdiction_id, matter_id)',
]
