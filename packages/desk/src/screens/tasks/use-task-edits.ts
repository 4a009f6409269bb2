import type { SeenTask, TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isAway, Problem, wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { useStableCallback } from '../../parts/use-stable-callback.ts'
import { afterSaved, type HeldEdit, keepEdits, keptEdits } from './held-edits.ts'
import { patchedRow } from './patched-row.ts'
import { beforeOf, conflictOf, type TaskBefore, type TaskConflict, undoGroups } from './task-edits.ts'
import { useDoneSteps } from './use-done-steps.ts'
import type { useTaskTable } from './use-task-table.ts'

/** Tasks that get the same patch. */
export interface EditGroup {
  readonly rows: readonly TaskRow[]
  readonly patch: TaskPatch
}

/**
 * Edits of the table: shown at once, sent one after another, undone by their restoring patches, in one order with other acts.
 * A day typed for a task whose day the report names goes to `onNeedsChange`: it needs an approved change.
 */
export function useTaskEdits(
  { table, now, change, refetch, refreshTaskPages, names }: ReturnType<typeof useTaskTable>,
  onNeedsChange: (taskId: string, day: string) => void,
) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [conflict, setConflict] = useState<TaskConflict | null>(null)
  const { last, remember, dropLast } = useDoneSteps(table.data?.year)
  const [saving, setSaving] = useState(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const owner = `${place.code} ${place.personName}`
  const kept = useRef<readonly HeldEdit[] | null>(null)
  kept.current ??= keptEdits(owner)
  const [held, setHeld] = useState(kept.current.length)
  const hold = useCallback(
    (edits: readonly HeldEdit[]) => {
      kept.current = edits
      keepEdits(owner, edits)
      setHeld(edits.length)
    },
    [owner],
  )

  const refused = async (error: unknown, rows: readonly TaskRow[], sent: readonly SeenTask[], patch: TaskPatch) => {
    await refetch()
    if (error instanceof Problem && error.kind === 'stale')
      return setConflict(conflictOf(patch, rows, sent, now()?.rows ?? []))
    void message.error(wordsOf(error), 8)
    const needsChange = error instanceof Problem && error.reason === 'needs-change'
    if (needsChange && rows.length === 1 && rows[0] && patch.dueOn) onNeedsChange(rows[0].taskId, patch.dueOn)
  }
  const note = (words: string, before: readonly TaskBefore[]) => remember({ kind: 'edit', words, before })
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
  /** Sends a patch; returns the tasks as they were before, or null when it was not saved. */
  const save = (rows: readonly TaskRow[], patch: TaskPatch): Promise<readonly TaskBefore[] | null> => {
    const ids = new Set(rows.map(({ taskId }) => taskId))
    change((row) => (ids.has(row.taskId) ? patchedRow(row, patch, names) : row))
    setSaving((count) => count + 1)
    const sending = queue.current.then(async () => {
      // revisions as the changes before this one have left them
      const current = now()?.rows.filter(({ taskId }) => ids.has(taskId)) ?? []
      const tasks = current.map(({ taskId, revision }) => ({ taskId, revision }))
      const behind = kept.current ?? []
      const later = () => hold([...behind, { id: Math.random(), tasks, patch }])
      // what waits to be saved goes first
      if (behind.length > 0) {
        later()
        setSaving((count) => count - 1)
        return null
      }
      try {
        const answer = await place.ask('POST /tasks/edit', { body: { tasks, patch } })
        const revisions = new Map(answer.tasks.map((task) => [task.taskId, task.revision]))
        change((row) => ({ ...row, revision: revisions.get(row.taskId) ?? row.revision }))
        void refreshTaskPages()
        return answer.before
      } catch (error) {
        // nothing of it is lost: it is kept here and sent again
        if (isAway(error)) later()
        else await refused(error, rows, tasks, patch)
        return null
      } finally {
        setSaving((count) => count - 1)
      }
    })
    queue.current = sending
    return sending
  }
  /** Sends what is held, in order, until the server is away again. */
  const resend = () => {
    const sending = queue.current.then(async () => {
      for (let [first] = kept.current ?? []; first; [first] = kept.current ?? []) {
        const { tasks, patch } = first
        try {
          const answer = await place.ask('POST /tasks/edit', { body: { tasks, patch } })
          const revisions = new Map(answer.tasks.map((task) => [task.taskId, task.revision]))
          change((row) => ({ ...row, revision: revisions.get(row.taskId) ?? row.revision }))
          hold(afterSaved(kept.current ?? [], answer.tasks))
          const before = beforeOf(answer.before, now()?.rows ?? [])
          if (before.length > 0) note('重新提交的修改', before)
        } catch (error) {
          if (isAway(error)) return
          hold((kept.current ?? []).slice(1))
          const ids = new Set(tasks.map(({ taskId }) => taskId))
          await refused(error, now()?.rows.filter(({ taskId }) => ids.has(taskId)) ?? [], tasks, patch)
        }
      }
    })
    queue.current = sending
    return sending
  }
  const stableResend = useStableCallback(() => void resend())
  useEffect(() => {
    if (held === 0) return
    const again = setInterval(stableResend, 10_000)
    window.addEventListener('online', stableResend)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', stableResend)
    }
  }, [held, stableResend])
  // a table that was read again does not have them: they are shown in it, and sent, the server being there
  const { data } = table
  const applied = useRef<unknown>(null)
  useEffect(() => {
    const edits = kept.current ?? []
    if (!data || edits.length === 0 || applied.current === data) return
    for (const { tasks, patch } of edits) {
      const ids = new Set(tasks.map(({ taskId }) => taskId))
      change((row) => (ids.has(row.taskId) ? patchedRow(row, patch, names) : row))
    }
    applied.current = now()
    stableResend()
  }, [data, change, names, now, stableResend])

  /** Undoes the last change. */
  const undo = async () => {
    // while another year is read there is nothing that could be undone
    const rows = now()?.rows
    if (!last || !rows) return
    dropLast()
    if (last.kind === 'act') {
      try {
        void message.info(await last.takeBack(), 6)
      } catch (error) {
        // the server was not asked: it can be tried again
        if (isAway(error)) remember(last)
        void message.error(wordsOf(error), 8)
      }
      return
    }
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
    /** Remembers an act of another kind, `下达 93 项`, with what takes it back and says what came of that. */
    acted: (words: string, takeBack: () => Promise<string>) => remember({ kind: 'act', words, takeBack }),
    undo,
    conflict,
    closeConflict: () => setConflict(null),
    last,
    saving: saving > 0,
    /** Edits that wait in this browser for the server. */
    held,
    resend,
    giveUpHeld: async () => {
      hold([])
      await refetch()
    },
    /** Resolves when every edit so far has been answered. */
    settled: () => queue.current,
  }
}
