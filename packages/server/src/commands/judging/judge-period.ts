import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { dayOf } from '../../domain/day.ts'
import { judgeLight, type LightReason, type LightVerdict } from '../../domain/judging/judge-light.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import { inputsOf, judgedDay } from '../../record/judging/inputs-of.ts'
import { lightFacts } from '../../record/judging/light-facts.ts'
import { lightRulesOn } from '../../record/judging/light-rules.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'

/** How many lights were given, those that correct an earlier one among them. */
export interface Judged {
  readonly kind: 'judged'
  readonly given: number
  readonly corrected: number
}

/** Give the lights of a period: of the tasks named, or of all that have been handed out. */
export async function judgePeriod(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  periodId: string,
  taskIds: readonly string[] | null = null,
): Promise<Judged> {
  return db.transaction().execute((trx) => judgeWithin(trx, may, at, periodId, taskIds))
}

/** Give the lights of a period that is past its due day, once; who reports later gets a correction by being accepted. */
export async function judgeDuePeriod(db: Kysely<Tables>, may: MayWrite, at: Date, periodId: string): Promise<Judged> {
  return db.transaction().execute(async (trx) => {
    const marked = await trx
      .updateTable('period')
      .set({ judged_on: dayOf(at) })
      .where('jurisdiction_id', '=', may.jurisdictionId)
      .where('period_id', '=', periodId)
      .where('judged_on', 'is', null)
      .executeTakeFirst()
    if (marked.numUpdatedRows === 0n) return { kind: 'judged', given: 0, corrected: 0 }
    return judgeWithin(trx, may, at, periodId, null)
  })
}

/**
 * {@link judgePeriod} inside the caller's transaction. A light that was given stays; one that comes out otherwise now
 * stands beside it as its correction. What comes out the same is not given again, so that judging twice changes nothing.
 * Where the acceptance was `withdrawn` that a light was given by, and nothing else gives one, the correction says so.
 */
export async function judgeWithin(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  periodId: string,
  taskIds: readonly string[] | null,
  { withdrawn = false }: { readonly withdrawn?: boolean } = {},
): Promise<Judged> {
  // the head row is the place's write lock: who judges at the same time comes after, and sees what was given
  await lockPlace(trx, jurisdictionId)
  const period = await trx
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', periodId)
    .executeTakeFirst()
  if (!period) return { kind: 'judged', given: 0, corrected: 0 }
  const today = dayOf(at)
  const facts = await lightFacts(trx, period, taskIds)
  const before = await lastLights(trx, jurisdictionId, periodId)
  const rows = []
  // every task of the period is judged by the rules of one day
  const { version, rules } = await lightRulesOn(trx, jurisdictionId, judgedDay(period, today))
  for (const task of facts.tasks) {
    const inputs = inputsOf(facts, task, period, today)
    const judged = judgeLight(inputs, rules)
    const last = before.get(task.task_id)
    const verdict = judged.kind === 'unreported' && withdrawn && last ? awaitsAgain : judged
    if (verdict.kind === 'unreported') continue
    const same =
      last?.light === verdict.light &&
      last.pace === verdict.pace &&
      grounds(last.reasons as readonly LightReason[]) === grounds(verdict.reasons) &&
      [
        [last.plan, inputs.plan],
        [last.actual, inputs.actual],
        [last.deviation, verdict.deviation],
      ].every(([had, has]) => (had === null ? has === null : Number(had) === has))
    if (last && same) continue
    rows.push({
      jurisdiction_id: jurisdictionId,
      light_id: uuid(),
      task_id: task.task_id,
      period_id: periodId,
      ordinal: (last?.ordinal ?? 0) + 1,
      light: verdict.light,
      pace: verdict.pace,
      plan: inputs.plan,
      actual: inputs.actual,
      deviation: verdict.deviation,
      judged_on: today,
      rule_version: version,
      inputs: JSON.stringify(inputs),
      reasons: JSON.stringify(verdict.reasons),
      given_by: actor.id,
      given_at: at,
    })
  }
  if (rows.length === 0) return { kind: 'judged', given: 0, corrected: 0 }
  for (let i = 0; i < rows.length; i += 500)
    await trx
      .insertInto('light')
      .values(rows.slice(i, i + 500))
      .execute()
  const list = rows.map(({ task_id, ordinal, light, plan, actual, rule_version }) => ({
    taskId: task_id,
    ordinal,
    light,
    plan,
    actual,
    ruleVersion: rule_version,
  }))
  const corrected = rows.filter(({ ordinal }) => ordinal > 1).length
  const detail = await putContent(trx, jurisdictionId, JSON.stringify(list), 'application/json', at)
  await appendEntry(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'lights.given',
    body: { periodId, year: period.year, ordinal: period.ordinal, given: rows.length, corrected, vault: [detail] },
  })
  return { kind: 'judged', given: rows.length, corrected }
}

async function lastLights(trx: Transaction<Tables>, jurisdictionId: string, periodId: string) {
  const rows = await trx
    .selectFrom('light')
    .distinctOn('task_id')
    .select(['task_id', 'ordinal', 'light', 'pace', 'plan', 'actual', 'deviation', 'reasons'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', periodId)
    .orderBy('task_id')
    .orderBy('ordinal', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.task_id, row]))
}

/** For a light whose ground was withdrawn. */
const awaitsAgain: LightVerdict = {
  kind: 'light',
  light: 'grey',
  pace: null,
  deviation: null,
  reasons: [{ rule: 'acceptance-withdrawn', words: '本期填报的通过已撤回，待重新审核。', brief: '待重新审核' }],
}

/** Which rules gave a light; their words count days and are not compared. */
const grounds = (reasons: readonly LightReason[]): string => reasons.map(({ rule }) => rule).join(' ')
