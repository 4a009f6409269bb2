import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Day } from '../../domain/day.ts'
import { addDays } from '../../domain/day.ts'
import type { Tables } from '../../store/tables.ts'

/** A period whose reports are due soon. */
export interface PeriodToRemind {
  readonly jurisdictionId: string
  readonly periodId: string
}

/** How many days before a period's due day who has not reported is reminded. */
export const remindedBefore = 3

/**
 * Open periods due within {@link remindedBefore} days that nobody was reminded of yet. Not bound to one jurisdiction: it
 * looks for them.
 */
export async function periodsToRemind(db: Kysely<Tables>, today: Day): Promise<readonly PeriodToRemind[]> {
  const rows = await acrossPlaces('the clock looks for its work', () =>
    db
      .selectFrom('period')
      .select(['jurisdiction_id', 'period_id'])
      .where('due_on', '>=', today)
      .where('due_on', '<=', addDays(today, remindedBefore))
      .where('closed_at', 'is', null)
      .where('reminded_on', 'is', null)
      .execute(),
  )
  return rows.map((row) => ({ jurisdictionId: row.jurisdiction_id, periodId: row.period_id }))
}
