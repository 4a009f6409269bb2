import type { Selectable, Transaction } from 'kysely'
import type { MatterInput } from '../../domain/matters/matter-act.ts'
import { matterAfter } from '../../domain/matters/matter-table.ts'
import type { MatterTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import type { ActWanted } from './act-wanted.ts'
import { openDues, type StepOfClock } from './matter-clock.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** What an act has to do with the steps of a matter's clock. */
export interface StepConcerned {
  readonly kind: 'concerned'
  /** The step that an extension puts off, or that the feedback answered which goes back; null where there is none. */
  readonly concerns: StepOfClock | null
  /** The moment an extension puts off; null where the matter has none. */
  readonly stands: Date | null
  /** What the rules look at. */
  readonly input: Pick<MatterInput, 'standing' | 'before' | 'reachesNode' | 'openNodes'>
}

/** Which step of the clock an act concerns; refused where it names a node that is not there or was reached. */
export async function stepConcerned(
  trx: Transaction<Tables>,
  row: Selectable<MatterTable>,
  wanted: ActWanted,
): Promise<StepConcerned | MatterRefusal> {
  const { act, answers, node } = wanted
  const open = await openDues(trx, { jurisdictionId: row.jurisdiction_id, matterId: row.matter_id })
  const nodes = open.filter(({ step }) => step === 'milestone')
  const reachesNode = act === 'feed-back' && answers === 'milestone'
  // where the act has no place at all, the table says so
  if (matterAfter(row.state, act) === undefined)
    return { kind: 'concerned', concerns: null, stands: row.settle_by, input: {} }
  if (reachesNode && !nodes.some((one) => one.node === node)) return matterRefusals.node
  const concerns = await concerned(trx, row, wanted)
  const input = { reachesNode, openNodes: nodes.length }
  if (concerns?.step !== 'milestone' || !act.endsWith('-extension'))
    return { kind: 'concerned', concerns, stands: row.settle_by, input }
  const stands = nodes.find((one) => one.node === concerns.node)?.due_at
  if (stands === undefined) return matterRefusals.node
  // of the nodes and the settling behind it, the first
  const before = open.find(
    (next) => next.due_at > stands && (next.step === 'milestone' || next.step === 'settle'),
  )?.due_at
  return { kind: 'concerned', concerns, stands, input: { ...input, standing: stands, before } }
}

async function concerned(
  trx: Transaction<Tables>,
  { jurisdiction_id, matter_id }: Selectable<MatterTable>,
  { act, node }: ActWanted,
): Promise<StepOfClock | null> {
  if (act === 'ask-extension') return stepOf(node ?? undefined)
  const said = act === 'return' ? 'feed-back' : act.endsWith('-extension') ? 'ask-extension' : null
  if (said === null) return null
  const last = await trx
    .selectFrom('matter_step')
    .select('content')
    .where('jurisdiction_id', '=', jurisdiction_id)
    .where('matter_id', '=', matter_id)
    .where('act', '=', said)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ? stepOf(last.content.node) : null
}

const stepOf = (node: number | undefined): StepOfClock =>
  node === undefined ? { step: 'settle', node: 0 } : { step: 'milestone', node }
