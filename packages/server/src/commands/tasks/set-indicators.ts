import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { IndicatorAim } from '../../domain/judging/indicator-aim.ts'
import type { Tables } from '../../store/tables.ts'
import { indicatorTie } from './indicator-tie.ts'
import { type PlanSet, setPlan } from './set-plan.ts'

/** What a task is measured by; `taskIndicatorId` is null for a new one. Numbers as decimal text. */
export interface WantedIndicator extends IndicatorAim {
  readonly taskIndicatorId: string | null
  readonly yearEndOnly: boolean
}

/** Give a task these indicators in this order; those it had and that are not named are taken off, kept for its history. */
export async function setIndicators(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.edit'>,
  at: Date,
  revision: number,
  wanted: readonly WantedIndicator[],
): Promise<PlanSet | Forbidden> {
  return setPlan(db, asked, at, revision, {
    kind: 'task.indicators-set',
    summary: wanted.length === 0 ? '去掉全部指标。' : `设置 ${wanted.length} 个指标。`,
    body: { indicators: wanted.length },
    write: async (trx, { jurisdictionId, taskId }) => {
      const ofTask = () =>
        trx.updateTable('task_indicator').where('jurisdiction_id', '=', jurisdictionId).where('task_id', '=', taskId)
      const named = wanted.flatMap(({ taskIndicatorId }) => taskIndicatorId ?? [])
      await ofTask()
        .set({ removed_at: at })
        .where('removed_at', 'is', null)
        .$if(named.length > 0, (query) => query.where('task_indicator_id', 'not in', named))
        .execute()
      const before = await trx
        .selectFrom('task_indicator')
        .select(['task_indicator_id', 'indicator_id', 'stage', 'name', 'unit'])
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('task_id', '=', taskId)
        .execute()
      for (const [index, indicator] of wanted.entries()) {
        const own = before.find(({ task_indicator_id }) => task_indicator_id === indicator.taskIndicatorId)
        const same =
          own?.name === indicator.name &&
          own.stage === indicator.stage &&
          own.unit === indicator.unit &&
          own.indicator_id !== null
        const row = {
          indicator_id: same ? own.indicator_id : await indicatorTie(trx, { jurisdictionId, taskId }, indicator),
          ordinal: index + 1,
          stage: indicator.stage,
          name: indicator.name,
          unit: indicator.unit,
          rule: indicator.rule,
          op: indicator.op,
          value: indicator.value,
          value_text: indicator.valueText,
          value_max: indicator.valueMax,
          base: indicator.base,
          nature: indicator.nature,
          year_end_only: indicator.yearEndOnly,
        }
        if (indicator.taskIndicatorId === null)
          await trx
            .insertInto('task_indicator')
            .values({
              jurisdiction_id: jurisdictionId,
              task_indicator_id: uuid(),
              task_id: taskId,
              ...row,
            })
            .execute()
        else await ofTask().set(row).where('task_indicator_id', '=', indicator.taskIndicatorId).execute()
      }
    },
  })
}
