import { type Kysely, sql } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { ClockRule } from '../../domain/matters/clock.ts'
import type { MatterState } from '../../domain/matters/matter-table.ts'
import type { UpperColumn, UpperSaid } from '../../domain/matters/upper-order.ts'
import type { Importance } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** An order from above as the record has it. */
export interface OrderOfLedger {
  readonly number: string
  readonly title: string
  readonly asked: string
  readonly day: string | null
  /** Names, in order. */
  readonly leads: readonly string[]
  readonly partners: readonly string[]
  readonly clock: ClockRule
  readonly importance: Importance
  readonly from: string | null
  /** The last report of its unit with its day; before any what the ledger above said. */
  readonly progress: string
  readonly state: MatterState
}

/** The orders from above that were not discarded, by the day they were given and their number. */
export async function ordersLedger(
  db: Kysely<Tables>,
  { jurisdictionId }: Allowed<'matter.write'>,
): Promise<readonly OrderOfLedger[]> {
  const { rows } = await sql<{
    upper_number: string
    title: string
    asked: string
    upper: UpperSaid | null
    leads: string[] | null
    partners: string[] | null
    clock: ClockRule
    importance: Importance
    source_words: string | null
    progress: string | null
    state: MatterState
  }>`
    select m.upper_number, m.title, m.asked, m.upper, m.clock, m.importance, m.source_words, m.state,
           (select array_agg(unit.name order by u.place) from matter_unit u join unit using (jurisdiction_id, unit_id)
             where u.jurisdiction_id = ${jurisdictionId} and u.matter_id = m.matter_id and u.part = 'lead') as leads,
           (select array_agg(unit.name order by u.place) from matter_unit u join unit using (jurisdiction_id, unit_id)
             where u.jurisdiction_id = ${jurisdictionId} and u.matter_id = m.matter_id and u.part = 'partner') as partners,
           (select s.words from matter_step s
             where s.jurisdiction_id = ${jurisdictionId} and s.matter_id = m.matter_id
               and s.act in ('feed-back', 'ask-close') and s.words is not null
             order by s.ordinal desc limit 1) as progress
      from matter m
     where m.jurisdiction_id = ${jurisdictionId} and m.upper_number is not null and m.state <> 'discarded'
     order by m.upper->>'day' nulls last, m.upper_number`.execute(db)
  return rows.map((row) => ({
    number: row.upper_number,
    title: row.title,
    asked: row.asked,
    day: row.upper?.day ?? null,
    leads: row.leads ?? [],
    partners: row.partners ?? [],
    clock: row.clock,
    importance: row.importance,
    from: row.source_words,
    progress: row.progress ?? row.upper?.progress ?? '',
    state: row.state,
  }))
}

/** The columns a head with this signature was last read by; undefined where there was none. */
export async function columnsRemembered(
  db: Kysely<Tables>,
  jurisdictionId: string,
  signature: string,
): Promise<readonly UpperColumn[] | undefined> {
  const row = await db
    .selectFrom('column_mapping')
    .select('mapping')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('signature', '=', signature)
    .executeTakeFirst()
  return row?.mapping as readonly UpperColumn[] | undefined
}

/** The columns of the ledger that was taken in last; undefined before the first. */
export async function columnsOfLedger(
  db: Kysely<Tables>,
  jurisdictionId: string,
): Promise<readonly UpperColumn[] | undefined> {
  const row = await db
    .selectFrom('column_mapping')
    .select('mapping')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('signature', 'like', '13710:%')
    .orderBy('made_at', 'desc')
    .orderBy('signature')
    .limit(1)
    .executeTakeFirst()
  return row?.mapping as readonly UpperColumn[] | undefined
}
