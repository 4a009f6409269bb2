import { sql } from 'kysely'
import { heldOn } from '../../store/held-on.ts'

/** Whose tasks, of when. */
export interface RowsAsked {
  readonly jurisdictionId: string
  readonly year: number
  readonly today: string
  /** The units whose tasks are asked for; null for everybody's. */
  readonly unitIds: readonly string[] | null
  /** The period being reported; null when none is open. */
  readonly periodId: string | null
}

/** A condition on `column`, a task's id: that one of the units holds the task on the day. */
export function ofUnits(column: string, { jurisdictionId, today, unitIds }: RowsAsked) {
  return unitIds === null
    ? sql``
    : sql`and ${sql.ref(column)} in (select task_id from task_unit where jurisdiction_id = ${jurisdictionId}
        and unit_id = any(${unitIds}::uuid[]) and ${heldOn('task_unit', today)})`
}
