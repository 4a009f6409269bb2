import { type Kysely, sql } from 'kysely'

/** Clues (线索): what was told to the office, by whom, and what became of it. Who gave one is taken out after a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table clue (
    jurisdiction_id uuid not null references jurisdiction,
    clue_id uuid not null,
    source text not null,
    reference text,
    received_on date not null,
    words text not null,
    giver text,
    contact text,
    state text not null default 'waiting',
    entered_by text not null,
    entered_at timestamptz not null,
    reply text,
    reason text,
    settled_by text,
    settled_at timestamptz,
    matter_id uuid,
    giver_removed_at timestamptz,
    primary key (jurisdiction_id, clue_id),
    unique (jurisdiction_id, reference),
    foreign key (jurisdiction_id, matter_id) references matter,
    check (state <> 'taken-up' or matter_id is not null),
    check ((state = 'answered') = (reply is not null)),
    check ((state = 'dismissed') = (reason is not null)),
    check ((state = 'waiting') = (settled_at is null)),
    check ((settled_by is null) = (settled_at is null)),
    check (giver_removed_at is null or (giver is null and contact is null))
  )`,
  `create index clue_state on clue (jurisdiction_id, state)`,
  `create unique index clue_matter on clue (jurisdiction_id, matter_id) where matter_id is not null`,
  `create index clue_giver on clue (jurisdiction_id, settled_at) where giver is not null or contact is not null`,
]
