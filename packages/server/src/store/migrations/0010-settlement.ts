import { type Kysely, sql } from 'kysely'

/**
 * A year settled against the next report: what each commitment and target came to, as proposed by rules and as a person
 * confirmed it. Proposals may be made again; what is confirmed is touched by nobody but a person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const place = 'jurisdiction_id uuid not null references jurisdiction'

const statements = [
  // `year` is the one promised for; a withdrawn settlement stays and another may be opened
  `create table settlement (
    ${place},
    settlement_id uuid not null,
    year int not null,
    last_report_id uuid not null,
    next_report_id uuid not null,
    state text not null check (state in ('open', 'closed', 'withdrawn')),
    rules text not null,
    findings jsonb not null,
    opened_by text not null,
    opened_at timestamptz not null,
    closed_by text,
    closed_at timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawn_reason text,
    revision int not null default 1,
    primary key (jurisdiction_id, settlement_id),
    foreign key (jurisdiction_id, last_report_id) references report,
    foreign key (jurisdiction_id, next_report_id) references report,
    check ((state = 'withdrawn') = (withdrawn_at is not null))
  )`,
  `create unique index settlement_standing on settlement (jurisdiction_id, year) where state <> 'withdrawn'`,
  // span_* in the earlier report's text; claim_spans in the later one's: what a person confirmed as evidence
  `create table settlement_item (
    ${place},
    settlement_item_id uuid not null,
    settlement_id uuid not null,
    ordinal int not null,
    commitment_id uuid,
    kind text not null check (kind in ('measure', 'target', 'livelihood')),
    area text,
    theme text,
    wording text not null,
    span_start int not null,
    span_end int not null,
    proposal jsonb not null,
    rules text not null,
    verdict text check (verdict in ('met', 'short', 'underway', 'general', 'silent', 'left-out')),
    claim_spans jsonb,
    promised_again boolean,
    note text,
    confirmed_by text,
    confirmed_at timestamptz,
    carried_from uuid,
    revision int not null default 1,
    primary key (jurisdiction_id, settlement_item_id),
    foreign key (jurisdiction_id, settlement_id) references settlement,
    foreign key (jurisdiction_id, commitment_id) references commitment,
    foreign key (jurisdiction_id, carried_from) references settlement_item,
    check ((verdict is null) = (confirmed_at is null))
  )`,
  `create unique index settlement_item_of on settlement_item (jurisdiction_id, settlement_id, ordinal)`,
]
