import type { Kysely, Selectable } from 'kysely'
import { dayAfter, dayOf, hasEnded } from '../../../domain/day.ts'
import type { Break } from '../../../ledger/verify-chain.ts'
import type { RoleGrantTable } from '../../../store/tables/people.ts'
import type { Tables } from '../../../store/tables.ts'
import type { Recorded, UnnamedRoles } from './recorded.ts'

/** A role that no entry granted so, or that holds though one ended it; an entry's that is gone. */
export async function differingRole(
  trx: Kysely<Tables>,
  jurisdictionId: string,
  recorded: Recorded,
): Promise<Break | undefined> {
  const rows = await trx.selectFrom('role_grant').selectAll().where('jurisdiction_id', '=', jurisdictionId).execute()
  const left = new Map(recorded.roles)
  for (const row of rows) {
    const said = left.get(row.role_grant_id)
    left.delete(row.role_grant_id)
    const seq = said?.seq ?? recorded.entries
    const broken: Break = { kind: 'broken', seq, reason: 'role-differs', hash: row.role_grant_id }
    // granted by an entry that did not name it yet
    const named = said !== undefined && said.role !== ''
    if (!named && !recorded.unnamed.some((one) => gave(one, row))) return broken
    if (named && !(said.personId === row.person_id && said.role === row.role && said.unitId === row.unit_id))
      return broken
    const end = said?.endedAt ?? recorded.unnamed.find((one) => ended(one, row))?.at
    if (end !== undefined) {
      if (!isOver(row, end)) return broken
    } else if (named) {
      const to = said.to === null ? null : dayAfter(said.to)
      if (row.valid_from !== said.from || row.valid_to !== to) return broken
    }
  }
  const [gone] = left
  return gone && { kind: 'broken', seq: gone[1].seq, reason: 'role-differs', hash: gone[0] }
}

const gave = ({ at, actor, personId }: UnnamedRoles, row: Selectable<RoleGrantTable>): boolean =>
  row.granted_at.toISOString() === at && row.granted_by === actor && (personId === null || personId === row.person_id)

const ended = ({ ended: ids, unitId, at }: UnnamedRoles, row: Selectable<RoleGrantTable>): boolean =>
  isOver(row, at) && (ids.includes(row.role_grant_id) || (unitId !== null && unitId === row.unit_id))

/** Whether a grant had ended by the day of a moment: the first day after it is not later. */
const isOver = ({ valid_to: dayAfterLast }: Selectable<RoleGrantTable>, moment: string): boolean =>
  hasEnded(dayAfterLast, dayOf(new Date(moment)))
