import { type Kysely, sql } from 'kysely'

/**
 * The desk: people and what they may, the year's tasks and how they are carried out, reported and judged. Every key begins
 * with `jurisdiction_id`; days are `date` in Asia/Shanghai, periods half-open `[starts_on, ends_on)`; `revision` counts the
 * changes of a row that people edit, so that nobody overwrites what they have not seen.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const place = 'jurisdiction_id uuid not null references jurisdiction'
const roles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'supervisor',
  'unit-head',
  'unit-officer',
  'leader',
  'reader',
]
const oneOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')

const statements = [
  // People. `account_id` is the sign-in's user; null for somebody who is named but does not sign in.
  `create table person (
    ${place},
    person_id uuid not null,
    account_id text,
    name text not null,
    post text,
    phone text,
    email text,
    created_at timestamptz not null,
    left_on date,
    revision int not null default 1,
    primary key (jurisdiction_id, person_id),
    unique (jurisdiction_id, account_id)
  )`,
  // unit_id is null for a role that is not a unit's
  `create table role_grant (
    ${place},
    role_grant_id uuid not null,
    person_id uuid not null,
    role text not null check (role in (${oneOf(roles)})),
    unit_id uuid,
    valid_from date not null,
    valid_to date,
    granted_by text not null,
    granted_at timestamptz not null,
    ended_by text,
    primary key (jurisdiction_id, role_grant_id),
    foreign key (jurisdiction_id, person_id) references person,
    foreign key (jurisdiction_id, unit_id) references unit,
    check ((role in ('unit-head', 'unit-officer')) = (unit_id is not null)),
    check (valid_to is null or valid_from <= valid_to)
  )`,
  `create index role_grant_person on role_grant (jurisdiction_id, person_id)`,
  `create index role_grant_unit on role_grant (jurisdiction_id, unit_id)`,
  // AB角: what to_person may do in the place of from_person, from valid_from through valid_to
  `create table delegation (
    ${place},
    delegation_id uuid not null,
    from_person_id uuid not null,
    to_person_id uuid not null,
    valid_from date not null,
    valid_to date not null,
    reason text,
    made_by text not null,
    made_at timestamptz not null,
    ended_at timestamptz,
    primary key (jurisdiction_id, delegation_id),
    foreign key (jurisdiction_id, from_person_id) references person,
    foreign key (jurisdiction_id, to_person_id) references person,
    check (from_person_id <> to_person_id),
    check (valid_from <= valid_to)
  )`,
  `create index delegation_to on delegation (jurisdiction_id, to_person_id)`,

  `alter table unit add column revision int not null default 1`,
  `alter table unit add column successor_id uuid`,
  // what a unit was called and where it stood before valid_to
  `create table unit_past (
    ${place},
    unit_id uuid not null,
    valid_to date not null,
    name text not null,
    short_name text not null,
    parent_id uuid,
    primary key (jurisdiction_id, unit_id, valid_to),
    foreign key (jurisdiction_id, unit_id) references unit
  )`,

  // Review. `original` is the proposal as it was read, kept at its first change.
  `alter table proposal add column origin text not null default 'read'
    check (origin in ('read', 'added', 'split', 'merged'))`,
  `alter table proposal add column replaced_by uuid`,
  `alter table proposal add column original jsonb`,
  `alter table proposal add column revision int not null default 1`,

  // Tasks. The accountable lead is the one at place 1 in task_unit.
  `alter table task
    add column leader_id uuid,
    add column officer_id uuid,
    add column source_unit_id uuid,
    add column plan_rule text not null default 'months'
      check (plan_rule in ('months', 'curve', 'milestones', 'indicator', 'none')),
    add column continuous boolean not null default false,
    add column emphasised boolean not null default false,
    add column remark text,
    add column revision int not null default 1,
    add column assigned_at timestamptz,
    add column closed_at timestamptz,
    add foreign key (jurisdiction_id, leader_id) references person,
    add foreign key (jurisdiction_id, officer_id) references person,
    add foreign key (jurisdiction_id, source_unit_id) references unit,
    add check (status in ('drafted', 'assigned', 'refused', 'active', 'closed', 'set-aside'))`,
  `create index task_unit_unit on task_unit (jurisdiction_id, unit_id)`,
  // percent of the year's work that is to be done by the end of a month, where a unit's node curve was approved
  `create table task_plan (
    ${place},
    task_id uuid not null,
    month int not null check (month between 1 and 12),
    percent numeric not null,
    primary key (jurisdiction_id, task_id, month),
    foreign key (jurisdiction_id, task_id) references task
  )`,
  `create table task_indicator (
    ${place},
    task_indicator_id uuid not null,
    task_id uuid not null,
    ordinal int not null,
    indicator_id uuid,
    name text not null,
    unit text not null default '',
    rule text not null
      check (rule in ('share', 'growth', 'lower', 'reduction', 'rank', 'grade', 'maintained', 'done')),
    op text not null,
    value numeric,
    value_text text,
    value_max numeric,
    base numeric,
    nature text check (nature in ('binding', 'expected')),
    year_end_only boolean not null default false,
    removed_at timestamptz,
    primary key (jurisdiction_id, task_indicator_id),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, indicator_id) references indicator
  )`,
  `create index task_indicator_task on task_indicator (jurisdiction_id, task_id)`,
  `alter table milestone add column removed_at timestamptz`,
  `alter table milestone drop constraint milestone_jurisdiction_id_task_id_ordinal_key`,
  // a departure from what was adopted: proposed by one, decided by another
  `create table task_change (
    ${place},
    task_change_id uuid not null,
    task_id uuid not null,
    field text not null check (field in ('wording', 'due', 'requirement', 'disclosure')),
    before text,
    after text,
    reason text not null,
    state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    primary key (jurisdiction_id, task_change_id),
    foreign key (jurisdiction_id, task_id) references task
  )`,
  `create index task_change_task on task_change (jurisdiction_id, task_id)`,
  // 签收 / 退签, one row an answer; the newest of a unit counts
  `create table signing (
    ${place},
    signing_id uuid not null,
    task_id uuid not null,
    unit_id uuid not null,
    kind text not null check (kind in ('signed', 'refused')),
    reason text,
    suggested_unit_id uuid,
    signed_by text not null,
    at timestamptz not null,
    primary key (jurisdiction_id, signing_id),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, unit_id) references unit,
    foreign key (jurisdiction_id, suggested_unit_id) references unit,
    check (kind = 'signed' or reason is not null)
  )`,
  `create index signing_task on signing (jurisdiction_id, task_id, at)`,

  // Reporting. due_on is the last day on time.
  `create table period (
    ${place},
    period_id uuid not null,
    year int not null,
    kind text not null check (kind in ('month', 'quarter', 'half-year', 'year')),
    ordinal int not null check (ordinal between 1 and 12),
    starts_on date not null,
    ends_on date not null,
    due_on date not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    judged_on date,
    primary key (jurisdiction_id, period_id),
    unique (jurisdiction_id, year, kind, ordinal),
    check (starts_on < ends_on)
  )`,
  // version 1 is the period's report, later ones correct it after the period was closed
  `create table progress (
    ${place},
    progress_id uuid not null,
    task_id uuid not null,
    period_id uuid not null,
    unit_id uuid not null,
    version int not null default 1 check (version > 0),
    corrects uuid,
    correction_reason text,
    state text not null check (state in ('draft', 'sent-to-head', 'sent', 'accepted', 'returned')),
    unchanged boolean not null default false,
    percent numeric,
    situation text not null default '',
    problems text not null default '',
    next_step text not null default '',
    coordination text not null default '',
    figures jsonb not null default '[]',
    revision int not null default 1,
    written_by text not null,
    written_at timestamptz not null,
    sent_to_head_at timestamptz,
    sent_at timestamptz,
    decided_at timestamptz,
    return_reason text,
    primary key (jurisdiction_id, progress_id),
    unique (jurisdiction_id, task_id, period_id, version),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, period_id) references period,
    foreign key (jurisdiction_id, unit_id) references unit,
    foreign key (jurisdiction_id, corrects) references progress
  )`,
  `create index progress_period on progress (jurisdiction_id, period_id, state)`,
  // what waits for somebody, of whatever period
  `create index progress_waiting on progress (jurisdiction_id, state) where state in ('sent-to-head', 'sent')`,
  `create table progress_step (
    ${place},
    progress_step_id uuid not null,
    progress_id uuid not null,
    kind text not null
      check (kind in ('drafted', 'sent-to-head', 'sent', 'returned-by-head', 'returned', 'accepted', 'taken-back')),
    reason text,
    taken_by text not null,
    at timestamptz not null,
    primary key (jurisdiction_id, progress_step_id),
    foreign key (jurisdiction_id, progress_id) references progress
  )`,
  `create index progress_step_progress on progress_step (jurisdiction_id, progress_id, at)`,
  `create table confirmation (
    ${place},
    confirmation_id uuid not null,
    progress_id uuid not null,
    unit_id uuid not null,
    kind text not null check (kind in ('confirmed', 'objected')),
    note text,
    confirmed_by text not null,
    at timestamptz not null,
    primary key (jurisdiction_id, confirmation_id),
    foreign key (jurisdiction_id, progress_id) references progress,
    foreign key (jurisdiction_id, unit_id) references unit
  )`,
  `create index confirmation_progress on confirmation (jurisdiction_id, progress_id)`,

  // Evidence. The files lie in the data folder under their hash.
  `create table evidence (
    ${place},
    evidence_id uuid not null,
    task_id uuid not null,
    progress_id uuid,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    file_name text not null,
    media_type text not null,
    size bigint not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    removed_at timestamptz,
    removed_by text,
    removed_reason text,
    primary key (jurisdiction_id, evidence_id),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, progress_id) references progress
  )`,
  `create index evidence_task on evidence (jurisdiction_id, task_id)`,
  `create table evidence_upload (
    ${place},
    evidence_upload_id uuid not null,
    task_id uuid not null,
    progress_id uuid,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    file_name text not null,
    size bigint not null,
    started_by text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    primary key (jurisdiction_id, evidence_upload_id),
    foreign key (jurisdiction_id, task_id) references task
  )`,

  // Judging. A light once given stays; a later correction stands beside it under the next ordinal.
  `create table rule_version (
    ${place},
    kind text not null check (kind in ('lights', 'periods')),
    version int not null check (version > 0),
    valid_from date not null,
    content jsonb not null,
    note text,
    made_by text not null,
    made_at timestamptz not null,
    primary key (jurisdiction_id, kind, version)
  )`,
  `create table light (
    ${place},
    light_id uuid not null,
    task_id uuid not null,
    period_id uuid not null,
    ordinal int not null check (ordinal > 0),
    light text not null check (light in ('blue', 'green', 'yellow', 'red', 'grey')),
    pace text check (pace in ('met', 'behind', 'beyond')),
    plan numeric,
    actual numeric,
    deviation numeric,
    judged_on date not null,
    rule_version int not null,
    inputs jsonb not null,
    reasons jsonb not null,
    given_by text not null,
    given_at timestamptz not null,
    primary key (jurisdiction_id, light_id),
    unique (jurisdiction_id, task_id, period_id, ordinal),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, period_id) references period
  )`,
  `create index light_period on light (jurisdiction_id, period_id)`,
  // a year whose calendar is published; days that are not as their weekday has them
  `create table calendar_year (
    ${place},
    year int not null,
    source text not null,
    revision int not null default 1,
    primary key (jurisdiction_id, year)
  )`,
  `create table calendar_day (
    ${place},
    day date not null,
    kind text not null check (kind in ('off', 'work')),
    name text,
    removed_at timestamptz,
    primary key (jurisdiction_id, day)
  )`,

  // What people keep for themselves and their office.
  `create table saved_view (
    ${place},
    saved_view_id uuid not null,
    person_id uuid not null,
    screen text not null,
    name text not null,
    shared boolean not null default false,
    content jsonb not null,
    saved_at timestamptz not null,
    primary key (jurisdiction_id, saved_view_id),
    foreign key (jurisdiction_id, person_id) references person
  )`,
  `create table column_mapping (
    ${place},
    signature text not null,
    mapping jsonb not null,
    made_by text not null,
    made_at timestamptz not null,
    primary key (jurisdiction_id, signature)
  )`,
  `create table table_import (
    ${place},
    table_import_id uuid not null,
    year int not null,
    file_name text not null,
    file_hash text not null,
    content jsonb not null,
    made_by text not null,
    made_at timestamptz not null,
    applied_at timestamptz,
    primary key (jurisdiction_id, table_import_id)
  )`,
  `create table calendar_feed (
    ${place},
    calendar_feed_id uuid not null,
    person_id uuid not null,
    hash text not null,
    made_at timestamptz not null,
    revoked_at timestamptz,
    primary key (jurisdiction_id, calendar_feed_id),
    foreign key (jurisdiction_id, person_id) references person
  )`,
  `create index calendar_feed_hash on calendar_feed (hash)`,
  `create table mail (
    ${place},
    mail_id uuid not null,
    person_id uuid not null,
    kind text not null,
    subject text not null,
    body text not null,
    made_at timestamptz not null,
    next_try_at timestamptz,
    tries int not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    trouble text,
    primary key (jurisdiction_id, mail_id),
    foreign key (jurisdiction_id, person_id) references person
  )`,
  `create index mail_waiting on mail (next_try_at) where sent_at is null and given_up_at is null`,

  `alter table event drop constraint event_subject_check`,
  `alter table event add constraint event_subject_check check (subject in ('report', 'commitment', 'task', 'indicator',
    'unit', 'snapshot', 'document', 'jurisdiction', 'progress', 'evidence', 'person', 'period', 'rule'))`,

  // reports adopted before there were tasks: each commitment of theirs is one
  `insert into task (jurisdiction_id, task_id, commitment_id, part, wording, due_on, status, created_at)
   select commitment.jurisdiction_id, gen_random_uuid(), commitment_id, 1, wording,
          coalesce(due_on, make_date(commitment.year, 12, 31)), 'drafted', now()
     from commitment join report using (jurisdiction_id, report_id)
    where report.state = 'adopted'`,
]
