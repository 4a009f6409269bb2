import { type RawBuilder, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'

/**
 * Which inspections `i` somebody may read: office and leaders all; others those they take part in, once the plan is approved,
 * and those whose conclusion was served on their units.
 */
export function inspectionScope(actor: SignedIn): {
  readonly all: boolean
  readonly unitIds: string[]
  readonly where: RawBuilder<unknown>
} {
  const all = actor.roles.some(({ role }) => role === 'supervisor' || role === 'leader')
  const unitIds = actor.roles.flatMap(({ role, unitId }) =>
    unitId !== null && (role === 'unit-head' || role === 'unit-officer') ? [unitId] : [],
  )
  const where = all
    ? sql`true`
    : sql`((i.state in ('served', 'closed') and exists (select from inspection_unit s
          where s.jurisdiction_id = ${actor.jurisdictionId} and s.inspection_id = i.inspection_id
            and s.unit_id = any(${unitIds}::uuid[])))
        or (i.state not in ('draft', 'proposed', 'discarded') and exists (select from inspection_person g
          where g.jurisdiction_id = ${actor.jurisdictionId} and g.inspection_id = i.inspection_id
            and g.person_id = ${actor.personId} and g.part <> 'recused')))`
  return { all, unitIds, where }
}
