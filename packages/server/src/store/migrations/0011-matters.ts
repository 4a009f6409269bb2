import { type Kysely, sql } from 'kysely'

/**
 * Matters (督办事项). The states and acts of `domain/matters/matter-table.ts` stand here a second time, as the table was when
 * this was written: every step of a matter is one of the rows below and follows the step before, and a matter stands where its
 * last step led, so that the database refuses what the rules do not have.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const place = 'jurisdiction_id uuid not null references jurisdiction'
const live = [
  'registered',
  'handed-out',
  'refused',
  'active',
  'reported',
  'extension-asked',
  'extension-reviewed',
  'close-asked',
]
const states = [
  ...live,
  'draft',
  'proposed',
  'closed',
  'struck-off',
  'suspended',
  'adjusted',
  'terminated',
  'discarded',
]
/** Act, from where, and where it leads. */
const ways: readonly (readonly [act: string, from: readonly string[], to: string])[] = [
  ['propose', ['draft'], 'proposed'],
  ['withdraw', ['proposed'], 'draft'],
  ['send-back', ['proposed'], 'draft'],
  ['discard', ['draft'], 'discarded'],
  ['approve', ['proposed'], 'registered'],
  ['hand-out', ['registered', 'refused', 'adjusted', 'suspended'], 'handed-out'],
  ['sign', ['handed-out'], 'active'],
  ['refuse', ['handed-out'], 'refused'],
  ['feed-back', ['active'], 'reported'],
  ['accept', ['reported'], 'active'],
  ['return', ['reported'], 'active'],
  ['ask-extension', ['active'], 'extension-asked'],
  ['review-extension', ['extension-asked'], 'extension-reviewed'],
  ['grant-extension', ['extension-reviewed'], 'active'],
  ['deny-extension', ['extension-reviewed'], 'active'],
  ['ask-close', ['active'], 'close-asked'],
  ['verify', ['close-asked'], 'closed'],
  ['return-close', ['close-asked'], 'active'],
  ['strike-off', ['closed'], 'struck-off'],
  ['suspend', live, 'suspended'],
  ['adjust', live, 'adjusted'],
  ['terminate', [...live, 'suspended', 'adjusted'], 'terminated'],
]
const slipStates = ['drafted', 'checked', 'issued', 'served', 'answered', 'settled', 'found-wanting', 'revoked']
/** The same of slips. */
const slipWays: typeof ways = [
  ['check', ['drafted'], 'checked'],
  ['send-back', ['checked'], 'drafted'],
  ['issue', ['checked'], 'issued'],
  ['receive', ['issued'], 'served'],
  ['answer', ['issued', 'served'], 'answered'],
  ['settle', ['answered'], 'settled'],
  ['find', ['issued', 'served', 'answered'], 'found-wanting'],
  ['revoke', slipStates.filter((state) => state !== 'revoked'), 'revoked'],
]
const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')
const rowsOf = (of: typeof ways) =>
  of.flatMap(([act, from, to]) => from.map((state) => `('${act}', '${state}', '${to}')`)).join(', ')
const wayRows = rowsOf(ways)
const slipRows = rowsOf(slipWays)
const acts = (...names: readonly string[]) => `act in (${quoted(names)})`

const statements = [
  `create table matter (
    ${place},
    matter_id uuid not null,
    kind text not null check (kind in ('daily', 'special', 'comprehensive', 'event', 'clue')),
    year int,
    ordinal int check (ordinal > 0),
    title text not null,
    asked text not null,
    subject text,
    importance text not null check (importance in ('ordinary', 'major')),
    source text not null check (source in ('task', 'instruction', 'meeting', 'order', 'clue', 'inspection')),
    source_words text,
    leader_id uuid,
    clock jsonb not null,
    state text not null default 'draft' check (state in (${quoted(states)})),
    steps int not null default 0,
    last_step int check (last_step is not distinct from nullif(steps, 0)),
    drafted_by uuid not null,
    drafted_at timestamptz not null,
    proposed_by uuid,
    approver_id uuid,
    close_asked_by uuid,
    handed_out_at timestamptz,
    settle_by timestamptz,
    extensions int not null default 0,
    grade text check (grade in ('excellent', 'good', 'passed', 'failed')),
    changed_at timestamptz not null,
    revision int not null default 1,
    primary key (jurisdiction_id, matter_id),
    unique (jurisdiction_id, kind, year, ordinal),
    foreign key (jurisdiction_id, leader_id) references person,
    foreign key (jurisdiction_id, drafted_by) references person,
    foreign key (jurisdiction_id, proposed_by) references person,
    foreign key (jurisdiction_id, approver_id) references person,
    foreign key (jurisdiction_id, close_asked_by) references person,
    check (steps > 0 or state = 'draft'),
    check (state in ('draft', 'discarded') or proposed_by is not null),
    check (state in ('draft', 'proposed', 'discarded') or (approver_id is not null and ordinal is not null)),
    check (state not in (${quoted(live.slice(1))}, 'closed', 'struck-off')
      or (settle_by is not null and handed_out_at is not null)),
    check (state not in ('closed', 'struck-off') or (grade is not null and close_asked_by is not null)),
    check ((year is null) = (ordinal is null))
  )`,
  `create index matter_state on matter (jurisdiction_id, state, settle_by)`,
  // what the matter serves
  `create table matter_task (
    ${place},
    matter_id uuid not null,
    task_id uuid not null,
    primary key (jurisdiction_id, matter_id, task_id),
    foreign key (jurisdiction_id, matter_id) references matter,
    foreign key (jurisdiction_id, task_id) references task
  )`,
  `create index matter_task_task on matter_task (jurisdiction_id, task_id)`,
  // the first lead answers for it
  `create table matter_unit (
    ${place},
    matter_id uuid not null,
    unit_id uuid not null,
    part text not null check (part in ('lead', 'partner')),
    place int not null check (place > 0),
    primary key (jurisdiction_id, matter_id, unit_id),
    unique (jurisdiction_id, matter_id, part, place),
    foreign key (jurisdiction_id, matter_id) references matter,
    foreign key (jurisdiction_id, unit_id) references unit
  )`,
  `create index matter_unit_unit on matter_unit (jurisdiction_id, unit_id)`,
  `create table matter_step (
    ${place},
    matter_id uuid not null,
    ordinal int not null check (ordinal > 0),
    prior int check (prior is not distinct from nullif(ordinal - 1, 0)),
    act text not null,
    from_state text not null,
    to_state text not null,
    taken_by text not null,
    person_id uuid not null,
    unit_id uuid,
    on_behalf_of uuid,
    at timestamptz not null,
    words text,
    reason text,
    content jsonb not null,
    primary key (jurisdiction_id, matter_id, ordinal),
    unique (jurisdiction_id, matter_id, ordinal, to_state),
    foreign key (jurisdiction_id, matter_id) references matter,
    foreign key (jurisdiction_id, matter_id, prior, from_state)
      references matter_step (jurisdiction_id, matter_id, ordinal, to_state) deferrable initially deferred,
    foreign key (jurisdiction_id, person_id) references person,
    check (ordinal > 1 or from_state = 'draft'),
    check ((act, from_state, to_state) in (${wayRows})),
    check (not (${acts('send-back', 'discard', 'refuse', 'return', 'ask-extension', 'deny-extension', 'return-close', 'suspend', 'adjust', 'terminate')})
      or reason is not null),
    check (not (${acts('feed-back', 'review-extension', 'ask-close', 'verify')}) or words is not null),
    check (act <> 'ask-extension' or (content->>'progress' is not null and content->>'day' is not null)),
    check (act <> 'grant-extension' or content->>'day' is not null),
    check (act <> 'verify' or content->>'grade' is not null),
    check (act <> 'ask-close' or jsonb_array_length(content->'evidence') > 0)
  )`,
  `alter table matter add foreign key (jurisdiction_id, matter_id, last_step, state)
    references matter_step (jurisdiction_id, matter_id, ordinal, to_state) deferrable initially deferred`,
  // a moment that was put off stays beside the one in its place
  `create table matter_due (
    ${place},
    matter_due_id uuid not null,
    matter_id uuid not null,
    step text not null check (step in ('deploy', 'feedback', 'settle')),
    round int not null check (round > 0),
    day date not null,
    cut_off text not null,
    due_at timestamptz not null,
    inputs jsonb not null,
    met_at timestamptz,
    replaced_at timestamptz,
    primary key (jurisdiction_id, matter_due_id),
    unique (jurisdiction_id, matter_id, step, round),
    foreign key (jurisdiction_id, matter_id) references matter,
    check (inputs ? 'rule' or inputs ? 'extension')
  )`,
  `create index matter_due_open on matter_due (jurisdiction_id, due_at) where met_at is null and replaced_at is null`,
  `create table matter_urge (
    ${place},
    matter_urge_id uuid not null,
    matter_id uuid not null,
    unit_id uuid not null,
    words text not null,
    urged_by text not null,
    urged_at timestamptz not null,
    received_by text,
    received_at timestamptz,
    reply text,
    replied_by text,
    replied_at timestamptz,
    primary key (jurisdiction_id, matter_urge_id),
    foreign key (jurisdiction_id, matter_id) references matter,
    foreign key (jurisdiction_id, unit_id) references unit,
    check ((reply is null) = (replied_at is null)),
    check (replied_at is null or received_at is not null)
  )`,
  `create index matter_urge_matter on matter_urge (jurisdiction_id, matter_id)`,
  `create index matter_urge_open on matter_urge (jurisdiction_id, unit_id) where replied_at is null`,
  `create table matter_file (
    ${place},
    matter_file_id uuid not null,
    matter_id uuid not null,
    hash text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    removed_at timestamptz,
    removed_reason text,
    primary key (jurisdiction_id, matter_file_id),
    foreign key (jurisdiction_id, matter_id) references matter
  )`,
  `create index matter_file_matter on matter_file (jurisdiction_id, matter_id)`,

  // 督查单: one of a colour a matter, but those revoked
  `create table slip (
    ${place},
    slip_id uuid not null,
    matter_id uuid not null,
    colour text not null check (colour in ('blue', 'orange', 'red')),
    year int,
    ordinal int check (ordinal > 0),
    ground text not null check (ground in ('slow', 'quality', 'short-limit', 'major', 'urgent', 'sudden', 'instruction', 'special')),
    ground_words text not null,
    demand text not null,
    limit_day date not null,
    limit_at timestamptz not null,
    unit_id uuid not null,
    state text not null default 'drafted' check (state in (${quoted(slipStates)})),
    steps int not null default 0,
    last_step int check (last_step is not distinct from nullif(steps, 0)),
    drafted_by uuid not null,
    drafted_at timestamptz not null,
    checked_by uuid,
    issued_at timestamptz,
    revision int not null default 1,
    primary key (jurisdiction_id, slip_id),
    unique (jurisdiction_id, colour, year, ordinal),
    foreign key (jurisdiction_id, matter_id) references matter,
    foreign key (jurisdiction_id, unit_id) references unit,
    foreign key (jurisdiction_id, drafted_by) references person,
    foreign key (jurisdiction_id, checked_by) references person,
    check (steps > 0 or state = 'drafted'),
    check (state in ('drafted', 'revoked') or checked_by is not null),
    check (checked_by <> drafted_by),
    check (state in ('drafted', 'checked', 'revoked') or (ordinal is not null and issued_at is not null)),
    check ((year is null) = (ordinal is null)),
    check (ground in ('slow', 'quality') or (colour = 'blue' and ground = 'short-limit')
      or (colour = 'orange' and ground in ('major', 'urgent', 'sudden', 'instruction'))
      or (colour = 'red' and ground = 'special'))
  )`,
  `create unique index slip_colour on slip (jurisdiction_id, matter_id, colour) where state <> 'revoked'`,
  `create index slip_unit on slip (jurisdiction_id, unit_id)`,
  `create table slip_step (
    ${place},
    slip_id uuid not null,
    ordinal int not null check (ordinal > 0),
    prior int check (prior is not distinct from nullif(ordinal - 1, 0)),
    act text not null,
    from_state text not null,
    to_state text not null,
    taken_by text not null,
    person_id uuid not null,
    on_behalf_of uuid,
    at timestamptz not null,
    words text,
    primary key (jurisdiction_id, slip_id, ordinal),
    unique (jurisdiction_id, slip_id, ordinal, to_state),
    foreign key (jurisdiction_id, slip_id) references slip,
    foreign key (jurisdiction_id, person_id) references person,
    foreign key (jurisdiction_id, slip_id, prior, from_state)
      references slip_step (jurisdiction_id, slip_id, ordinal, to_state) deferrable initially deferred,
    check (ordinal > 1 or from_state = 'drafted'),
    check ((act, from_state, to_state) in (${slipRows})),
    check (not (${acts('send-back', 'answer', 'find', 'revoke')}) or words is not null)
  )`,
  `alter table slip add foreign key (jurisdiction_id, slip_id, last_step, state)
    references slip_step (jurisdiction_id, slip_id, ordinal, to_state) deferrable initially deferred`,

  `alter table event drop constraint event_subject_check`,
  `alter table event add constraint event_subject_check check (subject in ('report', 'commitment', 'task', 'indicator',
    'unit', 'snapshot', 'document', 'jurisdiction', 'progress', 'evidence', 'person', 'period', 'rule', 'matter', 'slip'))`,
]
