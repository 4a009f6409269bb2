import type { Selectable, Transaction } from 'kysely'
import type { AllowedOnMatter } from '../../access/ask.ts'
import { dayOf } from '../../domain/day.ts'
import { type MatterAct, type MatterState, matterTable } from '../../domain/matters/matter-table.ts'
import type { MatterStepContent, MatterTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import type { ActWanted, MatterAction } from './act-wanted.ts'
import type { Changed } from './adjust-matter.ts'
import { meetDue, reopenDue, type StepOfClock } from './matter-clock.ts'
import type { MatterUnits } from './matter-parties.ts'

/** A step that was judged and may be written. */
export interface StepToWrite {
  readonly wanted: ActWanted
  readonly row: Selectable<MatterTable>
  readonly units: MatterUnits
  readonly to: MatterState
  readonly by: { readonly unitId: string | null; readonly onBehalfOf: string | null } | null
  readonly due: Date | undefined
  /** The step that an extension puts off, or that the feedback answered which now goes back; null for neither. */
  readonly concerns: StepOfClock | null
  readonly numbered: { readonly year?: number; readonly ordinal?: number }
  readonly change: Changed
}

/** Write a step of a matter, where it leads, and the ledger's entry. */
export async function writeStep(
  trx: Transaction<Tables>,
  { jurisdictionId, actor, matterId }: AllowedOnMatter<MatterAction>,
  at: Date,
  { wanted, row, units, to, by, due, concerns, numbered, change }: StepToWrite,
): Promise<void> {
  const { act } = wanted
  const ordinal = row.steps + 1
  const content = contentOf(wanted, due, change, concerns)
  await trx
    .insertInto('matter_step')
    .values({
      jurisdiction_id: jurisdictionId,
      matter_id: matterId,
      ordinal,
      prior: row.last_step,
      act,
      from_state: row.state,
      to_state: to,
      taken_by: actor.id,
      person_id: actor.personId,
      unit_id: by?.unitId ?? null,
      on_behalf_of: by?.onBehalfOf ?? null,
      at,
      words: worded(wanted.words),
      reason: worded(wanted.reason),
      content: JSON.stringify(content),
    })
    .execute()
  const clock = { jurisdictionId, matterId, at }
  for (const step of answered(wanted)) await meetDue(trx, clock, step)
  // a node whose evidence is not taken is not reached; that something was said in time stays true of the other steps
  if (act === 'return' && concerns?.step === 'milestone') await reopenDue(trx, clock, concerns)
  if (act === 'return-close') await reopenDue(trx, clock, settling)
  await trx
    .updateTable('matter')
    .set({
      state: to,
      steps: ordinal,
      last_step: ordinal,
      changed_at: at,
      revision: row.revision + 1,
      ...numbered,
      ...marksOf(
        act,
        actor.personId,
        at,
        by?.onBehalfOf ?? null,
        concerns?.step === 'milestone' ? (row.settle_by ?? undefined) : due,
      ),
      ...(act === 'grant-extension' ? { extensions: row.extensions + 1 } : {}),
      ...(act === 'verify' && wanted.grade ? { grade: wanted.grade } : {}),
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  const said = [worded(wanted.words), worded(wanted.reason), worded(wanted.progress)].filter((one) => one !== null)
  const vault = []
  for (const words of said) vault.push(await putContent(trx, jurisdictionId, words, 'text/plain', at))
  if (Object.keys(change.after).length > 0)
    vault.push(await putContent(trx, jurisdictionId, JSON.stringify(change), 'application/json', at))
  const { grade, day, evidence, answers, node, suggestedUnitId } = content
  await noteChange(trx, {
    jurisdictionId,
    at,
    actor: actor.id,
    kind: matterTable[act].leaves,
    body: {
      matterId,
      step: ordinal,
      from: row.state,
      to,
      ...numbered,
      ...(act === 'hand-out' ? { ...units, settleBy: due?.toISOString() } : {}),
      ...(by?.onBehalfOf ? { onBehalfOf: by.onBehalfOf } : {}),
      ...(act === 'propose' ? { noSecretsStated: true } : {}),
      ...{ grade, day, evidence, answers, node, suggestedUnitId },
      vault,
    },
    subject: 'matter',
    subjectId: matterId,
    summary: `${actWords[act]}。`,
    content: { state: to },
  })
}

const settling: StepOfClock = { step: 'settle', node: 0 }

/** The steps of the clock that an act answers: what is said of a later one answers those before it, late as they are. */
function answered({ act, answers, node }: ActWanted): readonly StepOfClock[] {
  const said: readonly StepOfClock[] = [
    { step: 'deploy', node: 0 },
    { step: 'feedback', node: 0 },
  ]
  if (act === 'ask-close') return [...said, settling]
  if (act !== 'feed-back' || answers === null) return []
  const step = { step: answers, node: node ?? 0 }
  return answers === 'deploy' ? [step] : [...said, step]
}

const worded = (words: string | null): string | null => (words === null || words.trim() === '' ? null : words.trim())

function contentOf(
  wanted: ActWanted,
  due: Date | undefined,
  { before, after }: Changed,
  concerns: StepOfClock | null,
): MatterStepContent {
  const { act, progress, grade, suggestedUnitId, evidence, answers } = wanted
  // the last day of a moment that is the first too late
  const day = due === undefined ? undefined : dayOf(new Date(due.getTime() - 1))
  const names = ['ask-extension', 'grant-extension', 'deny-extension', 'hand-out'].includes(act)
  return {
    ...(act === 'feed-back' && answers !== null ? { answers } : {}),
    ...(act === 'feed-back' && answers === 'milestone' ? { node: wanted.node ?? 0 } : {}),
    ...(act.endsWith('-extension') && concerns?.step === 'milestone' ? { node: concerns.node } : {}),
    ...(act === 'ask-extension' && progress !== null ? { progress: progress.trim() } : {}),
    ...(names && day !== undefined ? { day } : {}),
    ...(act === 'verify' && grade !== null ? { grade } : {}),
    ...(act === 'refuse' && suggestedUnitId !== null ? { suggestedUnitId } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
    ...(Object.keys(after).length > 0 ? { before, after } : {}),
  }
}

function marksOf(act: MatterAct, personId: string, at: Date, onBehalfOf: string | null, due: Date | undefined) {
  switch (act) {
    case 'propose':
      return { proposed_by: personId }
    case 'approve':
      return { approver_id: onBehalfOf ?? personId }
    case 'hand-out':
      return { handed_out_at: at, settle_by: due ?? null, close_asked_by: null }
    case 'grant-extension':
      return { settle_by: due ?? null }
    case 'ask-close':
      return { close_asked_by: personId }
    default:
      return {}
  }
}

/** The acts as the history names them. */
const actWords: Readonly<Record<MatterAct, string>> = {
  propose: '提请立项',
  withdraw: '撤回',
  'send-back': '退回修改',
  discard: '作废草稿',
  approve: '批准立项',
  'hand-out': '交办',
  sign: '签收',
  refuse: '退签',
  'feed-back': '反馈办理情况',
  accept: '反馈通过',
  return: '退回反馈',
  'ask-extension': '申请延期',
  'review-extension': '初审延期申请',
  'grant-extension': '同意延期',
  'deny-extension': '不同意延期',
  'ask-close': '申请办结',
  verify: '复核通过，已办结',
  'return-close': '退回继续办理',
  'strike-off': '销号',
  suspend: '中止',
  adjust: '调整',
  terminate: '终止',
}
