import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type DueDayBar, dueDayBar, longestDelay } from '../../domain/reporting/periods.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { judgeWithin } from '../judging/judge-period.ts'
import { noteChange } from '../note-change.ts'

/** The due day was moved; reports that are in time by it got their lights corrected. */
export type DueDayMoved = { readonly kind: 'moved' } | Refusal

/**
 * Move the due day of one open period, with the reason. What is owed, late and reminded of goes by the new day from now on;
 * the lights are given again when it has passed. A light that was given stays, and its correction stands beside it.
 */
export async function moveDueDay(
  db: Kysely<Tables>,
  asked: Ask<'period.manage'>,
  at: Date,
  { periodId, dueOn, reason }: { readonly periodId: string; readonly dueOn: string; readonly reason: string },
): Promise<DueDayMoved | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<DueDayMoved> => {
    const { jurisdictionId, actor } = may
    const period = await trx
      .selectFrom('period')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .forUpdate()
      .executeTakeFirst()
    if (!period) return refusal(404, 'unknown-period', '没有这个填报期。', 'No such period.')
    const { starts_on: startsOn, ends_on: endsOn, due_on: before, closed_at } = period
    const bar = dueDayBar({ startsOn, endsOn, dueOn: before, closed: closed_at !== null }, dueOn, actor.today)
    if (bar) return barred[bar]
    await trx
      .updateTable('period')
      .set({
        due_on: dueOn,
        first_due_on: period.first_due_on ?? before,
        due_reason: reason,
        judged_on: null,
        reminded_on: null,
      })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .execute()
    const vault = [await putContent(trx, jurisdictionId, reason, 'text/plain', at)]
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'period.due-moved',
      body: { periodId, year: period.year, periodKind: period.kind, ordinal: period.ordinal, before, dueOn, vault },
      subject: 'period',
      subjectId: periodId,
      summary: `填报截止日由 ${before} 调整为 ${dueOn}。`,
      content: { before, dueOn },
    })
    // what was late by the day before and is in time now
    if (period.judged_on !== null) await judgeWithin(trx, may, at, periodId, null)
    return { kind: 'moved' }
  })
}

const barred: Readonly<Record<DueDayBar, Refusal>> = {
  closed: refusal(409, 'period-closed', '这个填报期已经关闭。请先重新开启，再调整截止日。', 'The period is closed.'),
  same: refusal(409, 'conflict', '与现在的截止日相同，没有可调整的。', 'It is the due day already.'),
  past: refusal(422, 'wrong-day', '新的截止日不能早于今天。', 'The new due day is before today.'),
  'before-start': refusal(
    422,
    'wrong-day',
    '新的截止日不能早于这一期开始。',
    'The new due day is before the period begins.',
  ),
  'too-late': refusal(
    422,
    'wrong-day',
    `新的截止日最晚为这一期结束后 ${longestDelay} 天。`,
    `The new due day is more than ${longestDelay} days after the end of the period.`,
  ),
}
