import { type Kysely, sql, type Transaction } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { type Change, noteChange } from '../note-change.ts'
import { lockedTasks, type TaskRefusal } from './locked-tasks.ts'

/** The task's new revision. */
export type PlanSet = { readonly kind: 'set'; readonly revision: number } | TaskRefusal

/** What is set of a task's plan: how it is written, and what its history says of it. */
export interface PlanPart extends Pick<Change, 'kind' | 'summary'> {
  /** What the ledger says beside the task. */
  readonly body: object
  readonly write: (
    trx: Transaction<Tables>,
    task: { readonly jurisdictionId: string; readonly taskId: string },
  ) => Promise<void>
  /** How the task is judged from now on, where that changes with it. */
  readonly rule?: 'curve' | 'months'
}

/** Set a part of the plan of the task asked for, where it is as it was seen at `revision`, raise its revision and note it, all in one transaction. */
export async function setPlan(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.edit'>,
  at: Date,
  revision: number,
  { write, rule, body, ...note }: PlanPart,
): Promise<PlanSet | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId }): Promise<PlanSet> => {
    const locked = await lockedTasks(trx, jurisdictionId, [{ taskId, revision }])
    if ('kind' in locked) return locked
    await write(trx, { jurisdictionId, taskId })
    await trx
      .updateTable('task')
      .set({ ...(rule ? { plan_rule: rule } : {}), revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute()
    const change = { jurisdictionId, at, actor: actor.id, subject: 'task', subjectId: taskId, ...note } as const
    await noteChange(trx, { ...change, body: { taskId, ...body } })
    return { kind: 'set', revision: revision + 1 }
  })
}
