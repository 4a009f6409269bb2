import type { Selectable, Transaction } from 'kysely'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { CommitmentKind } from '../../domain/vocabulary.ts'
import type { TaskTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'

/** A task and the revision of it that somebody saw. */
export interface SeenTask {
  readonly taskId: string
  readonly revision: number
}

/** Why an act on tasks was not done; nothing of it was written. */
export type TaskRefusal = Refusal<
  | 'unknown-task'
  | 'stale'
  | 'unknown-unit'
  | 'closed-unit'
  | 'unknown-person'
  | 'conflict'
  | 'not-ready'
  | 'needs-change'
  | 'own-proposal'
  | 'unknown-change'
  | 'wrong-plan'
  | 'secrecy-mark'
>

/** A task with the commitment it stands under. */
export type LockedTask = Selectable<TaskTable> & {
  readonly number: number
  readonly year: number
  readonly adopted: string
  readonly adoptedDue: string | null
  readonly adoptedKind: CommitmentKind
}

/**
 * The tasks named, locked until the transaction ends, in the order named; or that one is not there, or has been changed
 * since it was seen, with how it stands now.
 */
export async function lockedTasks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  seen: readonly SeenTask[],
): Promise<readonly LockedTask[] | TaskRefusal> {
  const ids = seen.map(({ taskId }) => taskId)
  const rows = await trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .selectAll('task')
    .select([
      'commitment.number',
      'commitment.year',
      'commitment.wording as adopted',
      'commitment.due_on as adoptedDue',
      'commitment.kind as adoptedKind',
    ])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', 'in', ids)
    .orderBy('task.task_id')
    .forUpdate('task')
    .execute()
  const found = new Map(rows.map((row) => [row.task_id, row]))
  const tasks: LockedTask[] = []
  const stale: object[] = []
  for (const { taskId, revision } of seen) {
    const task = found.get(taskId)
    if (!task) return unknownTask
    if (task.revision !== revision) stale.push(shown(task))
    tasks.push(task)
  }
  if (stale.length > 0)
    return refusal(
      409,
      'stale',
      `有 ${stale.length} 项任务在您打开之后被他人修改，没有保存。您填写的内容仍在，请核对后再保存。`,
      `${stale.length} tasks were changed by somebody else after you opened them; nothing was saved.`,
      stale,
    )
  return tasks
}

const shown = ({
  task_id,
  revision,
  wording,
  leader_id,
  officer_id,
  due_on,
  plan_rule,
  remark,
  status,
}: LockedTask) => ({
  taskId: task_id,
  revision,
  wording,
  leaderId: leader_id,
  officerId: officer_id,
  dueOn: due_on,
  planRule: plan_rule,
  remark,
  status,
})

const unknownTask: TaskRefusal = refusal(
  404,
  'unknown-task',
  '没有找到这项任务，可能已被调整。请刷新任务表。',
  'There is no such task. Load the table again.',
)
