import type { Transaction } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import { commitmentNumber, numberWords } from '../../domain/task-number.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import { insertChange } from './insert-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'
import { insertPart, isPiece } from './split-task.ts'

/** The new part as the person who added it sees it. */
export type PartAdded = { readonly kind: 'added'; readonly task: SeenTask } | TaskRefusal

/**
 * Add a part to a commitment, in the caller's transaction; it begins with the units, people and limit of the first one.
 * Words that are no piece of the adopted ones wait as a change that somebody else approves.
 */
export async function addPart(
  trx: Transaction<Tables>,
  may: Allowed<'task.edit'>,
  at: Date,
  commitmentId: string,
  wording: string,
): Promise<PartAdded> {
  const { jurisdictionId, actor } = may
  const parts = await trx
    .selectFrom('task')
    .select(['task_id', 'revision', 'part'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('commitment_id', '=', commitmentId)
    .orderBy('part')
    .forUpdate()
    .execute()
  const [first] = parts
  const locked = first
    ? await lockedTasks(trx, jurisdictionId, [{ taskId: first.task_id, revision: first.revision }])
    : unknownCommitment
  if ('kind' in locked) return locked
  const [task] = locked
  if (!task) throw new Error('a locked task is there')
  const taskId = await insertPart(trx, task, Math.max(...parts.map(({ part }) => part)) + 1, at)
  const piece = isPiece(wording, task.adopted)
  if (piece)
    await trx
      .updateTable('task')
      .set({ wording })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute()
  else {
    const change = { field: 'wording', before: task.adopted, after: wording, reason: '新增任务' } as const
    await insertChange(trx, may, at, { taskId, ...change })
  }
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'task.split',
    subject: 'task',
    subjectId: taskId,
    summary: `在${numberWords(commitmentNumber(task.number))}下新增任务。`,
    body: { taskId, from: task.task_id, asAdopted: piece },
  })
  return { kind: 'added', task: { taskId, revision: 1 } }
}

const unknownCommitment: TaskRefusal = refusal(
  404,
  'unknown-task',
  '没有这项承诺，请刷新后重新选择。',
  'There is no such commitment.',
)
