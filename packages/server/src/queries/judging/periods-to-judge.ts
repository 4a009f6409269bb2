import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Day } from '../../domain/day.ts'
import type { Tables } from '../../store/tables.ts'

/** A period whose lights the clock gives. */
export interface PeriodToJudge {
  readonly jurisdictionId: string
  readonly periodId: string
}

/** Periods past their due day whose lights were not given yet, oldest first. Not bound to one jurisdiction: it looks for them. */
export async function periodsToJudge(db: Kysely<Tables>, today: Day): Promise<readonly PeriodToJudge[]> {
  const rows = await acrossPlaces('the clock looks for its work', () =>
    db
      .selectFrom('period')
      .select(['jurisdiction_id', 'period_id'])
      .where('due_on', '<', today)
      .where('judged_on', 'is', null)
      .orderBy('starts_on')
      .execute(),
  )
  return rows.map((row) => ({ jurisdictionId: row.jurisdiction_id, periodId: row.period_id }))
}
