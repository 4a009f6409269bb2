import { type Kysely, sql } from 'kysely'

/**
 * Scores (考评). The acts of `domain/scores/score-table.ts` stand here a second time, as the table was when this was written;
 * every step is one of the rows below and follows the step before. What was computed stands in `score_unit`, whose rows are
 * only added.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ways = [
  ['propose', 'draft', 'proposed'],
  ['withdraw', 'proposed', 'draft'],
  ['send-back', 'proposed', 'draft'],
  ['publish', 'proposed', 'published'],
  ['discard', 'draft', 'discarded'],
  ['replace', 'draft', 'replaced'],
  ['replace', 'published', 'replaced'],
]
const rows = ways.map((way) => `(${way.map((word) => `'${word}'`).join(', ')})`).join(', ')

const statements = [
  `create table score (
    jurisdiction_id uuid not null references jurisdiction,
    score_id uuid not null,
    kind text not null,
    year int not null,
    month_from int not null check (month_from between 1 and 12),
    month_to int not null check (month_to between month_from and 12),
    version int not null check (version > 0),
    reason text,
    rule_version int not null check (rule_version > 0),
    rules jsonb not null,
    cut_off date not null,
    data_hash text not null,
    state text not null default 'draft',
    steps int not null default 0,
    last_step int check (last_step is not distinct from nullif(steps, 0)),
    computed_by uuid not null,
    computed_at timestamptz not null,
    proposed_by uuid,
    approver_id uuid,
    published_at timestamptz,
    revision int not null default 1,
    primary key (jurisdiction_id, score_id),
    unique (jurisdiction_id, year, month_from, month_to, version),
    foreign key (jurisdiction_id, computed_by) references person,
    foreign key (jurisdiction_id, proposed_by) references person,
    foreign key (jurisdiction_id, approver_id) references person,
    check (steps > 0 or state = 'draft'),
    check (approver_id <> proposed_by and approver_id <> computed_by),
    check (state <> 'published' or (proposed_by is not null and approver_id is not null and published_at is not null))
  )`,
  // of a period one version is in the making, and one holds
  `create unique index score_in_the_making on score (jurisdiction_id, year, month_from, month_to)
    where state in ('draft', 'proposed')`,
  `create unique index score_published on score (jurisdiction_id, year, month_from, month_to) where state = 'published'`,
  `create table score_step (
    jurisdiction_id uuid not null references jurisdiction,
    score_id uuid not null,
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
    primary key (jurisdiction_id, score_id, ordinal),
    unique (jurisdiction_id, score_id, ordinal, to_state),
    foreign key (jurisdiction_id, score_id) references score,
    foreign key (jurisdiction_id, score_id, prior, from_state)
      references score_step (jurisdiction_id, score_id, ordinal, to_state) deferrable initially deferred,
    foreign key (jurisdiction_id, person_id) references person,
    check (ordinal > 1 or from_state = 'draft'),
    check ((act, from_state, to_state) in (${rows})),
    check (act not in ('send-back', 'discard') or reason is not null)
  )`,
  `alter table score add foreign key (jurisdiction_id, score_id, last_step, state)
    references score_step (jurisdiction_id, score_id, ordinal, to_state) deferrable initially deferred`,
  `create table score_unit (
    jurisdiction_id uuid not null references jurisdiction,
    score_id uuid not null,
    unit_id uuid not null,
    year int not null,
    place int check (place > 0),
    total numeric check (total between 0 and 100),
    bonus numeric not null check (bonus >= 0),
    deduction numeric not null check (deduction >= 0),
    binding_missed int not null check (binding_missed >= 0),
    sheet jsonb not null,
    primary key (jurisdiction_id, score_id, unit_id),
    foreign key (jurisdiction_id, score_id) references score,
    foreign key (jurisdiction_id, unit_id) references unit,
    check ((place is null) = (total is null))
  )`,
  `create index score_unit_unit on score_unit (jurisdiction_id, unit_id)`,
  `create table score_objection (
    jurisdiction_id uuid not null references jurisdiction,
    score_objection_id uuid not null,
    score_id uuid not null,
    unit_id uuid not null,
    year int not null,
    words text not null,
    raised_by text not null,
    raised_at timestamptz not null,
    outcome text,
    reply text,
    replied_by text,
    replied_at timestamptz,
    primary key (jurisdiction_id, score_objection_id),
    foreign key (jurisdiction_id, score_id, unit_id) references score_unit,
    check ((reply is null) = (replied_at is null)),
    check ((outcome is null) = (replied_at is null)),
    check ((replied_by is null) = (replied_at is null))
  )`,
  // one at a time: another after the office has answered
  `create unique index score_objection_open on score_objection (jurisdiction_id, score_id, unit_id) where replied_at is null`,
  // 充分理由: why it is not its unit's doing that a task was not begun
  `create table score_excuse (
    jurisdiction_id uuid not null references jurisdiction,
    score_excuse_id uuid not null,
    task_id uuid not null,
    year int not null,
    month_to int not null check (month_to between 1 and 12),
    reason text not null,
    made_by text not null,
    made_at timestamptz not null,
    withdrawn_by text,
    withdrawn_at timestamptz,
    primary key (jurisdiction_id, score_excuse_id),
    foreign key (jurisdiction_id, task_id) references task,
    check ((withdrawn_by is null) = (withdrawn_at is null))
  )`,
  `create unique index score_excuse_standing on score_excuse (jurisdiction_id, task_id, year, month_to)
    where withdrawn_at is null`,
]
