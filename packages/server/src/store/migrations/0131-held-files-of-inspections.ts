import { type Kysely, sql } from 'kysely'

/** Photos and files of an inspection's sheets are held apart like those of tasks and matters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table evidence_held add column inspection_id uuid',
  'alter table evidence_held add column inspection_sheet_id uuid',
  `alter table evidence_held add constraint evidence_held_sheet_fkey
    foreign key (jurisdiction_id, inspection_id, inspection_sheet_id)
    references inspection_sheet (jurisdiction_id, inspection_id, inspection_sheet_id)`,
  'alter table evidence_held drop constraint evidence_held_subject_check',
  `alter table evidence_held add constraint evidence_held_subject_check
    check (num_nonnulls(task_id, matter_id, inspection_id) = 1)`,
  `alter table evidence_held add constraint evidence_held_sheet_check
    check ((inspection_id is null) = (inspection_sheet_id is null))`,
  'create index evidence_held_inspection on evidence_held (jurisdiction_id, inspection_id)',
]
