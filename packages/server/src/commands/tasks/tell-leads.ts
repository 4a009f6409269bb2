import { sql, type Transaction } from 'kysely'
import { dayOf } from '../../domain/day.ts'
import { numbersWords, taskNumber } from '../../domain/task-number.ts'
import { peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { periodRule } from '../../record/reporting/period-rule.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { tell } from '../mail/tell.ts'
import type { LockedTask } from './locked-tasks.ts'

/** Tell the people of the units that answer for tasks just handed out: one message a person and unit, and an e-mail by the numbers. */
export async function tellLeads(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  at: Date,
  tasks: readonly LockedTask[],
  { by, mails }: { readonly by: string; readonly mails: boolean },
): Promise<void> {
  const today = dayOf(at)
  const { rows } = await sql<{ readonly task_id: string; readonly unit_id: string; readonly short_name: string }>`
    select t.task_id, r.unit_id, u.short_name from task t
    join lateral (${reporters(jurisdictionId, today)}) r on true
    join unit u on u.jurisdiction_id = ${jurisdictionId} and u.unit_id = r.unit_id
    where t.jurisdiction_id = ${jurisdictionId} and t.task_id = any(${tasks.map(({ task_id }) => task_id)}::uuid[])`.execute(
    trx,
  )
  const leads = new Set(rows.map((row) => `${row.task_id} ${row.unit_id}`))
  const { signWithin } = await periodRule(trx, jurisdictionId, today)
  const unitIds = [...new Set(rows.map((row) => row.unit_id))]
  const people = await peopleOfUnits(trx, jurisdictionId, unitIds, today)
  for (const unitId of unitIds) {
    const theirs = tasks.filter(({ task_id }) => leads.has(`${task_id} ${unitId}`))
    const unit = rows.find((row) => row.unit_id === unitId)?.short_name ?? ''
    await tell(trx, at, {
      jurisdictionId,
      people: people.filter((person) => person.unitId === unitId),
      kind: 'task-assigned',
      subjectIds: theirs.map(({ task_id }) => task_id),
      by,
      mail: mails
        ? {
            kind: 'task.assigned',
            subject: `【落实】有${theirs.length}项任务交${unit}牵头，请签收`,
            body: `督查室下达了${theirs.length}项由${unit}牵头的任务（${numbers(theirs)}）。请在${signWithin}日内登录落实系统签收；不属于本单位职责的，可以说明理由退签。`,
          }
        : null,
    })
  }
}

/** `第3、8-2项`, at most twenty. */
function numbers(tasks: readonly LockedTask[]): string {
  const shown = tasks.toSorted((a, b) => a.number - b.number || a.part - b.part).map(taskNumber)
  return numbersWords(shown).replaceAll(' ', '')
}
