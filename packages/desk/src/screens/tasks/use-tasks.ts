import type { SeenTask, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import type { PlaceClient } from '../../application/ask.ts'
import { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { taskWords } from '../../words/task-number.ts'
import { useTaskEdits } from './use-task-edits.ts'
import { useTaskTable } from './use-task-table.ts'

/** A task with the revision the table has now. */
type Seen = (row: TaskRow) => SeenTask

/**
 * The table of a year, the values its fields are chosen from, and the acts on it. A day typed for a task whose day the
 * report names goes to `onNeedsChange`.
 */
export function useTasks(year: string, onNeedsChange: (taskId: string, day: string) => void) {
  const place = useWorkplace()
  const source = useTaskTable(year)
  const { table, choices, names, suggested, edits, refresh } = source
  const editing = useTaskEdits(source, onNeedsChange)

  /**
   * Any other act on tasks; refreshes the table afterwards. Returns the server's objection, or null. It is sent
   * after the edits before it were answered; `seen` gives the revisions they left.
   */
  const act = async (send: (ask: PlaceClient['ask'], seen: Seen) => Promise<unknown>) => {
    await editing.settled()
    const revisions = new Map(source.now()?.rows.map(({ taskId, revision }) => [taskId, revision]))
    const seen: Seen = ({ taskId, revision }) => ({ taskId, revision: revisions.get(taskId) ?? revision })
    try {
      await send(place.ask, seen)
      await refresh()
      void source.refreshTaskPages()
      return null
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await refresh()
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  const describe = (rows: readonly TaskRow[], what: string) =>
    rows.length === 1 && rows[0] ? `${taskWords(rows[0])}${what}` : `${rows.length} 项任务的${what}`

  return { table, choices, names, suggested, edits, refresh, act, describe, ...editing }
}

/** The task table of a year and its acts. */
export type Tasks = ReturnType<typeof useTasks>
