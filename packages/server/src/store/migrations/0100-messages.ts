import { type Kysely, sql } from 'kysely'

/** Messages on the desk, one row a person told, and the urges (催报) that some of them carry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table urge (
    jurisdiction_id uuid not null references jurisdiction,
    urge_id uuid not null,
    unit_id uuid not null,
    person_id uuid,
    period_id uuid,
    task_ids uuid[] not null check (cardinality(task_ids) > 0),
    urged_by text not null,
    urged_at timestamptz not null,
    primary key (jurisdiction_id, urge_id),
    foreign key (jurisdiction_id, unit_id) references unit,
    foreign key (jurisdiction_id, person_id) references person,
    foreign key (jurisdiction_id, period_id) references period
  )`,
  `create index urge_newest on urge (jurisdiction_id, urged_at desc)`,
  `create table message (
    jurisdiction_id uuid not null references jurisdiction,
    message_id uuid not null,
    person_id uuid not null,
    kind text not null,
    act text,
    unit_id uuid,
    period_id uuid,
    urge_id uuid,
    subject_ids uuid[] not null check (cardinality(subject_ids) > 0),
    made_by text not null,
    made_at timestamptz not null,
    read_at timestamptz,
    settled_at timestamptz,
    primary key (jurisdiction_id, message_id),
    foreign key (jurisdiction_id, person_id) references person,
    foreign key (jurisdiction_id, unit_id) references unit,
    foreign key (jurisdiction_id, period_id) references period,
    foreign key (jurisdiction_id, urge_id) references urge,
    check ((urge_id is not null) = (kind = 'report-urged'))
  )`,
  `create index message_newest on message (jurisdiction_id, person_id, made_at desc)`,
  `create index message_urge on message (jurisdiction_id, urge_id) where urge_id is not null`,
  `create index message_waiting on message using gin (subject_ids) where settled_at is null`,
]
