import { type Kysely, sql } from 'kysely'

/**
 * The closing of a year's tasks (办结). The acts of `domain/matters/task-closing.ts` stand here a second time, as the table
 * was when this was written: every step is one of the rows below and follows the step before, and a closing stands where its
 * last step led.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const ways = [
  ['ask-close', 'open', 'close-asked'],
  ['take-back', 'close-asked', 'open'],
  ['verify', 'close-asked', 'closed'],
  ['return-close', 'close-asked', 'open'],
  ['strike-off', 'closed', 'struck-off'],
]
const rows = ways.map((way) => `(${way.map((word) => `'${word}'`).join(', ')})`).join(', ')

const statements = [
  `create table task_closing (
    jurisdiction_id uuid not null references jurisdiction,
    task_id uuid not null,
    state text not null default 'open' check (state in ('open', 'close-asked', 'closed', 'struck-off')),
    steps int not null default 0,
    last_step int check (last_step is not distinct from nullif(steps, 0)),
    asked_by uuid,
    asked_at timestamptz,
    verified_by uuid,
    grade text check (grade in ('excellent', 'good', 'passed', 'failed')),
    primary key (jurisdiction_id, task_id),
    foreign key (jurisdiction_id, task_id) references task,
    foreign key (jurisdiction_id, asked_by) references person,
    foreign key (jurisdiction_id, verified_by) references person,
    check (steps > 0 or state = 'open'),
    check (state not in ('closed', 'struck-off') or (grade is not null and asked_by is not null and verified_by is not null)),
    check (verified_by <> asked_by)
  )`,
  `create index task_closing_state on task_closing (jurisdiction_id, state, asked_at)`,
  `create table task_closing_step (
    jurisdiction_id uuid not null references jurisdiction,
    task_id uuid not null,
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
    grade text check (grade in ('excellent', 'good', 'passed', 'failed')),
    evidence jsonb not null,
    primary key (jurisdiction_id, task_id, ordinal),
    unique (jurisdiction_id, task_id, ordinal, to_state),
    foreign key (jurisdiction_id, task_id) references task_closing,
    foreign key (jurisdiction_id, task_id, prior, from_state)
      references task_closing_step (jurisdiction_id, task_id, ordinal, to_state) deferrable initially deferred,
    foreign key (jurisdiction_id, person_id) references person,
    check (ordinal > 1 or from_state = 'open'),
    check ((act, from_state, to_state) in (${rows})),
    check (act not in ('ask-close', 'verify') or words is not null),
    check (act <> 'return-close' or reason is not null),
    check (act <> 'verify' or grade is not null),
    check (act <> 'ask-close' or jsonb_array_length(evidence) > 0)
  )`,
  `alter table task_closing add foreign key (jurisdiction_id, task_id, last_step, state)
    references task_closing_step (jurisdiction_id, task_id, ordinal, to_state) deferrable initially deferred`,
]
