import { type Kysely, sql } from 'kysely'

/** Instructions (批示) of leaders: what each is written on, and what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table instruction (
    jurisdiction_id uuid not null references jurisdiction,
    instruction_id uuid not null,
    subject text not null,
    task_id uuid,
    matter_id uuid,
    bulletin_id uuid,
    progress_id uuid,
    report_id uuid,
    leader_id uuid not null,
    written_by text not null,
    written_at timestamptz not null,
    words text not null,
    follow boolean not null,
    state text not null,
    reply text,
    settled_by text,
    settled_at timestamptz,
    became_matter_id uuid,
    primary key (jurisdiction_id, instruction_id),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, matter_id) references matter,
    foreign key (jurisdiction_id, bulletin_id) references bulletin,
    foreign key (jurisdiction_id, progress_id) references progress,
    foreign key (jurisdiction_id, report_id) references report,
    foreign key (jurisdiction_id, leader_id) references person,
    foreign key (jurisdiction_id, became_matter_id) references matter,
    check (num_nonnulls(task_id, matter_id, bulletin_id, progress_id, report_id) = 1),
    check (case subject when 'task' then task_id when 'matter' then matter_id when 'bulletin' then bulletin_id
      when 'progress' then progress_id else report_id end is not null),
    check ((state = 'taken-up') = (became_matter_id is not null)),
    check ((state = 'answered') = (reply is not null)),
    check ((settled_by is null) = (settled_at is null)),
    check (state in ('waiting', 'kept') or settled_at is not null)
  )`,
  `create index instruction_leader on instruction (jurisdiction_id, leader_id)`,
  `create index instruction_state on instruction (jurisdiction_id, state)`,
  ...['task_id', 'matter_id', 'bulletin_id', 'progress_id', 'report_id', 'became_matter_id'].map(
    (column) =>
      `create index instruction_${column} on instruction (jurisdiction_id, ${column}) where ${column} is not null`,
  ),
]
