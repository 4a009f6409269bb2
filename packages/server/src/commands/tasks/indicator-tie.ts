import { sql, type Transaction } from 'kysely'
import { stagedName } from '../../domain/judging/stages.ts'
import type { IndicatorKind, IndicatorRule } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** Which kinds of indicators a rule can judge: a growth rate is never taken for an amount. */
const kindsOf: Readonly<Record<IndicatorRule, readonly IndicatorKind[]>> = {
  share: ['amount', 'share'],
  growth: ['rate'],
  level: ['share', 'amount'],
  lower: ['amount', 'share', 'rate'],
  reduction: ['rate'],
  rank: ['rank'],
  grade: ['grade'],
  maintained: ['amount', 'share', 'coverage'],
  done: ['coverage', 'milestone'],
}

/**
 * The indicator of the place that a task's own is one with: of the same name and unit, of a kind that its rule judges, and
 * fed by no other running task of the year. Null where there is none, or it is not clear which. What measures one stage is
 * looked for by its name with the stage: the investment of projects begun is not the place's investment.
 */
export async function indicatorTie(
  trx: Transaction<Tables>,
  { jurisdictionId, taskId }: { readonly jurisdictionId: string; readonly taskId: string },
  wanted: {
    readonly stage: string | null
    readonly name: string
    readonly unit: string
    readonly rule: IndicatorRule
  },
): Promise<string | null> {
  const { rows } = await sql<{ readonly indicator_id: string }>`
    select indicator_id from indicator i
     where i.jurisdiction_id = ${jurisdictionId} and i.name = ${stagedName({ stage: wanted.stage, name: wanted.name.trim() })}
       and i.kind = any(${[...kindsOf[wanted.rule]]}::text[]) and (i.unit = ${wanted.unit.trim()} or i.kind = 'rank')
       and not exists (
         select from task_indicator other
           join task t on t.jurisdiction_id = other.jurisdiction_id and t.task_id = other.task_id
           join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
          where other.jurisdiction_id = ${jurisdictionId} and other.indicator_id = i.indicator_id
            and other.removed_at is null and t.status <> 'set-aside' and other.task_id <> ${taskId}::uuid
            and c.year = (select own.year from commitment own join task mine using (jurisdiction_id, commitment_id)
              where mine.jurisdiction_id = ${jurisdictionId} and mine.task_id = ${taskId}::uuid))
     limit 2`.execute(trx)
  const [only, another] = rows
  return only && !another ? only.indicator_id : null
}
