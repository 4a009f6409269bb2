import { type Kysely, sql } from 'kysely'

/**
 * What people bring to a settlement beside their verdicts: who works on which area, official statistics, what the lead
 * unit replied before publication, corrections after the closing, and the sentence of the next plan that promises again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const place = 'jurisdiction_id uuid not null references jurisdiction'
const item = 'foreign key (jurisdiction_id, settlement_item_id) references settlement_item'

const statements = [
  // the span in the later report's text of the sentence that promises the same again
  'alter table settlement_item add column again_span jsonb',
  `create table settlement_area (
    ${place},
    settlement_id uuid not null,
    area text not null,
    person_id uuid not null,
    taken_at timestamptz not null,
    primary key (jurisdiction_id, settlement_id, area),
    foreign key (jurisdiction_id, settlement_id) references settlement,
    foreign key (jurisdiction_id, person_id) references person
  )`,
  // figures of the statistics office: shown beside a promise, never judged by
  `create table settlement_statistic (
    ${place},
    settlement_statistic_id uuid not null,
    settlement_item_id uuid not null,
    metric text not null,
    value text not null,
    unit text not null,
    period text not null,
    basis text not null check (basis in ('nominal', 'comparable', 'unstated')),
    source text not null,
    entered_by text not null,
    entered_at timestamptz not null,
    removed_by text,
    removed_at timestamptz,
    primary key (jurisdiction_id, settlement_statistic_id),
    ${item}
  )`,
  'create index settlement_statistic_of on settlement_statistic (jurisdiction_id, settlement_item_id)',
  // the newest of an item and unit stands; the older ones stay
  `create table settlement_reply (
    ${place},
    settlement_reply_id uuid not null,
    settlement_item_id uuid not null,
    unit_id uuid not null,
    words text not null,
    written_by text not null,
    written_at timestamptz not null,
    primary key (jurisdiction_id, settlement_reply_id),
    ${item},
    foreign key (jurisdiction_id, unit_id) references unit
  )`,
  'create index settlement_reply_of on settlement_reply (jurisdiction_id, settlement_item_id)',
  `create table settlement_correction (
    ${place},
    settlement_correction_id uuid not null,
    settlement_item_id uuid not null,
    verdict_before text not null,
    verdict_after text not null,
    reason text not null,
    corrected_by text not null,
    corrected_at timestamptz not null,
    primary key (jurisdiction_id, settlement_correction_id),
    ${item}
  )`,
  'create index settlement_correction_of on settlement_correction (jurisdiction_id, settlement_item_id)',
]
