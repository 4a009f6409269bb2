import { type Kysely, sql } from 'kysely'

/** 留言 between the office and the units of a task: written once, never changed; whoever wrote one may withdraw it, and the row stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table task_comment (
    jurisdiction_id uuid not null references jurisdiction,
    task_comment_id uuid not null,
    task_id uuid not null,
    place integer not null check (place > 0),
    unit_id uuid,
    written_by text not null,
    written_at timestamptz not null,
    words text not null check (words <> ''),
    withdrawn_at timestamptz,
    primary key (jurisdiction_id, task_comment_id),
    unique (jurisdiction_id, task_id, place),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, unit_id) references unit
  )`,
  `create index task_comment_unit on task_comment (jurisdiction_id, unit_id) where unit_id is not null`,
]
