import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type PartyAnswer, signedStatus } from '../../domain/reporting/signed-status.ts'
import type { TaskStatus } from '../../domain/vocabulary.ts'
import { officeToTell } from '../../record/people/people-to-tell.ts'
import { reportersOfTask } from '../../record/reporting/reporters.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'

/** A unit's answer to a task it was assigned. */
export type Answer =
  | { readonly kind: 'signed'; readonly unitId: string }
  | {
      readonly kind: 'refused'
      readonly unitId: string
      readonly reason: string
      readonly suggestedUnitId: string | null
    }

/** The task's state once the unit's answer counts. */
export type Signed =
  | { readonly kind: 'answered'; readonly status: TaskStatus }
  | Refusal<'unknown-task' | 'already-signed' | 'already-refused' | 'conflict' | 'forbidden' | 'unknown-unit'>

/** Sign for a task in a unit's name, or send it back with the reason and the unit it should go to. */
export async function signTask(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.sign'>,
  at: Date,
  answer: Answer,
): Promise<Signed | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId }): Promise<Signed> => {
    const acts = actor.roles.some(
      ({ role, unitId }) => (role === 'unit-head' || role === 'unit-officer') && unitId === answer.unitId,
    )
    if (!acts) return refusals.forbidden
    const task = await trx
      .selectFrom('task')
      .select(['status', 'assigned_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .forUpdate()
      .executeTakeFirst()
    if (!task) return refusals.unknown
    if (task.status !== 'assigned' && task.status !== 'active' && task.status !== 'refused') return refusals.state
    const parties = await partyAnswers(trx, jurisdictionId, taskId, task.assigned_at, actor.today)
    const own = parties.find(({ unitId }) => unitId === answer.unitId)
    if (!own) return refusals.forbidden
    if (own.answer === 'signed') return refusals.signed
    if (own.answer === 'refused' && answer.kind === 'refused') return refusals.already
    if (answer.kind === 'refused' && !(await isUnit(trx, jurisdictionId, answer.suggestedUnitId))) return refusals.unit
    const signingId = uuid()
    await trx
      .insertInto('signing')
      .values({
        jurisdiction_id: jurisdictionId,
        signing_id: signingId,
        task_id: taskId,
        unit_id: answer.unitId,
        kind: answer.kind,
        reason: answer.kind === 'refused' ? answer.reason : null,
        suggested_unit_id: answer.kind === 'refused' ? answer.suggestedUnitId : null,
        signed_by: actor.id,
        at,
      })
      .execute()
    const status = signedStatus(
      parties.map((party) => (party.unitId === answer.unitId ? { ...party, answer: answer.kind } : party)),
    )
    if (status !== task.status)
      await trx
        .updateTable('task')
        .set((eb) => ({ status, revision: eb('revision', '+', 1) }))
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('task_id', '=', taskId)
        .execute()
    const said =
      answer.kind === 'refused' ? [await putContent(trx, jurisdictionId, answer.reason, 'text/plain', at)] : []
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: answer.kind === 'signed' ? 'task.signed' : 'task.refused',
      body: {
        signingId,
        taskId,
        unitId: answer.unitId,
        status,
        ...(answer.kind === 'refused' ? { suggestedUnitId: answer.suggestedUnitId, vault: said } : {}),
      },
      subject: 'task',
      subjectId: taskId,
      summary: answer.kind === 'signed' ? '责任单位签收。' : '责任单位退签。',
      content: { unitId: answer.unitId, status },
    })
    const told = { jurisdictionId, subjectId: taskId }
    await settleMessages(trx, at, { ...told, kinds: ['task-assigned'], unitId: answer.unitId })
    if (answer.kind === 'refused') {
      await settleMessages(trx, at, { ...told, kinds: ['report-urged'], unitId: answer.unitId })
      await tell(trx, at, {
        jurisdictionId,
        people: await officeToTell(trx, jurisdictionId, actor.today),
        kind: 'task-refused',
        subjectIds: [taskId],
        ofUnitId: answer.unitId,
        by: actor.id,
        mail: null,
      })
    }
    return { kind: 'answered', status }
  })
}

async function partyAnswers(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskId: string,
  assignedAt: Date | null,
  today: string,
): Promise<readonly PartyAnswer[]> {
  const parties = await trx
    .selectFrom('task_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where(heldOn('task_unit', today))
    .execute()
  const answers = await trx
    .selectFrom('signing')
    .select(['unit_id', 'kind'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    // what was answered before the task was assigned again counts no more
    .where('at', '>=', assignedAt ?? new Date(0))
    .orderBy('at')
    .orderBy('signing_id')
    .execute()
  const newest = new Map(answers.map(({ unit_id, kind }) => [unit_id, kind]))
  const reporting = await reportersOfTask(trx, jurisdictionId, taskId, today)
  return parties.map(({ unit_id }) => ({
    unitId: unit_id,
    accountable: reporting.some(({ unitId }) => unitId === unit_id),
    answer: newest.get(unit_id) ?? null,
  }))
}

async function isUnit(trx: Transaction<Tables>, jurisdictionId: string, unitId: string | null): Promise<boolean> {
  if (unitId === null) return true
  const row = await trx
    .selectFrom('unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return row !== undefined
}

const refusals = {
  unknown: refusal(404, 'unknown-task', '没有找到这项任务，或它不在您的职责范围内。', 'There is no such task.'),
  state: refusal(
    409,
    'conflict',
    '这项任务现在不能签收：尚未下达，或已经办结。',
    'This task cannot be signed for now: it is not assigned yet, or closed.',
  ),
  signed: refusal(
    409,
    'already-signed',
    '本单位已经签收。签收后如有异议，请在进展填报中说明，或与督查室联系。',
    'The unit has signed for it already.',
  ),
  already: refusal(
    409,
    'already-refused',
    '本单位已经退签，正等待督查室重新下达。',
    'The unit has sent it back already.',
  ),
  forbidden: refusal(
    403,
    'forbidden',
    '您不能代表这个单位签收这项任务。',
    'You may not sign for this task in that unit’s name.',
  ),
  unit: refusal(404, 'unknown-unit', '没有找到建议的责任单位。请重新选择。', 'There is no such suggested unit.'),
} as const
