import { type Kysely, sql } from 'kysely'

/** The name under which an archive says that its clues and instructions tell which were settled without steps. */
export const stepsOfCluesMigration = '0180-steps-of-clues'

/**
 * Steps of clues and instructions, each tied to the one before, so that a state is reached by an act of the table alone. What
 * was settled before the database asked this stands without steps and says so in its row, also where an archive gives it
 * back, whenever that was: records are brought up to this at different times. Its next act writes the step that led there first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) for (const statement of stepsOf(table)) await sql.raw(statement).execute(db)
}

const tables = [
  {
    name: 'clue',
    first: ['waiting'],
    ways: [
      ['take-up', 'waiting', 'taken-up'],
      ['answer', 'waiting', 'answered'],
      ['answer', 'taken-up', 'answered'],
      ['dismiss', 'waiting', 'dismissed'],
      ['reopen', 'taken-up', 'waiting'],
    ],
  },
  {
    name: 'instruction',
    first: ['waiting', 'kept'],
    ways: [
      ['answer', 'waiting', 'answered'],
      ['take-up', 'waiting', 'taken-up'],
      ['take-up', 'kept', 'taken-up'],
      ['withdraw', 'waiting', 'withdrawn'],
      ['withdraw', 'kept', 'withdrawn'],
      ['reopen', 'taken-up', 'waiting'],
    ],
  },
] as const

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')

const isSettled = (first: readonly string[]) => `state not in (${quoted(first)})`

/** By table whether a row was settled, which without steps is of the earlier form. In SQL, of a row of that table. */
export const isSettledEarlier: Readonly<Record<string, string>> = Object.fromEntries(
  tables.map(({ name, first }) => [name, isSettled(first)]),
)

const stepsOf = ({ name, first, ways }: (typeof tables)[number]): readonly string[] => [
  `alter table ${name} add column steps int not null default 0,
    add column last_step int check (last_step is not distinct from nullif(steps, 0)),
    add column earlier_form boolean not null default false`,
  `update ${name} set earlier_form = true where ${isSettled(first)}`,
  `create table ${name}_step (
    jurisdiction_id uuid not null references jurisdiction,
    ${name}_id uuid not null,
    ordinal int not null check (ordinal > 0),
    prior int check (prior is not distinct from nullif(ordinal - 1, 0)),
    act text not null,
    from_state text not null,
    to_state text not null,
    taken_by text not null,
    at timestamptz not null,
    primary key (jurisdiction_id, ${name}_id, ordinal),
    unique (jurisdiction_id, ${name}_id, ordinal, to_state),
    foreign key (jurisdiction_id, ${name}_id) references ${name},
    foreign key (jurisdiction_id, ${name}_id, prior, from_state)
      references ${name}_step (jurisdiction_id, ${name}_id, ordinal, to_state) deferrable initially deferred,
    check (ordinal > 1 or from_state in (${quoted(first)})),
    check ((act, from_state, to_state) in (${ways.map((way) => `(${quoted(way)})`).join(', ')}))
  )`,
  `alter table ${name} add foreign key (jurisdiction_id, ${name}_id, last_step, state)
    references ${name}_step (jurisdiction_id, ${name}_id, ordinal, to_state) deferrable initially deferred`,
  `alter table ${name} add constraint ${name}_by_steps check (steps > 0 or earlier_form or not (${isSettled(first)}))`,
]
