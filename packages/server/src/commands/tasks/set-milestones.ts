import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Allowed } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** A node of a task; `milestoneId` is null for a new one. */
export interface WantedMilestone {
  readonly milestoneId: string | null
  readonly wording: string
  /** 开工, 主体完工, 竣工, 投用 … */
  readonly kind: string | null
  readonly dueOn: string
  /** Percent of the whole that is reached with it; null when all count alike. */
  readonly planPercent: string | null
  readonly metOn: string | null
}

export type MilestonesSet = { readonly kind: 'set'; readonly revision: number } | TaskRefusal

/** Give a task these nodes in this order; those it had and that are not named are taken off, kept for its history. */
export async function setMilestones(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'task.edit'>,
  at: Date,
  seen: SeenTask,
  wanted: readonly WantedMilestone[],
): Promise<MilestonesSet> {
  return db.transaction().execute(async (trx): Promise<MilestonesSet> => {
    const locked = await lockedTasks(trx, jurisdictionId, [seen])
    if ('kind' in locked) return locked
    const task = () =>
      trx.updateTable('milestone').where('jurisdiction_id', '=', jurisdictionId).where('task_id', '=', seen.taskId)
    const named = wanted.flatMap(({ milestoneId }) => milestoneId ?? [])
    await task()
      .set({ removed_at: at })
      .where('removed_at', 'is', null)
      .$if(named.length > 0, (query) => query.where('milestone_id', 'not in', named))
      .execute()
    for (const [index, { milestoneId, wording, kind, dueOn, planPercent, metOn }] of wanted.entries()) {
      const row = { ordinal: index + 1, wording, kind, due_on: dueOn, plan_percent: planPercent, met_on: metOn }
      if (milestoneId === null)
        await trx
          .insertInto('milestone')
          .values({ jurisdiction_id: jurisdictionId, milestone_id: uuid(), task_id: seen.taskId, ...row })
          .execute()
      else await task().set(row).where('milestone_id', '=', milestoneId).execute()
    }
    await trx
      .updateTable('task')
      .set({ revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', seen.taskId)
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'task.milestones-set',
      subject: 'task',
      subjectId: seen.taskId,
      summary: wanted.length === 0 ? '去掉全部节点。' : `设置 ${wanted.length} 个节点。`,
      body: {
        taskId: seen.taskId,
        nodes: wanted.map(({ dueOn, planPercent, metOn }) => ({ dueOn, planPercent, metOn })),
      },
    })
    return { kind: 'set', revision: seen.revision + 1 }
  })
}
