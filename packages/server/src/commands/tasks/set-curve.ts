import type { Kysely } from 'kysely'
import type { TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { type PlanSet, setPlan } from './set-plan.ts'

/** Percent of the year's work that is to be done by the end of a month, 1–12. */
export interface CurveNode {
  readonly month: number
  readonly percent: number
}

/** Give a task its approved node curve, in place of the proportion of time; none takes it back to that. */
export async function setCurve(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.edit'>,
  at: Date,
  revision: number,
  nodes: readonly CurveNode[],
): Promise<PlanSet | Forbidden> {
  const ordered = [...nodes].sort((a, b) => a.month - b.month)
  const falls = ordered.some((node, index) => node.percent < (ordered[index - 1]?.percent ?? 0))
  const twice = new Set(ordered.map(({ month }) => month)).size < ordered.length
  if (falls || twice)
    return refusal(
      422,
      'wrong-plan',
      '节点进度应逐月不减，每月只填一个数。',
      'The percentages of a curve do not fall, and a month has one.',
    )
  return setPlan(db, asked, at, revision, {
    kind: 'task.curve-set',
    summary: ordered.length > 0 ? '设置分月节点进度。' : '改按序时进度。',
    body: { nodes: ordered },
    rule: ordered.length > 0 ? 'curve' : 'months',
    write: async (trx, { jurisdictionId, taskId }) => {
      await trx
        .deleteFrom('task_plan')
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('task_id', '=', taskId)
        .execute()
      if (ordered.length > 0)
        await trx
          .insertInto('task_plan')
          .values(
            ordered.map(({ month, percent }) => ({
              jurisdiction_id: jurisdictionId,
              task_id: taskId,
              month,
              percent,
            })),
          )
          .execute()
    },
  })
}
