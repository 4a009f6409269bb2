import { type Kysely, sql } from 'kysely'

/** Where a row of the task table comes from, and whose figures a reading is (decision 124). */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table commitment
    add column origin text not null default 'report',
    add column source_kind text,
    add column source text,
    add check ((origin = 'outside') = (source_kind is not null)),
    add check ((source_kind is null) = (source is null))`,
  `alter table reading
    add column task_id uuid,
    add column progress_id uuid,
    add column among int,
    add column entered_by text,
    add foreign key (jurisdiction_id, task_id) references task,
    add foreign key (jurisdiction_id, progress_id) references progress`,
  `create index reading_task on reading (jurisdiction_id, task_id) where task_id is not null`,
  `create index reading_progress on reading (jurisdiction_id, progress_id) where progress_id is not null`,
  `create index target_commitment on target (jurisdiction_id, commitment_id) where commitment_id is not null`,
  `create index task_indicator_indicator on task_indicator (jurisdiction_id, indicator_id) where indicator_id is not null`,
]
