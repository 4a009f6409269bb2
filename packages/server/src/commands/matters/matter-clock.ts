import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { ClockStep, DueMoment, PlanNode } from '../../domain/matters/clock.ts'
import type { ClockInputs } from '../../domain/matters/replay.ts'
import type { Tables } from '../../store/tables.ts'

/** A step of a matter's clock, the node of its plan where it is one, 0 otherwise. */
export interface StepOfClock {
  readonly step: ClockStep
  readonly node: number
}

/** The moments a matter is due at from now on; those in their place before stay, marked as replaced. `plan` words its nodes. */
export async function setDue(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId, at }: { readonly jurisdictionId: string; readonly matterId: string; readonly at: Date },
  moments: readonly DueMoment[],
  inputs: ClockInputs | { readonly extension: number },
  plan: readonly PlanNode[] | null,
): Promise<void> {
  const before = await trx
    .selectFrom('matter_due')
    .select(['step', 'node', 'round'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  let replaced = trx
    .updateTable('matter_due')
    .set({ replaced_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('replaced_at', 'is', null)
  // an extension replaces the step it puts off; a new handing out replaces all
  if ('extension' in inputs)
    replaced = replaced.where((eb) =>
      eb.or(moments.map(({ step, node }) => eb.and([eb('step', '=', step), eb('node', '=', node)]))),
    )
  await replaced.execute()
  await trx
    .insertInto('matter_due')
    .values(
      moments.map(({ step, node, day, cutOff, at: dueAt }) => {
        const rounds = before.filter((row) => row.step === step && row.node === node).map(({ round }) => round)
        const words =
          step === 'milestone' ? plan?.[node - 1]?.words : step === 'settle' ? plan?.at(-1)?.words : undefined
        return {
          jurisdiction_id: jurisdictionId,
          matter_due_id: uuid(),
          matter_id: matterId,
          step,
          node,
          round: 1 + Math.max(0, ...rounds),
          day,
          cut_off: cutOff,
          due_at: dueAt,
          words: words ?? null,
          inputs: JSON.stringify(inputs),
        }
      }),
    )
    .execute()
}

/** The moments that are due and not met, in the order of time. */
export const openDues = (
  trx: Transaction<Tables>,
  { jurisdictionId, matterId }: { readonly jurisdictionId: string; readonly matterId: string },
) =>
  trx
    .selectFrom('matter_due')
    .select(['step', 'node', 'due_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('replaced_at', 'is', null)
    .where('met_at', 'is', null)
    .orderBy('due_at')
    .execute()

/** Note that a step of the clock was answered; what was answered before stays by its first answer. */
export async function meetDue(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId, at }: { readonly jurisdictionId: string; readonly matterId: string; readonly at: Date },
  { step, node }: StepOfClock,
): Promise<void> {
  await trx
    .updateTable('matter_due')
    .set({ met_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('step', '=', step)
    .where('node', '=', node)
    .where('replaced_at', 'is', null)
    .where('met_at', 'is', null)
    .execute()
}

/** What was answered is open again: a matter that goes on after all, a node whose evidence was not taken. */
export async function reopenDue(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId }: { readonly jurisdictionId: string; readonly matterId: string },
  { step, node }: StepOfClock,
): Promise<void> {
  await trx
    .updateTable('matter_due')
    .set({ met_at: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('step', '=', step)
    .where('node', '=', node)
    .where('replaced_at', 'is', null)
    .execute()
}
