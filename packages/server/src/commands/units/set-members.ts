import type { Transaction } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { heldOn } from '../../store/held-on.ts'
import type { UnitTable } from '../../store/tables/units.ts'
import type { Tables } from '../../store/tables.ts'
import type { PeopleRefusal } from '../people/people-refusal.ts'
import { carryMembers } from '../tasks/set-task-units.ts'

/** The members wanted of a unit, and since when it has another kind than it had. */
export interface MembersWanted {
  readonly unitId: string
  readonly kind: UnitTable['kind']
  /** In order; null leaves them as they are. */
  readonly memberIds: readonly string[] | null
  readonly today: Day
}

/** Why a unit cannot have the members: only a group has any, each is a unit that stands today and no group; undefined when it can. */
export async function wrongMembers(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { unitId, kind, memberIds, today }: MembersWanted,
): Promise<PeopleRefusal | undefined> {
  if (memberIds === null || memberIds.length === 0) return undefined
  if (kind !== 'group') return notAGroup
  const found = await trx
    .selectFrom('unit')
    .select(['unit_id', 'kind'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', [...memberIds])
    .where(heldOn('unit', today))
    .execute()
  if (found.length < new Set(memberIds).size) return gone
  return found.some((unit) => unit.kind === 'group' || unit.unit_id === unitId) ? nested : undefined
}

/**
 * Give a group its members; they take part from today in what it leads or takes part in, and those it no longer has stay in
 * the history of its tasks. A unit that is no group any more has none. Comes out with how many running tasks follow.
 */
export async function setMembers(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { unitId, kind, memberIds, today }: MembersWanted,
): Promise<number> {
  const wanted = kind === 'group' ? memberIds : []
  if (wanted === null) return 0
  const before = await trx
    .selectFrom('unit_member')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('group_id', '=', unitId)
    .orderBy('place')
    .execute()
  const members = [...new Set(wanted)]
  if (before.map((row) => row.unit_id).join(' ') === members.join(' ')) return 0
  await trx
    .deleteFrom('unit_member')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('group_id', '=', unitId)
    .execute()
  if (members.length > 0)
    await trx
      .insertInto('unit_member')
      .values(
        members.map((member, index) => ({
          jurisdiction_id: jurisdictionId,
          group_id: unitId,
          unit_id: member,
          place: index + 1,
        })),
      )
      .execute()
  return carryMembers(trx, jurisdictionId, unitId, today)
}

const notAGroup = refusal(
  422,
  'wrong-members',
  '只有集体单位才有成员。请先把单位类别改为“集体单位”。',
  'Only a group has members. Make it a group first.',
)
const gone = refusal(
  422,
  'wrong-members',
  '所选成员中有已撤销或不存在的单位。请重新选择。',
  'A member is closed or is not there. Choose again.',
)
const nested = refusal(
  422,
  'wrong-members',
  '集体单位的成员不能是它自己或另一个集体单位，请逐个选择具体单位。',
  'A member of a group is neither the group itself nor another group.',
)
