import { type Kysely, sql, type Transaction } from 'kysely'
import { type Day, dayOf } from '../../domain/day.ts'
import type { ClockStep } from '../../domain/matters/clock.ts'
import { clockStepWords } from '../../domain/matters/clock-step-words.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import { dueToRemind } from '../../record/matters/dues-to-remind.ts'
import { peopleOfUnits, withMail } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { tell } from '../mail/tell.ts'
import { writeMail } from '../mail/write-mail.ts'

/** A moment of a matter that its lead unit is reminded of. */
interface DueSoon {
  readonly matterId: string
  readonly unitId: string
  readonly unit: string
  /** Of the matter, `〔2031〕12号`. */
  readonly number: string
  readonly step: ClockStep
  /** Which node of the plan, from 1; 0 for the other steps. */
  readonly node: number
  readonly day: Day
  readonly cutOff: string
  readonly dueAt: Date
}

/**
 * Remind the lead units of a place of the moments of their matters that are due soon, those of milestone plans among them: a
 * message to each person of the unit and, with `mails`, an e-mail to who has an address; neither tells more than number, step
 * and day. `today` is the day by which one counts. Returns how many people; the moments' rows say that it was done, so each is
 * reminded of once, whichever server does it.
 */
export async function remindOfDues(
  db: Kysely<Tables>,
  jurisdictionId: string,
  at: Date,
  today: Day,
  mails: boolean,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const dues = await takeDues(trx, jurisdictionId, today)
    const unitIds = [...new Set(dues.map(({ unitId }) => unitId))]
    const people = await peopleOfUnits(trx, jurisdictionId, unitIds, dayOf(at))
    for (const unitId of unitIds)
      await tell(trx, at, {
        jurisdictionId,
        people: people.filter((person) => person.unitId === unitId),
        kind: 'matter-due',
        subjectIds: dues.filter((due) => due.unitId === unitId).map(({ matterId }) => matterId),
        by: 'clock',
        mail: null,
      })
    const reached = mails ? withMail(people) : []
    for (const personId of new Set(reached.map((person) => person.personId))) {
      const own = new Set(reached.filter((person) => person.personId === personId).map(({ unitId }) => unitId))
      const theirs = dues.filter(({ unitId }) => own.has(unitId))
      await writeMail(trx, at, { jurisdictionId, personIds: [personId], kind: 'matter.due', ...words(theirs, at) })
    }
    return new Set(people.map(({ personId }) => personId)).size
  })
}

/** The moments nobody was reminded of, marked as done; the soonest first. */
async function takeDues(trx: Transaction<Tables>, jurisdictionId: string, today: Day): Promise<readonly DueSoon[]> {
  const { rows } = await sql<{
    matter_id: string
    unit_id: string
    unit: string
    year: number
    ordinal: number
    step: ClockStep
    node: number
    day: Day
    cut_off: string
    due_at: Date
  }>`
    update matter_due due set reminded_on = ${today}::date
      from matter m
      join matter_unit led on led.jurisdiction_id = m.jurisdiction_id and led.matter_id = m.matter_id
       and led.part = 'lead' and led.place = 1
      join unit on unit.jurisdiction_id = led.jurisdiction_id and unit.unit_id = led.unit_id
     where due.jurisdiction_id = ${jurisdictionId} and m.jurisdiction_id = due.jurisdiction_id
       and m.matter_id = due.matter_id and ${dueToRemind(today)}
    returning due.matter_id, led.unit_id, unit.short_name as unit, m.year, m.ordinal, due.step, due.node,
      due.day::text as day, due.cut_off, due.due_at`.execute(trx)
  return rows
    .map((row) => ({
      matterId: row.matter_id,
      unitId: row.unit_id,
      unit: row.unit,
      number: documentNumber(row.year, row.ordinal),
      step: row.step,
      node: row.node,
      day: row.day,
      cutOff: row.cut_off,
      dueAt: row.due_at,
    }))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.number < b.number ? -1 : 1))
}

function words(dues: readonly DueSoon[], at: Date): { readonly subject: string; readonly body: string } {
  return {
    subject: `【落实】${new Set(dues.map(({ matterId }) => matterId)).size}项督办事项的办理时限快到期`,
    body: [
      '以下督办事项的办理时限快到期或已过：',
      ...dues.map((due) => lineOf(due, at)),
      '请登录落实系统反馈办理情况、申请办结；确需延期的，请在到期前申请。',
    ].join('\n'),
  }
}

function lineOf({ unit, number, step, node, day, cutOff, dueAt }: DueSoon, at: Date): string {
  const what = `${clockStepWords[step]}${node || ''}`
  const date = `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
  return `${unit}：督办事项${number}，${what}，${date}${cutOff === '24:00' ? '' : ` ${cutOff} `}${dueAt <= at ? '已到期' : '前'}`
}
