import { type Kysely, sql } from 'kysely'

/**
 * Collective units (各乡镇): who the members of a group are, by which group a unit takes part in a task, which one reports
 * for all, and of which member a report is (decision 132).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table unit_member (
    jurisdiction_id uuid not null references jurisdiction,
    group_id uuid not null,
    unit_id uuid not null,
    place int not null check (place > 0),
    primary key (jurisdiction_id, group_id, unit_id),
    foreign key (jurisdiction_id, group_id) references unit,
    foreign key (jurisdiction_id, unit_id) references unit,
    check (group_id <> unit_id)
  )`,
  `create index unit_member_unit on unit_member (jurisdiction_id, unit_id)`,
  `alter table task_unit
    add column group_id uuid,
    add foreign key (jurisdiction_id, group_id) references unit,
    add check ((part = 'member') = (group_id is not null))`,
  `alter table task
    add column speaker_id uuid,
    add foreign key (jurisdiction_id, speaker_id) references unit`,
  `alter table progress
    add column member_id uuid,
    add foreign key (jurisdiction_id, member_id) references unit,
    drop constraint progress_jurisdiction_id_task_id_period_id_version_key`,
  // one report of a task and period, or one of each member
  `alter table progress add unique nulls not distinct (jurisdiction_id, task_id, period_id, member_id, version)`,
]
