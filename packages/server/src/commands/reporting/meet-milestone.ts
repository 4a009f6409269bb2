import { type Kysely, sql } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import { lockTask } from '../tasks/lock-task.ts'

/** That the node stands as the unit said. */
export type MilestoneMet =
  | { readonly kind: 'met'; readonly metOn: Day | null }
  | Refusal<'unknown-milestone' | 'conflict' | 'wrong-day'>

/**
 * Say in the name of the unit that leads a task on which day one of its nodes was met, or take that back with null. It
 * counts from the next light on; the office sees it in the task's course and can set it right in the plan.
 */
export async function meetMilestone(
  db: Kysely<Tables>,
  asked: TaskAsk<'progress.write'>,
  at: Date,
  milestoneId: string,
  metOn: Day | null,
): Promise<MilestoneMet | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId }): Promise<MilestoneMet> => {
    const status = await lockTask(trx, jurisdictionId, taskId)
    const node = await trx
      .selectFrom('milestone')
      .select(['ordinal', 'met_on'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('milestone_id', '=', milestoneId)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (!status || !node) return refusals.unknown
    if (status !== 'assigned' && status !== 'active') return refusals.over
    if (metOn !== null && metOn > actor.today) return refusals.future
    if (node.met_on === metOn) return { kind: 'met', metOn }
    await trx
      .updateTable('milestone')
      .set({ met_on: metOn })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('milestone_id', '=', milestoneId)
      .execute()
    // the person who has the plan open sees that it changed
    await trx
      .updateTable('task')
      .set({ revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute()
    const which = `第 ${node.ordinal} 个节点`
    await noteChange(trx, {
      ...{ jurisdictionId, at, actor: actor.id, kind: 'task.milestone-met', subject: 'task', subjectId: taskId },
      summary: metOn === null ? `收回${which}的完成日期。` : `${which}已于 ${metOn} 完成。`,
      body: { taskId, milestoneId, metOn },
    })
    return { kind: 'met', metOn }
  })
}

const refusals = {
  unknown: refusal(
    404,
    'unknown-milestone',
    '没有这个节点，计划可能已经调整。请刷新后再看。',
    'There is no such milestone; load the task again.',
  ),
  over: refusal(
    409,
    'conflict',
    '这项任务还没有下达，或已办结、已调整，节点不能改动。',
    'The task is not under way; its milestones cannot be changed.',
  ),
  future: refusal(422, 'wrong-day', '完成日期不能晚于今天。', 'A milestone cannot be met on a day to come.'),
} as const
