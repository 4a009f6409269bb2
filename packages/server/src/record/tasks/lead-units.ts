import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** The lead units of a task on a day and those whose part begins later, in their order: the first one answers for it. */
export async function leadUnits(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  today: Day,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('task_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('part', '=', 'lead')
    .where(endsAfter('task_unit', today))
    .orderBy('place')
    .execute()
  return rows.map(({ unit_id }) => unit_id)
}
