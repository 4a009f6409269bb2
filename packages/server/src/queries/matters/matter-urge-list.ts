import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { urgedStates } from '../../domain/matters/matter-table.ts'
import { peopleToCall } from '../../record/people/people-to-call.ts'
import type { Tables } from '../../store/tables.ts'
import { type MatterListed, type MatterStanding, matterList } from './matter-list.ts'

/** 催办单: the units whose matters are due within three days or overdue, those with most overdue first. */
export interface MatterUrgeList {
  readonly today: string
  readonly units: readonly MatterUrgeUnit[]
}

/** A unit with whom to call, and what is to be said. */
export interface MatterUrgeUnit {
  readonly unitId: string
  readonly unit: string
  readonly people: readonly {
    readonly name: string
    readonly role: 'unit-head' | 'unit-officer'
    readonly phone: string | null
  }[]
  readonly matters: readonly MatterListed[]
}

const pressing: readonly MatterStanding[] = ['soon', 'today', 'overdue']

/** The matters to be urged, by the unit that answers for them; of each unit what is due first before the rest. */
export async function matterUrgeList(db: Kysely<Tables>, actor: SignedIn, at: Date): Promise<MatterUrgeList> {
  const { jurisdictionId, today } = actor
  const matters = await matterList(db, actor, at, { states: urgedStates })
  const units = new Map<string, { readonly unit: string; readonly matters: MatterListed[] }>()
  for (const matter of matters) {
    if (matter.leadId === null || !pressing.includes(matter.standing)) continue
    const unit = units.get(matter.leadId) ?? { unit: matter.leads[0] ?? '', matters: [] }
    units.set(matter.leadId, unit)
    unit.matters.push(matter)
  }
  const people = await peopleToCall(db, jurisdictionId, [...units.keys()], today)
  const overdue = (unit: MatterUrgeUnit) => unit.matters.filter(({ standing }) => standing === 'overdue').length
  return {
    today,
    units: [...units]
      .map(([unitId, { unit, matters: of }]) => ({
        unitId,
        unit,
        people: people
          .filter((person) => person.unitId === unitId)
          .map(({ name, role, phone }) => ({ name, role, phone })),
        matters: of,
      }))
      .toSorted(
        (a, b) =>
          overdue(b) - overdue(a) || b.matters.length - a.matters.length || a.unit.localeCompare(b.unit, 'zh-CN'),
      ),
  }
}
