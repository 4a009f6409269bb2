import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'

/** A year of the calendar as the State Council's office published it. */
export interface WantedYear {
  readonly year: number
  /** The notice it stands in. */
  readonly source: string
  /** 0 where the office has not entered the year before. */
  readonly revision: number
  readonly days: readonly { readonly day: string; readonly kind: 'off' | 'work' }[]
}

/** The revision the next change of this year must name. */
export type CalendarSet = { readonly kind: 'set'; readonly revision: number } | Refusal<'stale' | 'wrong-day'>

/** Enter a year's holidays and make-up days, whole; days it had and that are not named are taken off. */
export async function setCalendarYear(
  db: Kysely<Tables>,
  asked: Ask<'calendar.edit'>,
  at: Date,
  { year, source, revision, days }: WantedYear,
): Promise<CalendarSet | Forbidden> {
  const wrong = wrongDay(year, days)
  if (wrong) return wrong
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<CalendarSet> => {
    await lockPlace(trx, jurisdictionId)
    const had = await trx
      .selectFrom('calendar_year')
      .select('revision')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('year', '=', year)
      .executeTakeFirst()
    if ((had?.revision ?? 0) !== revision)
      return refusal(
        409,
        'stale',
        '这一年的日历刚被他人修改，没有保存。请核对后再改。',
        'Somebody else has just changed this year; nothing was saved.',
      )
    await trx
      .insertInto('calendar_year')
      .values({ jurisdiction_id: jurisdictionId, year, source, revision: revision + 1 })
      .onConflict((conflict) =>
        conflict.columns(['jurisdiction_id', 'year']).doUpdateSet({ source, revision: revision + 1 }),
      )
      .execute()
    await trx
      .updateTable('calendar_day')
      .set({ removed_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .execute()
    for (const { day, kind } of days)
      await trx
        .insertInto('calendar_day')
        .values({ jurisdiction_id: jurisdictionId, day, kind, name: null, removed_at: null })
        .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'day']).doUpdateSet({ kind, removed_at: null }))
        .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'calendar.set',
      subject: 'rule',
      subjectId: jurisdictionId,
      summary: `录入 ${year} 年工作日历。`,
      body: { year, revision: revision + 1, days },
    })
    return { kind: 'set', revision: revision + 1 }
  })
}

/** A day off may be on a weekend, over which a holiday runs; one that is made up for is on no other. */
function wrongDay(year: number, days: WantedYear['days']): CalendarSet | undefined {
  for (const [index, { day, kind }] of days.entries()) {
    const message = !day.startsWith(`${year}-`)
      ? `${day} 不在 ${year} 年。`
      : kind === 'work' && !isWeekend(day)
        ? `${day} 不是周末，不能调休上班。`
        : days.findIndex((other) => other.day === day) < index
          ? `${day} 列了不止一次。`
          : null
    if (message !== null) return refusal(422, 'wrong-day', message, `${day} cannot be ${kind} in ${year}.`)
  }
  return undefined
}

function isWeekend(day: string): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return weekday === 0 || weekday === 6
}
