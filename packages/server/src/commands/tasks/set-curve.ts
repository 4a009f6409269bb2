import { type Kysely, sql } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** Percent of the year's work that is to be done by the end of a month, 1–12. */
export interface CurveNode {
  readonly month: number
  readonly percent: number
}

export type CurveSet = { readonly kind: 'set'; readonly revision: number } | TaskRefusal

/** Give a task its approved node curve, in place of the proportion of time; none takes it back to that. */
export async function setCurve(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'task.edit'>,
  at: Date,
  seen: SeenTask,
  nodes: readonly CurveNode[],
): Promise<CurveSet> {
  const ordered = [...nodes].sort((a, b) => a.month - b.month)
  const falls = ordered.some((node, index) => node.percent < (ordered[index - 1]?.percent ?? 0))
  const twice = new Set(ordered.map(({ month }) => month)).size < ordered.length
  if (falls || twice)
    return {
      kind: 'refused',
      reason: 'wrong-plan',
      message: '节点进度应逐月不减，每月只填一个数。',
      messageEn: 'The percentages of a curve do not fall, and a month has one.',
    }
  return db.transaction().execute(async (trx): Promise<CurveSet> => {
    const locked = await lockedTasks(trx, jurisdictionId, [seen])
    if ('kind' in locked) return locked
    await trx
      .deleteFrom('task_plan')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', seen.taskId)
      .execute()
    if (ordered.length > 0)
      await trx
        .insertInto('task_plan')
        .values(
          ordered.map(({ month, percent }) => ({
            jurisdiction_id: jurisdictionId,
            task_id: seen.taskId,
            month,
            percent,
          })),
        )
        .execute()
    await trx
      .updateTable('task')
      .set({ plan_rule: ordered.length > 0 ? 'curve' : 'months', revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', seen.taskId)
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'task.curve-set',
      subject: 'task',
      subjectId: seen.taskId,
      summary: ordered.length > 0 ? '设置分月节点进度。' : '改按序时进度。',
      body: { taskId: seen.taskId, nodes: ordered },
    })
    return { kind: 'set', revision: seen.revision + 1 }
  })
}
