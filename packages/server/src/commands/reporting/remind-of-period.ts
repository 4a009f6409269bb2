import type { Kysely, Selectable } from 'kysely'
import { dayOf } from '../../domain/day.ts'
import { periodWords } from '../../domain/reporting/periods.ts'
import { peopleOfUnits, withMail } from '../../record/people/people-to-tell.ts'
import type { PeriodTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'
import { tell } from '../mail/tell.ts'
import { writeMail } from '../mail/write-mail.ts'

/** What a unit has not reported, by the count. */
export interface Owed {
  readonly unitId: string
  readonly unit: string
  /** All of it, the two below among them. */
  readonly tasks: number
  readonly returned: number
  readonly withHead: number
  readonly taskIds: readonly string[]
}

/**
 * Remind of a period soon due: a message to each person of the units that owe reports, with how many, and with `mails` an
 * e-mail to those who have an address. Returns how many people; 0 when it was done before. The period's row says that it was done, so a person is reminded of a
 * period once, whichever server does it.
 */
export async function remindOfPeriod(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  periodId: string,
  owed: readonly Owed[],
  mails: boolean,
): Promise<number> {
  const today = dayOf(at)
  return db.transaction().execute(async (trx) => {
    const period = await trx
      .updateTable('period')
      .set({ reminded_on: today })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .where('closed_at', 'is', null)
      .where('reminded_on', 'is', null)
      .returning(['year', 'kind', 'ordinal', 'due_on'])
      .executeTakeFirst()
    if (!period) return 0
    const unitIds = owed.map(({ unitId }) => unitId)
    const people = await peopleOfUnits(trx, jurisdictionId, unitIds, today)
    for (const { unitId, taskIds } of owed)
      await tell(trx, at, {
        jurisdictionId,
        people: people.filter((person) => person.unitId === unitId),
        kind: 'period-due',
        subjectIds: taskIds,
        periodId,
        by: 'clock',
        mail: null,
      })
    const reached = mails ? withMail(people) : []
    for (const personId of new Set(reached.map((person) => person.personId))) {
      const own = new Set(reached.filter((person) => person.personId === personId).map(({ unitId }) => unitId))
      const theirs = owed.filter(({ unitId }) => own.has(unitId))
      await writeMail(trx, at, {
        jurisdictionId,
        personIds: [personId],
        kind: 'period.reminder',
        ...words(period, theirs),
      })
    }
    return new Set(people.map(({ personId }) => personId)).size
  })
}

type Period = Pick<Selectable<PeriodTable>, 'year' | 'kind' | 'ordinal' | 'due_on'>

function words(period: Period, owed: readonly Owed[]): { readonly subject: string; readonly body: string } {
  const total = owed.reduce((sum, { tasks }) => sum + tasks, 0)
  const due = `${Number(period.due_on.slice(5, 7))}月${Number(period.due_on.slice(8, 10))}日`
  const of = `${period.year}年${periodWords(period)}`
  return {
    subject: `【落实】${of}还有${total}项任务没有报送，${due}截止`,
    body: [
      `${of}进展填报${due}截止，以下任务还没有报送督查室：`,
      ...owed.map(owedWords),
      '请登录落实系统填报；本期没有变化的，可一键报送。',
    ].join('\n'),
  }
}

function owedWords({ unit, tasks, returned, withHead }: Owed): string {
  const among = [returned > 0 ? `退回待修改${returned}项` : '', withHead > 0 ? `待本单位审签${withHead}项` : ''].filter(
    (part) => part !== '',
  )
  return `${unit}：${tasks}项${among.length > 0 ? `，其中${among.join('、')}` : ''}`
}
