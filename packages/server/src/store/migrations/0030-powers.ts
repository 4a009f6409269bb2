import { type Kysely, sql } from 'kysely'

// Changes of powers that wait for another administrator, and what people are told of changes of their own powers.
const statements = [
  `create table power_request (
    jurisdiction_id uuid not null references jurisdiction,
    power_request_id uuid not null,
    person_id uuid not null,
    kind text not null constraint power_request_kind
      check (kind in ('appoint', 'dismiss', 'account', 'hand-over', 'merge-units')),
    content jsonb not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    decision text constraint power_request_decision check (decision in ('confirmed', 'refused', 'withdrawn')),
    decided_by text,
    decided_at timestamptz,
    constraint power_request_pkey primary key (jurisdiction_id, power_request_id),
    constraint power_request_person foreign key (jurisdiction_id, person_id) references person,
    constraint power_request_asker foreign key (jurisdiction_id, asked_by) references person,
    constraint power_request_decided check (
      (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    ),
    constraint power_request_two check (decision is distinct from 'confirmed' or decided_by <> 'person:' || asked_by)
  )`,
  `create index power_request_open on power_request (jurisdiction_id, asked_at) where decision is null`,
  `create table person_notice (
    jurisdiction_id uuid not null references jurisdiction,
    person_notice_id uuid not null,
    person_id uuid not null,
    kind text not null,
    content jsonb not null,
    actor text not null,
    at timestamptz not null,
    seen_at timestamptz,
    constraint person_notice_pkey primary key (jurisdiction_id, person_notice_id),
    constraint person_notice_person foreign key (jurisdiction_id, person_id) references person
  )`,
  `create index person_notice_unseen on person_notice (jurisdiction_id, person_id) where seen_at is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
