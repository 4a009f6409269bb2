import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { type PlanSet, setPlan } from './set-plan.ts'

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

/** Give a task these nodes in this order; those it had and that are not named are taken off, kept for its history. */
export async function setMilestones(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.edit'>,
  at: Date,
  revision: number,
  wanted: readonly WantedMilestone[],
): Promise<PlanSet | Forbidden> {
  return setPlan(db, asked, at, revision, {
    kind: 'task.milestones-set',
    summary: wanted.length === 0 ? '去掉全部节点。' : `设置 ${wanted.length} 个节点。`,
    body: { nodes: wanted.map(({ dueOn, planPercent, metOn }) => ({ dueOn, planPercent, metOn })) },
    write: async (trx, { jurisdictionId, taskId }) => {
      const ofTask = () =>
        trx.updateTable('milestone').where('jurisdiction_id', '=', jurisdictionId).where('task_id', '=', taskId)
      const named = wanted.flatMap(({ milestoneId }) => milestoneId ?? [])
      await ofTask()
        .set({ removed_at: at })
        .where('removed_at', 'is', null)
        .$if(named.length > 0, (query) => query.where('milestone_id', 'not in', named))
        .execute()
      for (const [index, { milestoneId, wording, kind, dueOn, planPercent, metOn }] of wanted.entries()) {
        const row = { ordinal: index + 1, wording, kind, due_on: dueOn, plan_percent: planPercent, met_on: metOn }
        if (milestoneId === null)
          await trx
            .insertInto('milestone')
            .values({ jurisdiction_id: jurisdictionId, milestone_id: uuid(), task_id: taskId, ...row })
            .execute()
        else await ofTask().set(row).where('milestone_id', '=', milestoneId).execute()
      }
    },
  })
}
