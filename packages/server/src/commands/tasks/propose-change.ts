import { type Kysely, sql, type Transaction } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { refusal } from '../../domain/refusal.ts'
import { officeToTell } from '../../record/people/people-to-tell.ts'
import { leadUnits } from '../../record/tasks/lead-units.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { insertChange } from './insert-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** What is to be other than it was adopted: the words, the day `YYYY-MM-DD`, or what is required. */
export interface WantedChange {
  readonly field: 'wording' | 'due' | 'requirement'
  readonly after: string
  readonly reason: string
}

/** A change that waits for the office. */
export type ChangeProposed = { readonly kind: 'proposed'; readonly changeId: string } | TaskRefusal

/** Propose a departure from what was adopted. Nothing changes before somebody else has approved it. */
export async function proposeChange(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.propose-change'>,
  at: Date,
  revision: number,
  wanted: WantedChange,
): Promise<ChangeProposed | Forbidden> {
  return proven(db, asked, (trx, may) => proposeChangeWithin(trx, may, at, { taskId: may.taskId, revision }, wanted))
}

/** {@link proposeChange} in the caller's transaction; a refusal comes before anything is written. */
export async function proposeChangeWithin(
  trx: Transaction<Tables>,
  may: Allowed<'task.propose-change'>,
  at: Date,
  seen: SeenTask,
  { field, after, reason }: WantedChange,
): Promise<ChangeProposed> {
  const { jurisdictionId, actor } = may
  const marked = markedRefusal(after, reason)
  if (marked) return marked
  const locked = await lockedTasks(trx, jurisdictionId, [seen])
  if ('kind' in locked) return locked
  const [task] = locked
  if (!task) throw new Error('a locked task is there')
  const before = { wording: task.wording, due: task.due_on, requirement: task.requirement }[field]
  if (before === after)
    return refusal(
      409,
      'conflict',
      '与现在的内容相同，没有可变更的。',
      'It is the same as now; there is nothing to change.',
    )
  await trx
    .updateTable('task_change')
    .set({ state: 'withdrawn', decided_at: at, decided_by: actor.id })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', seen.taskId)
    .where('field', '=', field)
    .where('state', '=', 'proposed')
    .execute()
  const changeId = await insertChange(trx, may, at, { taskId: seen.taskId, field, before, after, reason })
  await trx
    .updateTable('task')
    .set({ revision: sql<number>`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', seen.taskId)
    .execute()
  const words = JSON.stringify({ before, after, reason })
  const detail = await putContent(trx, jurisdictionId, words, 'application/json', at)
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: 'task.change-proposed',
    subject: 'task',
    subjectId: seen.taskId,
    summary: `提出变更${changeWords[field]}，待批准。`,
    body: { taskId: seen.taskId, changeId, field, vault: [detail] },
  })
  const [lead] = await leadUnits(trx, jurisdictionId, seen.taskId, actor.today, heldOn)
  await tell(trx, at, {
    jurisdictionId,
    people: await officeToTell(trx, jurisdictionId, actor.today, task.leader_id),
    kind: 'change-to-decide',
    subjectIds: [seen.taskId],
    ofUnitId: lead ?? null,
    by: actor.id,
    mail: null,
  })
  return { kind: 'proposed', changeId }
}

/** What a field of a change is called. */
export const changeWords = {
  wording: '任务内容',
  due: '完成时限',
  requirement: '目标要求',
  disclosure: '公开属性',
} as const
