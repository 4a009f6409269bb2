import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { dayOf } from '../../domain/day.ts'
import { periodsToOpen } from '../../domain/reporting/periods.ts'
import { periodRules } from '../../record/reporting/period-rule.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'

/**
 * Open every period of the adopted years that has begun and is not open yet; returns how many. Another kind of period
 * begins where the last open one ends: nothing is opened back, and no day has two.
 */
export async function openPeriods(db: Kysely<Tables>, { jurisdictionId, actor }: MayWrite, at: Date): Promise<number> {
  const today = dayOf(at)
  const years = await db
    .selectFrom('report')
    .select('year')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', '=', 'adopted')
    .execute()
  const known = await db
    .selectFrom('period')
    .select(['year', 'kind', 'ends_on as endsOn'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const ruleOn = await periodRules(db, jurisdictionId)
  const missing = years.flatMap(({ year }) => {
    const open = known.filter((period) => period.year === year)
    return periodsToOpen(year, today, open, ruleOn).map((period) => ({ year, ...period }))
  })
  if (missing.length === 0) return 0
  return db.transaction().execute(async (trx) => {
    let opened = 0
    for (const { year, kind, ordinal, startsOn, endsOn, dueOn } of missing) {
      const periodId = uuid()
      const inserted = await trx
        .insertInto('period')
        .values({
          jurisdiction_id: jurisdictionId,
          period_id: periodId,
          year,
          kind,
          ordinal,
          starts_on: startsOn,
          ends_on: endsOn,
          due_on: dueOn,
          opened_at: at,
          closed_at: null,
          closed_by: null,
        })
        // another server was quicker
        .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'year', 'kind', 'ordinal']).doNothing())
        .executeTakeFirst()
      if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) continue
      opened += 1
      await noteChange(trx, {
        jurisdictionId,
        at,
        actor: actor.id,
        kind: 'period.opened',
        body: { periodId, year, periodKind: kind, ordinal, dueOn },
        subject: 'period',
        subjectId: periodId,
        summary: '填报期开启。',
      })
    }
    return opened
  })
}
