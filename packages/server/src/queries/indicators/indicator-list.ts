import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Day } from '../../domain/day.ts'
import { isNumeric } from '../../domain/indicators/reading-span.ts'
import type { IndicatorKind } from '../../domain/vocabulary.ts'
import { keeps } from '../../record/indicators/keeps.ts'
import type { Tables } from '../../store/tables.ts'

/** A reading that stands. */
export interface ReadingListed {
  readonly readingId: string
  /** Half-open. */
  readonly start: Day
  readonly end: Day
  readonly op: string
  readonly value: string | null
  readonly text: string | null
  readonly among: number | null
  readonly source: string
  /** From the government's report, a unit's progress report, or entered by hand. */
  readonly from: 'report' | 'progress' | 'entered'
}

/** An indicator of the place with who enters it and what is known of it. */
export interface IndicatorListed {
  readonly indicatorId: string
  readonly name: string
  readonly kind: IndicatorKind
  readonly unit: string
  /** Whether its readings are numbers, and not a grade or words. */
  readonly numeric: boolean
  /** The year of its newest target; null where it has none. */
  readonly targetYear: number | null
  readonly keeper: { readonly unitId: string | null; readonly personId: string | null; readonly name: string } | null
  /** The newest first. */
  readonly readings: readonly ReadingListed[]
}

/** The indicators somebody may enter readings of, those with a target of a late year first; of the office all. */
export async function indicatorList(db: Kysely<Tables>, actor: SignedIn): Promise<readonly IndicatorListed[]> {
  const { jurisdictionId } = actor
  const { rows } = await sql<{
    indicator_id: string
    name: string
    kind: IndicatorKind
    unit: string
    keeper_unit_id: string | null
    keeper_person_id: string | null
    keeper: string | null
    target_year: number | null
  }>`
    select i.indicator_id, i.name, i.kind, i.unit, i.keeper_unit_id, i.keeper_person_id,
           coalesce(u.short_name, p.name) as keeper,
           (select max(t.year) from target t
             where t.jurisdiction_id = ${jurisdictionId} and t.indicator_id = i.indicator_id) as target_year
      from indicator i
      left join unit u on u.jurisdiction_id = i.jurisdiction_id and u.unit_id = i.keeper_unit_id
      left join person p on p.jurisdiction_id = i.jurisdiction_id and p.person_id = i.keeper_person_id
     where i.jurisdiction_id = ${jurisdictionId}
     order by target_year desc nulls last, i.name, i.kind, i.unit`.execute(db)
  const own = rows.filter((row) => keeps(actor, row))
  if (own.length === 0) return []
  const readings = await db
    .selectFrom('reading')
    .leftJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'reading.jurisdiction_id')
        .onRef('report.report_id', '=', 'reading.report_id'),
    )
    .selectAll('reading')
    .where('reading.jurisdiction_id', '=', jurisdictionId)
    .where(
      'reading.indicator_id',
      'in',
      own.map((row) => row.indicator_id),
    )
    .where('reading.superseded_by', 'is', null)
    .where((eb) => eb.or([eb('reading.report_id', 'is', null), eb('report.state', '=', 'adopted')]))
    .orderBy('reading.period_end', 'desc')
    .orderBy('reading.recorded_at', 'desc')
    .execute()
  const byIndicator = Map.groupBy(readings, (row) => row.indicator_id)
  return own.map((row) => ({
    indicatorId: row.indicator_id,
    name: row.name,
    kind: row.kind,
    unit: row.unit,
    numeric: isNumeric(row.kind),
    targetYear: row.target_year,
    keeper:
      row.keeper === null ? null : { unitId: row.keeper_unit_id, personId: row.keeper_person_id, name: row.keeper },
    readings: (byIndicator.get(row.indicator_id) ?? []).map((reading) => ({
      readingId: reading.reading_id,
      start: reading.period_start,
      end: reading.period_end,
      op: reading.op,
      value: reading.value,
      text: reading.value_text,
      among: reading.among,
      source: reading.source,
      from: reading.report_id !== null ? 'report' : reading.progress_id !== null ? 'progress' : 'entered',
    })),
  }))
}
