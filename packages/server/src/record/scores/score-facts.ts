import { type Selectable, sql, type Transaction } from 'kysely'
import { type BulletinSpan, spanDays } from '../../domain/bulletins/bulletin-span.ts'
import { dayBefore, dayOf } from '../../domain/day.ts'
import type { LightInputs } from '../../domain/judging/judge-light.ts'
import { toTenth } from '../../domain/judging/points.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import type { SlipColour } from '../../domain/matters/slip-ladder.ts'
import { slipColourWords, slipNumber } from '../../domain/matters/slip-number.ts'
import { type ScoreRow, taskRows } from '../../domain/scores/score-row.ts'
import type { ScoreRules } from '../../domain/scores/score-rules.ts'
import { taskNumber } from '../../domain/task-number.ts'
import type { PeriodTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'
import { inputsOf } from '../judging/inputs-of.ts'
import { type JudgedTask, type LightFacts, lightFacts, memberKey } from '../judging/light-facts.ts'
import { reporters } from '../reporting/reporters.ts'

/** What a unit's score is computed from. */
export interface UnitRows {
  readonly unitId: string
  readonly unit: string
  readonly rows: readonly ScoreRow[]
}

/**
 * The rows of every unit of a span as the record stands, in no order; null where no reporting period ends with it. Reads
 * the columns of `domain/scores/score-sources.ts` and no others.
 */
export async function scoreFacts(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  span: BulletinSpan,
  rules: ScoreRules,
  today: string,
): Promise<readonly UnitRows[] | null> {
  const [, end] = spanDays(span)
  const period = await trx
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', span.year)
    .where('ends_on', '=', end)
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!period) return null
  const facts = await lightFacts(trx, period, null)
  const told = await toldTasks(trx, jurisdictionId, span)
  const rows: { readonly unitId: string; readonly row: ScoreRow }[] = []
  for (const task of facts.tasks) {
    // what was handed out before the record began has no day
    if (task.assigned_at !== null && dayOf(task.assigned_at) >= end) continue
    const targets = facts.indicators.get(task.task_id) ?? []
    const together = inputsOf(facts, task, period, today)
    for (const { memberId, ...own } of told.get(task.task_id) ?? []) {
      const inputs = memberId === null ? together : ofMember(facts, task, memberId, together, period, today)
      const { plan, actual, closed, indicators } = inputs
      const scored = {
        ...{ ...own, plan, actual, closed },
        // what is closed is done, whatever an indicator still says
        indicators: closed
          ? []
          : indicators.flatMap((verdict, index) => {
              const target = targets[index]
              return target ? [{ id: target.id, name: target.name, rule: target.rule, verdict }] : []
            }),
      }
      for (const row of taskRows(scored, rules)) rows.push({ unitId: own.unitId, row })
    }
  }
  rows.push(...(await excellentMatters(trx, jurisdictionId, span, rules)))
  rows.push(...(await slipsOff(trx, jurisdictionId, span, rules)))
  rows.push(...(await foundOff(trx, jurisdictionId, span, rules)))
  const units = await trx
    .selectFrom('unit')
    .select(['unit_id', 'short_name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const names = new Map(units.map((unit) => [unit.unit_id, unit.short_name]))
  return [...Map.groupBy(rows, ({ unitId }) => unitId)].map(([unitId, of]) => ({
    unitId,
    unit: names.get(unitId) ?? '',
    rows: of.map(({ row }) => row),
  }))
}

/**
 * What a member that reports for itself is scored by: its own reports. An amount that all fill together stays the amount of
 * all, for its target is of all.
 */
function ofMember(
  facts: LightFacts,
  task: JudgedTask,
  memberId: string,
  together: LightInputs,
  period: Selectable<PeriodTable>,
  today: string,
): LightInputs {
  const forAll = memberKey(task.task_id, '')
  const apart = [...facts.ofMembers.keys()].some((key) => key.startsWith(forAll) && key !== forAll)
  if (!apart) return together
  const told = facts.ofMembers.get(memberKey(task.task_id, memberId)) ?? facts.ofMembers.get(forAll) ?? []
  const reports = new Map([[task.task_id, told]])
  const own = inputsOf({ ...facts, reports }, task, period, today)
  const targets = facts.indicators.get(task.task_id) ?? []
  return {
    ...own,
    indicators: own.indicators.map((verdict, index) =>
      targets[index]?.rule === 'share' ? (together.indicators[index] ?? verdict) : verdict,
    ),
  }
}

/** What a row says of each task with the units that report on it at the span's end, each member that does so for itself. */
async function toldTasks(trx: Transaction<Tables>, jurisdictionId: string, span: BulletinSpan) {
  const lastDay = dayBefore(spanDays(span)[1])
  const { rows } = await sql<{
    task_id: string
    number: number
    part: number
    wording: string
    weight: string | null
    emphasised: boolean
    unit_id: string
    member_id: string | null
    excuse: string | null
  }>`
    select t.task_id, c.number, t.part, t.wording, t.weight, t.emphasised, led.unit_id, led.member_id, x.reason as excuse
      from commitment c
      join task t on t.jurisdiction_id = ${jurisdictionId} and t.commitment_id = c.commitment_id
      join lateral (${reporters(jurisdictionId, lastDay)}) led on true
      left join score_excuse x on x.jurisdiction_id = ${jurisdictionId} and x.task_id = t.task_id
       and x.year = ${span.year} and x.month_to = ${span.to} and x.withdrawn_at is null
     where c.jurisdiction_id = ${jurisdictionId} and c.year = ${span.year}`.execute(trx)
  return Map.groupBy(
    rows.map((row) => ({
      taskId: row.task_id,
      number: taskNumber(row),
      words: row.wording,
      weight: row.weight === null ? null : Number(row.weight),
      emphasised: row.emphasised,
      unitId: row.unit_id,
      memberId: row.member_id,
      excuse: row.excuse,
    })),
    ({ taskId }) => taskId,
  )
}

const besideRow = (
  item: 'bonus' | 'deduction',
  points: number,
  own: Pick<ScoreRow, 'key' | 'subject' | 'subjectId' | 'number' | 'words' | 'note'>,
): ScoreRow => ({
  ...own,
  item,
  weight: null,
  actual: null,
  target: null,
  points: toTenth(points),
  bindingMissed: false,
})

/** Matters that were verified in the span and closed as 优秀. */
async function excellentMatters(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  span: BulletinSpan,
  rules: ScoreRules,
) {
  if (rules.excellent <= 0) return []
  const [start, end] = spanDays(span)
  const { rows } = await sql<{ matter_id: string; year: number; ordinal: number; title: string; unit_id: string }>`
    select m.matter_id, m.year, m.ordinal, m.title, u.unit_id
      from matter m
      join matter_unit u on u.jurisdiction_id = ${jurisdictionId} and u.matter_id = m.matter_id
       and u.part = 'lead' and u.place = 1
     where m.jurisdiction_id = ${jurisdictionId} and m.grade = 'excellent'
       and exists (select from matter_step s where s.jurisdiction_id = ${jurisdictionId} and s.matter_id = m.matter_id
             and s.act = 'verify' and (s.at at time zone 'Asia/Shanghai')::date >= ${start}::date
             and (s.at at time zone 'Asia/Shanghai')::date < ${end}::date)`.execute(trx)
  return rows.map((row) => ({
    unitId: row.unit_id,
    row: besideRow('bonus', rules.excellent, {
      ...{ key: `matter ${row.matter_id}`, subject: 'matter', subjectId: row.matter_id },
      ...{ number: documentNumber(row.year, row.ordinal), words: row.title, note: '督办事项办结评为优秀' },
    }),
  }))
}

/** Slips that were issued in the span and not revoked. */
async function slipsOff(trx: Transaction<Tables>, jurisdictionId: string, span: BulletinSpan, rules: ScoreRules) {
  const [start, end] = spanDays(span)
  const off: Readonly<Record<SlipColour, number>> = {
    blue: rules.blueSlip,
    orange: rules.orangeSlip,
    red: rules.redSlip,
  }
  const { rows } = await sql<{
    slip_id: string
    matter_id: string
    unit_id: string
    colour: SlipColour
    year: number
    ordinal: number
    title: string
  }>`
    select s.slip_id, s.matter_id, s.unit_id, s.colour, s.year, s.ordinal, m.title
      from slip s join matter m on m.jurisdiction_id = ${jurisdictionId} and m.matter_id = s.matter_id
     where s.jurisdiction_id = ${jurisdictionId} and s.state <> 'revoked'
       and (s.issued_at at time zone 'Asia/Shanghai')::date >= ${start}::date
       and (s.issued_at at time zone 'Asia/Shanghai')::date < ${end}::date`.execute(trx)
  return rows
    .filter(({ colour }) => off[colour] > 0)
    .map((row) => ({
      unitId: row.unit_id,
      row: besideRow('deduction', off[row.colour], {
        ...{ key: `slip ${row.slip_id}`, subject: 'matter', subjectId: row.matter_id },
        number: slipNumber(row),
        ...{ words: row.title, note: `被发${slipColourWords[row.colour]}色督查单` },
      }),
    }))
}

/** What inspections whose conclusion was served found partly true or false in the span. */
async function foundOff(trx: Transaction<Tables>, jurisdictionId: string, span: BulletinSpan, rules: ScoreRules) {
  const [start, end] = spanDays(span)
  const off = { partly: rules.partlyFound, false: rules.falseFound }
  const { rows } = await sql<{
    inspection_sheet_id: string
    inspection_id: string
    unit_id: string
    finding: 'partly' | 'false'
    number_year: number
    ordinal: number
    title: string
  }>`
    select f.inspection_sheet_id, f.inspection_id, f.unit_id, f.finding, i.number_year, i.ordinal, i.title
      from inspection_sheet f
      join inspection i on i.jurisdiction_id = ${jurisdictionId} and i.inspection_id = f.inspection_id
     where f.jurisdiction_id = ${jurisdictionId} and f.finding in ('partly', 'false') and f.voided_at is null
       and i.state in ('served', 'closed') and f.visited_on >= ${start}::date and f.visited_on < ${end}::date`.execute(
    trx,
  )
  return rows
    .filter(({ finding }) => off[finding] > 0)
    .map((row) => ({
      unitId: row.unit_id,
      row: besideRow('deduction', off[row.finding], {
        ...{ key: `sheet ${row.inspection_sheet_id}`, subject: 'inspection', subjectId: row.inspection_id },
        number: `督查${documentNumber(row.number_year, row.ordinal)}`,
        ...{ words: row.title, note: row.finding === 'false' ? '现场核查所报不实' : '现场核查所报部分不实' },
      }),
    }))
}
