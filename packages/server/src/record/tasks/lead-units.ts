import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { endsAfter, heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * The lead units of a task in their order, the first one answers for it: those that are so on a day with `heldOn`, with
 * `endsAfter` those whose part begins later, too.
 */
export async function leadUnits(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  today: Day,
  holds: typeof heldOn | typeof endsAfter,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('task_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('part', '=', 'lead')
    .where(holds('task_unit', today))
    .orderBy('place')
    .orderBy('valid_from')
    .execute()
  return rows.map(({ unit_id }) => unit_id)
}
