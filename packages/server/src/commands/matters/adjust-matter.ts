import type { Selectable, Transaction } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { ClockRule, Importance, PlanNode } from '../../domain/matters/clock.ts'
import type { MatterAct } from '../../domain/matters/matter-table.ts'
import type { MatterTable } from '../../store/tables/matters.ts'
import type { Tables } from '../../store/tables.ts'
import { type MatterUnits, setMatterUnits, unitsTrouble } from './matter-parties.ts'
import type { MatterRefusal } from './matter-refusals.ts'

/** What 调整 changes of a matter, and a new handing out may change of its units; what is not named stays. */
export interface AdjustWanted {
  readonly asked?: string | undefined
  readonly importance?: Importance | undefined
  readonly clock?: ClockRule | undefined
  /** The plan of the new clock; null where it has none. */
  readonly plan?: readonly PlanNode[] | null | undefined
  readonly leadUnitIds?: readonly string[] | undefined
  readonly partnerUnitIds?: readonly string[] | undefined
}

/** A matter's units and clock after an adjustment, and what they replaced. */
export interface Changed {
  readonly kind: 'changed'
  readonly units: MatterUnits
  readonly clock: ClockRule
  readonly plan: readonly PlanNode[] | null
  /** What stood before, of what is changed. */
  readonly before: AdjustWanted
  readonly after: AdjustWanted
}

/** Whether anything is changed at all. */
export const isChange = (change: AdjustWanted | null): boolean =>
  change !== null && Object.values(change).some((value) => value !== undefined)

/** Put what 调整 changes in its place; of a handing out only the units. Acts that change nothing leave all as it is. */
export async function applyChange(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Pick<Allowed<'matter.write'>, 'jurisdictionId' | 'actor'>,
  {
    matter,
    units,
    act,
    change,
  }: {
    readonly matter: Selectable<MatterTable>
    readonly units: MatterUnits
    readonly act: MatterAct
    readonly change: AdjustWanted | null
  },
): Promise<Changed | MatterRefusal> {
  const same: Changed = { kind: 'changed', units, clock: matter.clock, plan: matter.plan, before: {}, after: {} }
  if (change === null || (act !== 'adjust' && act !== 'hand-out')) return same
  const wanted: MatterUnits = {
    leadUnitIds: change.leadUnitIds ?? units.leadUnitIds,
    partnerUnitIds: change.partnerUnitIds ?? units.partnerUnitIds,
  }
  const { matter_id: matterId } = matter
  const moved = change.leadUnitIds !== undefined || change.partnerUnitIds !== undefined
  if (moved) {
    const trouble = await unitsTrouble(trx, jurisdictionId, wanted, actor.today)
    if (trouble) return trouble
    await setMatterUnits(trx, jurisdictionId, matterId, wanted)
  }
  if (act === 'hand-out') return moved ? { ...same, units: wanted, before: units, after: wanted } : same
  const { asked, importance, clock } = change
  const plan = clock === undefined ? matter.plan : (change.plan ?? null)
  await trx
    .updateTable('matter')
    .set({
      ...(asked === undefined ? {} : { asked }),
      ...(importance === undefined ? {} : { importance }),
      clock: JSON.stringify(clock ?? matter.clock),
      plan: plan === null ? null : JSON.stringify(plan),
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  return {
    kind: 'changed',
    units: wanted,
    clock: clock ?? matter.clock,
    plan,
    before: {
      ...(asked === undefined ? {} : { asked: matter.asked }),
      ...(importance === undefined ? {} : { importance: matter.importance }),
      ...(clock === undefined ? {} : { clock: matter.clock, plan: matter.plan }),
      ...(moved ? units : {}),
    },
    after: change,
  }
}
