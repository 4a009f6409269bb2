import type { Transaction } from 'kysely'
import type { AllowedOnTask } from '../../access/ask.ts'
import { doerOf } from '../../access/matter-doer.ts'
import { type ClosingAct, type ClosingState, closingTable } from '../../domain/matters/task-closing.ts'
import { notLentBy, ownPower } from '../../domain/own-power.ts'
import type { TaskClosing } from '../../record/closing/closing-of.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import type { ClosingAction, ClosingWanted } from './closing-wanted.ts'

/** Write a step of a task's closing that was judged, where it leads, and the ledger's entry. */
export async function writeClosingStep(
  trx: Transaction<Tables>,
  may: AllowedOnTask<ClosingAction>,
  at: Date,
  { wanted, closing, to }: { readonly wanted: ClosingWanted; readonly closing: TaskClosing; readonly to: ClosingState },
): Promise<void> {
  const { jurisdictionId, actor, taskId } = may
  const { act } = wanted
  const ordinal = closing.steps + 1
  const [words, reason] = [worded(wanted.words), worded(wanted.reason)]
  const grade = act === 'verify' ? wanted.grade : null
  const evidence = act === 'ask-close' ? wanted.evidenceIds : []
  const by = roleFor(may, act, closing)
  if (closing.steps === 0)
    await trx.insertInto('task_closing').values({ jurisdiction_id: jurisdictionId, task_id: taskId }).execute()
  await trx
    .insertInto('task_closing_step')
    .values({
      jurisdiction_id: jurisdictionId,
      task_id: taskId,
      ordinal,
      prior: closing.steps === 0 ? null : closing.steps,
      act,
      from_state: closing.state,
      to_state: to,
      taken_by: actor.id,
      person_id: actor.personId,
      unit_id: by?.unitId ?? null,
      on_behalf_of: by?.onBehalfOf ?? null,
      at,
      words,
      reason,
      grade,
      evidence: JSON.stringify(evidence),
    })
    .execute()
  await trx
    .updateTable('task_closing')
    .set({
      state: to,
      steps: ordinal,
      last_step: ordinal,
      ...(act === 'ask-close' ? { asked_by: actor.personId, asked_at: at } : {}),
      ...(act === 'verify' ? { verified_by: actor.personId, grade } : {}),
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .execute()
  const vault = []
  for (const said of [words, reason])
    if (said !== null) vault.push(await putContent(trx, jurisdictionId, said, 'text/plain', at))
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: closingTable[act].leaves,
    body: {
      taskId,
      step: ordinal,
      from: closing.state,
      to,
      ...(by?.onBehalfOf ? { onBehalfOf: by.onBehalfOf } : {}),
      ...(grade === null ? {} : { grade }),
      ...(evidence.length > 0 ? { evidence } : {}),
      vault,
    },
    subject: 'task',
    subjectId: taskId,
    summary: summaries[act],
    content: { state: to },
  })
}

const worded = (words: string | null): string | null => (words === null || words.trim() === '' ? null : words.trim())

/** The role an act rests on. */
function roleFor({ actor }: AllowedOnTask<ClosingAction>, act: ClosingAct, { leadUnitIds, askedBy }: TaskClosing) {
  const { by } = closingTable[act]
  const held = doerOf(actor).roles
  const roles = (by === 'office-second' ? notLentBy(held, [askedBy]) : held).filter(({ part, unitId }) =>
    by === 'lead-head' ? part === 'head' && unitId !== null && leadUnitIds.includes(unitId) : part === 'office',
  )
  return ownPower(roles)
}

/** The acts as the history names them. */
const summaries: Readonly<Record<ClosingAct, string>> = {
  'ask-close': '申请办结。',
  'take-back': '撤回办结申请。',
  verify: '核验通过，已办结。',
  'return-close': '办结申请退回，继续办理。',
  'strike-off': '销号。',
}
