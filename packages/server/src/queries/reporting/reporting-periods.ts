import type { Kysely, Selectable } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { PeriodTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/** That a period's due day is another than the rule's, and why; shown wherever the day is. */
export interface MovedDueDay {
  /** The day by the rule. */
  readonly from: Day
  readonly reason: string
}

/** A reporting period as the desk shows it. */
export interface DeskPeriod {
  readonly periodId: string
  readonly year: number
  readonly kind: PeriodTable['kind']
  readonly ordinal: number
  readonly startsOn: Day
  readonly endsOn: Day
  /** The last day on time. */
  readonly dueOn: Day
  readonly moved: MovedDueDay | null
  /** From then on its reports are corrected, not changed. */
  readonly closed: boolean
}

/**
 * The period being reported on `today`, or the last one of a year that is named; null before the first was opened. And
 * the one before it in the same year.
 */
export async function reportingPeriods(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: Day,
  year: number | null = null,
): Promise<{ readonly current: DeskPeriod | null; readonly previous: DeskPeriod | null }> {
  const [current = null, before = null] = (
    await periodRows(db, jurisdictionId)
      .where('starts_on', '<=', today)
      .$if(year !== null, (query) => query.where('year', '=', year ?? 0))
      .limit(2)
      .execute()
  ).map(deskPeriod)
  return { current, previous: before?.year === current?.year ? before : null }
}

/** Every period of a place, the newest first. */
export async function listPeriods(db: Kysely<Tables>, jurisdictionId: string): Promise<readonly DeskPeriod[]> {
  return (await periodRows(db, jurisdictionId).execute()).map(deskPeriod)
}

/** One period; undefined when there is none. */
export async function periodById(
  db: Kysely<Tables>,
  jurisdictionId: string,
  periodId: string,
): Promise<DeskPeriod | undefined> {
  const row = await periodRows(db, jurisdictionId).where('period_id', '=', periodId).executeTakeFirst()
  return row && deskPeriod(row)
}

function periodRows(db: Kysely<Tables>, jurisdictionId: string) {
  return db
    .selectFrom('period')
    .select(['period_id', 'year', 'kind', 'ordinal', 'starts_on', 'ends_on', 'due_on', 'closed_at'])
    .select(['first_due_on', 'due_reason'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('starts_on', 'desc')
    .orderBy('ordinal', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof periodRows>['execute']>>[number]

const deskPeriod = (row: Row): DeskPeriod => ({
  periodId: row.period_id,
  year: row.year,
  kind: row.kind,
  ordinal: row.ordinal,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  dueOn: row.due_on,
  moved: movedDueDay(row),
  closed: row.closed_at !== null,
})

/** Whether and why a period's due day was moved. */
export const movedDueDay = ({
  first_due_on: from,
  due_reason: reason,
}: Pick<Selectable<PeriodTable>, 'first_due_on' | 'due_reason'>): MovedDueDay | null =>
  from === null || reason === null ? null : { from, reason }
