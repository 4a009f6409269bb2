import { type Kysely, sql } from 'kysely'

/**
 * Inspections (督查活动). The acts of `domain/inspections/inspection-table.ts` stand here a second time, as the table was when
 * this was written; every step is one of the rows below and follows the step before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ways = [
  ['propose', 'draft', 'proposed'],
  ['withdraw', 'proposed', 'draft'],
  ['send-back', 'proposed', 'draft'],
  ['approve', 'proposed', 'approved'],
  ['discard', 'draft', 'discarded'],
  ['begin', 'approved', 'under-way'],
  ['conclude', 'under-way', 'concluded'],
  ['return', 'concluded', 'under-way'],
  ['serve', 'concluded', 'served'],
  ['close', 'served', 'closed'],
  ['cancel', 'approved', 'cancelled'],
  ['cancel', 'under-way', 'cancelled'],
]
const itemWays = [
  ['report', 'open', 'reported'],
  ['accept', 'reported', 'done'],
  ['return', 'reported', 'open'],
  ['lift', 'open', 'lifted'],
  ['lift', 'reported', 'lifted'],
]
const rowsOf = (of: readonly (readonly string[])[]) =>
  of.map((way) => `(${way.map((word) => `'${word}'`).join(', ')})`).join(', ')
const key = `jurisdiction_id uuid not null references jurisdiction,
    inspection_id uuid not null`
const ofInspection = 'foreign key (jurisdiction_id, inspection_id) references inspection'

const statements = [
  `create table inspection (
    ${key},
    kind text not null,
    title text not null,
    content text not null,
    scope text not null,
    basis text not null,
    starts_on date not null,
    ends_on date not null,
    body text not null,
    body_unit_id uuid,
    commission jsonb,
    invited jsonb not null,
    repeat_reason text,
    state text not null default 'draft',
    steps int not null default 0,
    last_step int check (last_step is not distinct from nullif(steps, 0)),
    drafted_by uuid not null,
    drafted_at timestamptz not null,
    proposed_by uuid,
    approver_id uuid,
    number_year int,
    ordinal int check (ordinal > 0),
    facts text,
    opinion text,
    concluded_by uuid,
    served_at timestamptz,
    closed_at timestamptz,
    revision int not null default 1,
    primary key (jurisdiction_id, inspection_id),
    unique (jurisdiction_id, number_year, ordinal),
    foreign key (jurisdiction_id, body_unit_id) references unit,
    foreign key (jurisdiction_id, drafted_by) references person,
    foreign key (jurisdiction_id, proposed_by) references person,
    foreign key (jurisdiction_id, approver_id) references person,
    foreign key (jurisdiction_id, concluded_by) references person,
    check (starts_on <= ends_on),
    check ((body = 'department') = (body_unit_id is not null)),
    check (steps > 0 or state = 'draft'),
    check (approver_id <> proposed_by),
    check (state in ('draft', 'discarded') or proposed_by is not null),
    check (state in ('draft', 'proposed', 'discarded') or (approver_id is not null and ordinal is not null)),
    check ((number_year is null) = (ordinal is null)),
    check (state not in ('concluded', 'served', 'closed')
      or (facts is not null and opinion is not null and concluded_by is not null)),
    check ((state in ('served', 'closed')) = (served_at is not null)),
    check ((state = 'closed') = (closed_at is not null))
  )`,
  `create index inspection_state on inspection (jurisdiction_id, state)`,
  `create table inspection_step (
    ${key},
    ordinal int not null check (ordinal > 0),
    prior int check (prior is not distinct from nullif(ordinal - 1, 0)),
    act text not null,
    from_state text not null,
    to_state text not null,
    taken_by text not null,
    person_id uuid not null,
    on_behalf_of uuid,
    at timestamptz not null,
    reason text,
    primary key (jurisdiction_id, inspection_id, ordinal),
    unique (jurisdiction_id, inspection_id, ordinal, to_state),
    ${ofInspection},
    foreign key (jurisdiction_id, inspection_id, prior, from_state)
      references inspection_step (jurisdiction_id, inspection_id, ordinal, to_state) deferrable initially deferred,
    foreign key (jurisdiction_id, person_id) references person,
    check (ordinal > 1 or from_state = 'draft'),
    check ((act, from_state, to_state) in (${rowsOf(ways)})),
    check (act not in ('send-back', 'discard', 'return', 'cancel') or reason is not null)
  )`,
  `alter table inspection add foreign key (jurisdiction_id, inspection_id, last_step, state)
    references inspection_step (jurisdiction_id, inspection_id, ordinal, to_state) deferrable initially deferred`,
  `create table inspection_unit (
    ${key},
    unit_id uuid not null,
    received_by text,
    received_at timestamptz,
    primary key (jurisdiction_id, inspection_id, unit_id),
    ${ofInspection},
    foreign key (jurisdiction_id, unit_id) references unit,
    check ((received_by is null) = (received_at is null))
  )`,
  `create index inspection_unit_unit on inspection_unit (jurisdiction_id, unit_id)`,
  `create table inspection_task (
    ${key},
    task_id uuid not null,
    primary key (jurisdiction_id, inspection_id, task_id),
    ${ofInspection},
    foreign key (jurisdiction_id, task_id) references task
  )`,
  `create index inspection_task_task on inspection_task (jurisdiction_id, task_id)`,
  // who takes part and who recuses; a person is one of the two
  `create table inspection_person (
    ${key},
    person_id uuid not null,
    part text not null,
    primary key (jurisdiction_id, inspection_id, person_id),
    ${ofInspection},
    foreign key (jurisdiction_id, person_id) references person
  )`,
  `create unique index inspection_leader on inspection_person (jurisdiction_id, inspection_id) where part = 'leader'`,
  `create table inspection_sheet (
    ${key},
    inspection_sheet_id uuid not null,
    unit_id uuid not null,
    task_id uuid,
    progress_id uuid,
    method text not null,
    place text,
    visited_on date not null,
    words text not null,
    finding text not null,
    reported text,
    found text,
    written_by text not null,
    written_at timestamptz not null,
    voided_by text,
    voided_at timestamptz,
    void_reason text,
    primary key (jurisdiction_id, inspection_sheet_id),
    unique (jurisdiction_id, inspection_id, inspection_sheet_id),
    ${ofInspection},
    foreign key (jurisdiction_id, unit_id) references unit,
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, progress_id) references progress,
    check (finding = 'none' or task_id is not null),
    check ((finding in ('partly', 'false')) = (found is not null)),
    check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null))
  )`,
  `create index inspection_sheet_inspection on inspection_sheet (jurisdiction_id, inspection_id)`,
  `create index inspection_sheet_task on inspection_sheet (jurisdiction_id, task_id) where found is not null`,
  `create table inspection_file (
    ${key},
    inspection_file_id uuid not null,
    inspection_sheet_id uuid not null,
    hash text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    removed_at timestamptz,
    removed_reason text,
    primary key (jurisdiction_id, inspection_file_id),
    foreign key (jurisdiction_id, inspection_id, inspection_sheet_id)
      references inspection_sheet (jurisdiction_id, inspection_id, inspection_sheet_id)
  )`,
  `create index inspection_file_inspection on inspection_file (jurisdiction_id, inspection_id)`,
  // 整改事项
  `create table inspection_item (
    ${key},
    inspection_item_id uuid not null,
    place int not null check (place > 0),
    unit_id uuid not null,
    words text not null,
    due_on date not null,
    state text not null default 'open',
    steps int not null default 0,
    primary key (jurisdiction_id, inspection_item_id),
    ${ofInspection},
    foreign key (jurisdiction_id, inspection_id, unit_id) references inspection_unit
  )`,
  `create index inspection_item_inspection on inspection_item (jurisdiction_id, inspection_id)`,
  `create table inspection_item_step (
    ${key},
    inspection_item_id uuid not null,
    ordinal int not null check (ordinal > 0),
    act text not null,
    from_state text not null,
    to_state text not null,
    taken_by text not null,
    at timestamptz not null,
    words text,
    primary key (jurisdiction_id, inspection_item_id, ordinal),
    foreign key (jurisdiction_id, inspection_item_id) references inspection_item,
    check ((act, from_state, to_state) in (${rowsOf(itemWays)})),
    check (act = 'accept' or words is not null)
  )`,
  // 异议 of a unit, and what 复核 decided
  `create table inspection_objection (
    ${key},
    inspection_objection_id uuid not null,
    unit_id uuid not null,
    words text not null,
    raised_by text not null,
    raised_at timestamptz not null,
    decision text,
    decision_words text,
    decided_by uuid,
    decided_at timestamptz,
    primary key (jurisdiction_id, inspection_objection_id),
    unique (jurisdiction_id, inspection_id, unit_id),
    foreign key (jurisdiction_id, inspection_id, unit_id) references inspection_unit,
    foreign key (jurisdiction_id, decided_by) references person,
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
      and (decision is null) = (decision_words is null))
  )`,
]
