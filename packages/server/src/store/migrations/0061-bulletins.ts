import { type Kysely, sql } from 'kysely'

/**
 * Bulletins (通报). The acts of `domain/bulletins/bulletin-table.ts` stand here a second time, as the table was when this was
 * written; every step is one of the rows below and follows the step before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ways = [
  ['propose', 'draft', 'proposed'],
  ['withdraw', 'proposed', 'draft'],
  ['send-back', 'proposed', 'draft'],
  ['approve', 'proposed', 'approved'],
  ['send', 'approved', 'sent'],
  ['discard', 'draft', 'discarded'],
]
const rows = ways.map((way) => `(${way.map((word) => `'${word}'`).join(', ')})`).join(', ')

const statements = [
  `create table bulletin (
    jurisdiction_id uuid not null references jurisdiction,
    bulletin_id uuid not null,
    kind text not null check (kind in ('month', 'quarter', 'half-year', 'year', 'subject')),
    year int not null,
    month_from int not null check (month_from between 1 and 12),
    month_to int not null check (month_to between month_from and 12),
    scope jsonb not null,
    title text not null,
    to_words text not null,
    blocks jsonb not null,
    facts jsonb not null,
    cut_off date not null,
    state text not null default 'draft' check (state in ('draft', 'proposed', 'approved', 'sent', 'discarded')),
    steps int not null default 0,
    last_step int check (last_step is not distinct from nullif(steps, 0)),
    drafted_by uuid not null,
    drafted_at timestamptz not null,
    proposed_by uuid,
    approver_id uuid,
    approved_at timestamptz,
    frozen_hash text,
    number_year int,
    ordinal int check (ordinal > 0),
    sent_at timestamptz,
    revision int not null default 1,
    primary key (jurisdiction_id, bulletin_id),
    unique (jurisdiction_id, number_year, ordinal),
    foreign key (jurisdiction_id, drafted_by) references person,
    foreign key (jurisdiction_id, proposed_by) references person,
    foreign key (jurisdiction_id, approver_id) references person,
    check (steps > 0 or state = 'draft'),
    check (approver_id <> proposed_by),
    check (state in ('draft', 'discarded') or proposed_by is not null),
    check (state not in ('approved', 'sent')
      or (approver_id is not null and approved_at is not null and frozen_hash is not null and ordinal is not null)),
    check (state <> 'sent' or sent_at is not null),
    check ((number_year is null) = (ordinal is null))
  )`,
  `create index bulletin_state on bulletin (jurisdiction_id, state)`,
  `create table bulletin_step (
    jurisdiction_id uuid not null references jurisdiction,
    bulletin_id uuid not null,
    year int not null,
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
    primary key (jurisdiction_id, bulletin_id, ordinal),
    unique (jurisdiction_id, bulletin_id, ordinal, to_state),
    foreign key (jurisdiction_id, bulletin_id) references bulletin,
    foreign key (jurisdiction_id, bulletin_id, prior, from_state)
      references bulletin_step (jurisdiction_id, bulletin_id, ordinal, to_state) deferrable initially deferred,
    foreign key (jurisdiction_id, person_id) references person,
    check (ordinal > 1 or from_state = 'draft'),
    check ((act, from_state, to_state) in (${rows})),
    check (act not in ('send-back', 'discard') or reason is not null)
  )`,
  `alter table bulletin add foreign key (jurisdiction_id, bulletin_id, last_step, state)
    references bulletin_step (jurisdiction_id, bulletin_id, ordinal, to_state) deferrable initially deferred`,
  // the units it was sent to, with their receipt
  `create table bulletin_unit (
    jurisdiction_id uuid not null references jurisdiction,
    bulletin_id uuid not null,
    unit_id uuid not null,
    received_by text,
    received_at timestamptz,
    primary key (jurisdiction_id, bulletin_id, unit_id),
    foreign key (jurisdiction_id, bulletin_id) references bulletin,
    foreign key (jurisdiction_id, unit_id) references unit,
    check ((received_by is null) = (received_at is null))
  )`,
  `create index bulletin_unit_unit on bulletin_unit (jurisdiction_id, unit_id)`,
  `create table bulletin_objection (
    jurisdiction_id uuid not null references jurisdiction,
    bulletin_objection_id uuid not null,
    bulletin_id uuid not null,
    year int not null,
    unit_id uuid not null,
    words text not null,
    raised_by text not null,
    raised_at timestamptz not null,
    reply text,
    replied_by text,
    replied_at timestamptz,
    primary key (jurisdiction_id, bulletin_objection_id),
    foreign key (jurisdiction_id, bulletin_id, unit_id) references bulletin_unit,
    check ((reply is null) = (replied_at is null)),
    check ((replied_by is null) = (replied_at is null))
  )`,
  `create index bulletin_objection_bulletin on bulletin_objection (jurisdiction_id, bulletin_id)`,
]
