import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import { mayDecideChange } from '../../record/tasks/may-decide-change.ts'
import type { TaskChangeTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import type { TaskRefusal } from './locked-tasks.ts'
import { changeWords } from './propose-change.ts'

/** The office's answer to a proposed change. */
export interface ChangeDecision {
  readonly approve: boolean
  /** Why; to be given where it is not approved. */
  readonly reason: string | null
}

/** Whether the change was made. */
export type ChangeDecided = { readonly kind: 'decided'; readonly approved: boolean } | TaskRefusal

/** Approve or refuse a proposed change of a task; the person who proposed it does not decide it, nor who holds the power from them. */
export async function decideChange(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.decide-change'>,
  at: Date,
  changeId: string,
  { approve, reason }: ChangeDecision,
): Promise<ChangeDecided | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId }): Promise<ChangeDecided> => {
    const change = await trx
      .selectFrom('task_change')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_change_id', '=', changeId)
      .where('task_id', '=', taskId)
      .forUpdate()
      .executeTakeFirst()
    if (!change) return unknown
    if (change.state !== 'proposed') return decidedBefore
    if (!(await mayDecideChange(trx, actor, { taskId, proposedBy: change.proposed_by }))) return own
    const proposer = change.proposed_by.startsWith('person:') ? change.proposed_by.slice(7) : null
    if (!approve && !reason?.trim()) return why
    await trx
      .updateTable('task_change')
      .set({
        state: approve ? 'approved' : 'refused',
        decided_by: actor.id,
        decided_at: at,
        decision_reason: reason?.trim() || null,
      })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_change_id', '=', changeId)
      .execute()
    await carryOut(trx, jurisdictionId, change, approve)
    const detail = await putContent(trx, jurisdictionId, JSON.stringify({ reason }), 'application/json', at)
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: approve ? 'task.change-approved' : 'task.change-refused',
      subject: 'task',
      subjectId: change.task_id,
      summary: `${approve ? '批准' : '不同意'}变更${changeWords[change.field]}。`,
      body: { taskId: change.task_id, changeId, field: change.field, vault: [detail] },
    })
    await settleMessages(trx, at, { jurisdictionId, kinds: ['change-to-decide'], subjectId: taskId })
    await tell(trx, at, {
      jurisdictionId,
      people: proposer === null ? [] : [{ personId: proposer, unitId: null, email: null }],
      kind: 'change-decided',
      act: approve ? 'approved' : 'refused',
      subjectIds: [taskId],
      by: actor.id,
      mail: null,
    })
    return { kind: 'decided', approved: approve }
  })
}

/** The task as approved; its revision counts either way, since it can be handed out now. */
async function carryOut(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { task_id, field, after }: Selectable<TaskChangeTable>,
  approve: boolean,
): Promise<void> {
  const column = { wording: 'wording', due: 'due_on', requirement: 'requirement', disclosure: 'disclosure' } as const
  await trx
    .updateTable('task')
    .set({ ...(approve ? { [column[field]]: after } : {}), revision: sql<number>`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', task_id)
    .execute()
}

const unknown: TaskRefusal = refusal(404, 'unknown-change', '没有这项变更，请刷新后再看。', 'There is no such change.')
const decidedBefore: TaskRefusal = refusal(
  409,
  'conflict',
  '这项变更已有结论，没有重复办理。',
  'The change has been decided already.',
)
const own: TaskRefusal = refusal(
  422,
  'own-proposal',
  '自己提出的变更须由他人批准，也不能由他人代行提出人的职权批准。',
  'A change is approved by somebody other than who proposed it.',
)
const why: TaskRefusal = refusal(422, 'not-ready', '不同意变更须写明理由。', 'Refusing a change needs a reason.')
