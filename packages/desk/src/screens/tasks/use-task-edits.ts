import type { SeenTask, TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { call, Problem } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { patchedRow } from './patched-row.ts'
import { conflictOf, type DoneEdit, type TaskConflict, undoGroups } from './task-edits.ts'
import type { useTaskTable } from './use-task-table.ts'

interface Edited {
  readonly tasks: readonly SeenTask[]
  readonly before: DoneEdit['before']
}

/** Tasks that get the same patch. */
export interface EditGroup {
  readonly rows: readonly TaskRow[]
  readonly patch: TaskPatch
}

/** Undo steps that are kept. */
const undoSteps = 20

/**
 * Edits of the table: shown at once, sent one after another, undone by their restoring patches.
 * A day typed for a task whose day the report names goes to `onNeedsChange`: it needs an approved change.
 */
export function useTaskEdits(
  { now, change, refetch, refreshTaskPages, names }: ReturnType<typeof useTaskTable>,
  onNeedsChange: (taskId: string, day: string) => void,
) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [conflict, setConflict] = useState<TaskConflict | null>(null)
  const [done, setDone] = useState<readonly DoneEdit[]>([])
  const [saving, setSaving] = useState(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const refused = async (error: unknown, rows: readonly TaskRow[], sent: readonly SeenTask[], patch: TaskPatch) => {
    await refetch()
    if (error instanceof Problem && error.kind === 'stale')
      return setConflict(conflictOf(patch, rows, sent, now()?.rows ?? []))
    void message.error(error instanceof Error ? error.message : String(error), 8)
    const needsChange = error instanceof Problem && error.reason === 'needs-change'
    if (needsChange && rows.length === 1 && rows[0] && patch.dueOn) onNeedsChange(rows[0].taskId, patch.dueOn)
  }
  const note = (words: string, before: DoneEdit['before']) =>
    setDone((earlier) => [...earlier.slice(1 - undoSteps), { words, before }])
  /** Saves a patch of tasks; true when the server took it. `words` names it beside the undo button; null for an undo. */
  const edit = async (rows: readonly TaskRow[], patch: TaskPatch, words: string | null): Promise<boolean> => {
    const before = await save(rows, patch)
    if (before !== null && words !== null) note(words, before)
    return before !== null
  }
  /** Several patches as one act, undone in one step. */
  const editTogether = async (groups: readonly EditGroup[], words: string): Promise<void> => {
    const saved = await Promise.all(groups.map(({ rows, patch }) => save(rows, patch)))
    const before = saved.flatMap((one) => one ?? [])
    if (before.length > 0) note(words, before)
  }
  /** Sends a patch; comes out with the tasks as they were before, or null when it was not saved. */
  const save = (rows: readonly TaskRow[], patch: TaskPatch): Promise<DoneEdit['before'] | null> => {
    const ids = new Set(rows.map(({ taskId }) => taskId))
    change((row) => (ids.has(row.taskId) ? patchedRow(row, patch, names) : row))
    setSaving((count) => count + 1)
    const sending = queue.current.then(async () => {
      // revisions as the changes before this one have left them
      const current = now()?.rows.filter(({ taskId }) => ids.has(taskId)) ?? []
      const tasks = current.map(({ taskId, revision }) => ({ taskId, revision }))
      try {
        const answer = await call<Edited>(place.api('tasks/edit'), { method: 'POST', body: { tasks, patch } })
        const revisions = new Map(answer.tasks.map((task) => [task.taskId, task.revision]))
        change((row) => ({ ...row, revision: revisions.get(row.taskId) ?? row.revision }))
        void refreshTaskPages()
        return answer.before
      } catch (error) {
        await refused(error, rows, tasks, patch)
        return null
      } finally {
        setSaving((count) => count - 1)
      }
    })
    queue.current = sending
    return sending
  }
  /** Undoes the last change. */
  const undo = async () => {
    const last = done.at(-1)
    if (!last) return
    setDone(done.slice(0, -1))
    const rows = now()?.rows ?? []
    const undone = await Promise.all(
      undoGroups(last.before).map(({ patch, ids }) => {
        const those = rows.filter(({ taskId }) => ids.has(taskId))
        return edit(those, patch, null)
      }),
    )
    if (undone.every(Boolean)) void message.info(`已撤销：${last.words}`)
  }
  return {
    edit,
    editTogether,
    undo,
    conflict,
    closeConflict: () => setConflict(null),
    last: done.at(-1),
    saving: saving > 0,
    /** Resolves when every edit so far has been answered. */
    settled: () => queue.current,
  }
}
