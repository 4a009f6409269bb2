import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { ClockStep, DueMoment } from '../../domain/matters/clock.ts'
import type { ClockInputs } from '../../domain/matters/replay.ts'
import type { Tables } from '../../store/tables.ts'

/** The moments a matter is due at from now on; those in their place before stay, marked as replaced. */
export async function setDue(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId, at }: { readonly jurisdictionId: string; readonly matterId: string; readonly at: Date },
  moments: readonly DueMoment[],
  inputs: ClockInputs | { readonly extension: number },
): Promise<void> {
  const steps = moments.map(({ step }) => step)
  const before = await trx
    .selectFrom('matter_due')
    .select(['step', 'round'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  // an extension replaces the step it puts off; a new handing out replaces all
  const replaced: readonly ClockStep[] = 'extension' in inputs ? steps : ['deploy', 'feedback', 'settle']
  await trx
    .updateTable('matter_due')
    .set({ replaced_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('step', 'in', replaced)
    .where('replaced_at', 'is', null)
    .execute()
  await trx
    .insertInto('matter_due')
    .values(
      moments.map(({ step, day, cutOff, at: dueAt }) => ({
        jurisdiction_id: jurisdictionId,
        matter_due_id: uuid(),
        matter_id: matterId,
        step,
        round: 1 + Math.max(0, ...before.filter((row) => row.step === step).map(({ round }) => round)),
        day,
        cut_off: cutOff,
        due_at: dueAt,
        inputs: JSON.stringify(inputs),
      })),
    )
    .execute()
}

/** Note that a step of the clock was answered; what was answered before stays by its first answer. */
export async function meetDue(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId, at }: { readonly jurisdictionId: string; readonly matterId: string; readonly at: Date },
  step: ClockStep,
): Promise<void> {
  await trx
    .updateTable('matter_due')
    .set({ met_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('step', '=', step)
    .where('replaced_at', 'is', null)
    .where('met_at', 'is', null)
    .execute()
}

/** A matter that goes on after all is not settled. */
export async function reopenSettling(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId }: { readonly jurisdictionId: string; readonly matterId: string },
): Promise<void> {
  await trx
    .updateTable('matter_due')
    .set({ met_at: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('step', '=', 'settle')
    .where('replaced_at', 'is', null)
    .execute()
}
