import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { unitsFor } from '../../access/units-for.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * Which inspections `i` somebody may read: office and leaders all; others those they take part in, once the plan is approved,
 * and those whose conclusion was served on their units, or on ones that were merged into them.
 */
export async function inspectionScope(
  db: Kysely<Tables>,
  actor: SignedIn,
): Promise<{
  readonly all: boolean
  /** Their own units and those that were merged into them. */
  readonly answered: string[]
  readonly where: RawBuilder<unknown>
}> {
  const all = actor.roles.some(({ role }) => role === 'supervisor' || role === 'leader')
  const unitIds = [...unitsFor(actor, false)]
  const answered = unitIds.length === 0 ? [] : [...(await unitsAnsweredFor(db, actor.jurisdictionId, unitIds))]
  const where = all
    ? sql`true`
    : sql`((i.state in ('served', 'closed') and exists (select from inspection_unit s
          where s.jurisdiction_id = ${actor.jurisdictionId} and s.inspection_id = i.inspection_id
            and s.unit_id = any(${answered}::uuid[])))
        or (i.state not in ('draft', 'proposed', 'discarded') and exists (select from inspection_person g
          where g.jurisdiction_id = ${actor.jurisdictionId} and g.inspection_id = i.inspection_id
            and g.person_id = ${actor.personId} and g.part <> 'recused')))`
  return { all, answered, where }
}
