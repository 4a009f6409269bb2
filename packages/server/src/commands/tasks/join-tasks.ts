import { type Kysely, sql } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** What taking a join back restores, as the vault keeps it. */
export interface JoinKept {
  /** The words of the task that stayed. */
  readonly wording: string
  /** The tasks that were set aside. */
  readonly others: readonly string[]
  /** Proposed changes that the join withdrew. */
  readonly changes: readonly string[]
}

/** The task that stays; the others are set aside. */
export type TasksJoined = { readonly kind: 'joined'; readonly taskId: string } | TaskRefusal

/**
 * Take back a split: the first of the parts carries the adopted words again, the others are set aside. Only while none of
 * them has been handed out.
 */
export async function joinTasks(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
): Promise<TasksJoined | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<TasksJoined> => {
    const tasks = await lockedTasks(trx, jurisdictionId, seen)
    if ('kind' in tasks) return tasks
    const [first, ...others] = [...tasks].sort((a, b) => a.part - b.part)
    if (!first || others.length === 0 || others.some((task) => task.commitment_id !== first.commitment_id))
      return refusal(
        409,
        'conflict',
        '只能合并同一承诺事项拆分出的任务。',
        'Only parts of one commitment can be joined.',
      )
    if (tasks.some((task) => task.status !== 'drafted'))
      return refusal(409, 'conflict', '已下达的任务不能合并。', 'Tasks that were handed out cannot be joined.')
    const change = (taskId: string) =>
      trx.updateTable('task').where('jurisdiction_id', '=', jurisdictionId).where('task_id', '=', taskId)
    await change(first.task_id).set({ wording: first.adopted, revision: sql<number>`revision + 1` }).execute()
    for (const { task_id } of others)
      await change(task_id).set({ status: 'set-aside', revision: sql<number>`revision + 1` }).execute()
    const withdrawn = await trx
      .updateTable('task_change')
      .set({ state: 'withdrawn', decided_at: at, decided_by: actor.id })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where(
        'task_id',
        'in',
        tasks.map((task) => task.task_id),
      )
      .where('state', '=', 'proposed')
      .returning('task_change_id')
      .execute()
    // the words lie in the vault, where a purge can reach them
    const before: JoinKept = {
      wording: first.wording,
      others: others.map(({ task_id }) => task_id),
      changes: withdrawn.map(({ task_change_id }) => task_change_id),
    }
    const kept = await putContent(trx, jurisdictionId, JSON.stringify(before), 'application/json', at)
    for (const { task_id } of tasks)
      await noteChange(trx, {
        jurisdictionId,
        at,
        actor: actor.id,
        kind: 'task.joined',
        subject: 'task',
        subjectId: task_id,
        summary: task_id === first.task_id ? '合并拆分的任务，恢复报告原文。' : '并回原任务。',
        body: { taskId: task_id, into: first.task_id, ...(task_id === first.task_id ? { vault: [kept] } : {}) },
        ...(task_id === first.task_id ? { content: { kept } } : {}),
      })
    return { kind: 'joined', taskId: first.task_id }
  })
}
