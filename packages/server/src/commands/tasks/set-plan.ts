import { type Kysely, sql, type Transaction } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { type Change, noteChange } from '../note-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

export type PlanSet = { readonly kind: 'set'; readonly revision: number } | TaskRefusal

/** What is set of a task's plan: how it is written, and what its history says of it. */
export interface PlanPart extends Pick<Change, 'kind' | 'summary' | 'body'> {
  readonly write: (trx: Transaction<Tables>) => Promise<void>
  /** How the task is judged from now on, where that changes with it. */
  readonly rule?: 'curve' | 'months'
}

/** Set a part of the plan of a task that is as it was seen, raise its revision and note it, all in one transaction. */
export async function setPlan(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'task.edit'>,
  at: Date,
  seen: SeenTask,
  { write, rule, ...note }: PlanPart,
): Promise<PlanSet> {
  return db.transaction().execute(async (trx): Promise<PlanSet> => {
    const locked = await lockedTasks(trx, jurisdictionId, [seen])
    if ('kind' in locked) return locked
    await write(trx)
    await trx
      .updateTable('task')
      .set({ ...(rule ? { plan_rule: rule } : {}), revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', seen.taskId)
      .execute()
    await noteChange(trx, { jurisdictionId, at, actor: actor.id, subject: 'task', subjectId: seen.taskId, ...note })
    return { kind: 'set', revision: seen.revision + 1 }
  })
}
