import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { ClosingFacts } from '../../domain/matters/closing-act.ts'
import type { Grade } from '../../domain/matters/matter-act.ts'
import type { Tables } from '../../store/tables.ts'
import { reportersOfTask } from '../reporting/reporters.ts'

/** How far the closing of a task is on a day, and the units that answer for the task then. */
export interface TaskClosing extends ClosingFacts {
  /** How many steps it has gone; the person who acts says which number they saw. */
  readonly steps: number
  readonly grade: Grade | null
}

/** The closing of a task; one that nobody asked for is open and has gone no step. */
export async function closingOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  today: Day,
): Promise<TaskClosing> {
  const row = await db
    .selectFrom('task_closing')
    .select(['state', 'steps', 'asked_by', 'grade'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .executeTakeFirst()
  const reporting = await reportersOfTask(db, jurisdictionId, taskId, today)
  return {
    state: row?.state ?? 'open',
    steps: row?.steps ?? 0,
    askedBy: row?.asked_by ?? null,
    grade: row?.grade ?? null,
    leadUnitIds: reporting.map(({ unitId }) => unitId),
  }
}
