import type {
  LeadSuggestions,
  SeenTask,
  TaskChoices,
  TaskPatch,
  TaskRow,
  TaskTable,
} from '@luoshi/server/desk/tasks/task-routes.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { call, Problem } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { taskNumber } from '../../words/task-number.ts'
import { patchedRow } from './patched-row.ts'
import { namesOf } from './task-names.ts'

/** A change that was not saved because somebody else was quicker: what was seen, how it is now, what was wanted. */
export interface TaskConflict {
  readonly patch: TaskPatch
  readonly rows: readonly { readonly seen: TaskRow; readonly now: TaskRow | undefined }[]
}

/** A change that can be taken back. */
export interface DoneEdit {
  readonly words: string
  readonly before: readonly ({ readonly taskId: string } & TaskPatch)[]
}

/** A task as the table has it now. */
type Seen = (row: TaskRow) => SeenTask

interface Edited {
  readonly tasks: readonly SeenTask[]
  readonly before: DoneEdit['before']
}

/**
 * The table of a year, what its fields are chosen from, and what is done to it: shown at once, sent one after another. A day
 * that was typed for a task whose own the report names goes to `onNeedsChange`: it is to be proposed, not typed again.
 */
export function useTasks(year: string, onNeedsChange: (taskId: string, day: string) => void) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const edits = place.has('supervisor')
  const key = useMemo(() => [place.code, 'tasks', year], [place.code, year])
  const asked = year === '' ? '' : `?year=${year}`
  const table = useQuery({
    queryKey: key,
    queryFn: () => call<TaskTable>(place.api(`tasks${asked}`)),
    placeholderData: keepPreviousData,
  })
  const choices = useQuery({
    queryKey: [place.code, 'task-choices'],
    queryFn: () => call<TaskChoices>(place.api('tasks/choices')),
    staleTime: 60_000,
  })
  const unled = table.data?.rows.some(({ leadIds }) => leadIds.length === 0) ?? false
  const suggestions = useQuery({
    queryKey: [...key, 'suggestions'],
    queryFn: () => call<LeadSuggestions>(place.api(`tasks/suggestions${asked}`)),
    enabled: edits && unled,
    staleTime: 5 * 60_000,
  })
  // a table without a report has no rows that a day could be written in
  const planYear = table.data?.year ?? 0
  const names = useMemo(
    () => namesOf(planYear, choices.data, table.data?.areas),
    [planYear, choices.data, table.data?.areas],
  )
  const suggested = useMemo(
    () => new Map(suggestions.data?.tasks.map((one) => [one.taskId, one.suggestions])),
    [suggestions.data],
  )
  const [conflict, setConflict] = useState<TaskConflict | null>(null)
  const [done, setDone] = useState<readonly DoneEdit[]>([])
  const [saving, setSaving] = useState(0)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const now = () => queries.getQueryData<TaskTable>(key)
  const change = (make: (row: TaskRow) => TaskRow) =>
    queries.setQueryData<TaskTable>(key, (one) => one && { ...one, rows: one.rows.map(make) })
  const refresh = () => queries.invalidateQueries({ queryKey: [place.code, 'tasks'] })

  /** Give tasks a patch. `words` says what it was, beside the offer to take it back; null for taking back itself. */
  const edit = (rows: readonly TaskRow[], patch: TaskPatch, words: string | null): Promise<boolean> => {
    const ids = new Set(rows.map(({ taskId }) => taskId))
    change((row) => (ids.has(row.taskId) ? patchedRow(row, patch, names) : row))
    setSaving((count) => count + 1)
    const sent = turn.current.then(async () => {
      // revisions as the changes before this one have left them
      const current = now()?.rows.filter(({ taskId }) => ids.has(taskId)) ?? []
      const tasks = current.map(({ taskId, revision }) => ({ taskId, revision }))
      try {
        const answer = await call<Edited>(place.api('tasks/edit'), { method: 'POST', body: { tasks, patch } })
        const revisions = new Map(answer.tasks.map((task) => [task.taskId, task.revision]))
        change((row) => ({ ...row, revision: revisions.get(row.taskId) ?? row.revision }))
        if (words !== null) setDone((before) => [...before.slice(-19), { words, before: answer.before }])
        void queries.invalidateQueries({ queryKey: [place.code, 'task'] })
        return true
      } catch (error) {
        await queries.refetchQueries({ queryKey: key, exact: true })
        if (error instanceof Problem && error.kind === 'stale') {
          const fresh = new Map(now()?.rows.map((row) => [row.taskId, row]))
          const moved = rows.filter(
            (row) => fresh.get(row.taskId)?.revision !== tasks.find((task) => task.taskId === row.taskId)?.revision,
          )
          setConflict({ patch, rows: moved.map((seen) => ({ seen, now: fresh.get(seen.taskId) })) })
        } else {
          void message.error(error instanceof Error ? error.message : String(error), 8)
          const needs = error instanceof Problem && error.reason === 'needs-change'
          if (needs && rows.length === 1 && rows[0] && patch.dueOn) onNeedsChange(rows[0].taskId, patch.dueOn)
        }
        return false
      } finally {
        setSaving((count) => count - 1)
      }
    })
    turn.current = sent
    return sent
  }

  /** Take back the last change. */
  const undo = async () => {
    const last = done.at(-1)
    if (!last) return
    setDone(done.slice(0, -1))
    const groups = new Map<string, { patch: TaskPatch; ids: Set<string> }>()
    for (const { taskId, ...patch } of last.before) {
      const same = JSON.stringify(patch)
      const group = groups.get(same) ?? { patch, ids: new Set() }
      group.ids.add(taskId)
      groups.set(same, group)
    }
    const rows = now()?.rows ?? []
    const undone = await Promise.all(
      [...groups.values()].map(({ patch, ids }) =>
        edit(
          rows.filter(({ taskId }) => ids.has(taskId)),
          patch,
          null,
        ),
      ),
    )
    if (undone.every(Boolean)) void message.info(`已撤销：${last.words}`)
  }

  /**
   * Any other act on tasks; the table is asked for anew after it. What the server says against it comes out. A body that
   * names tasks is made when the edits before it are through, with the revisions these have left.
   */
  const act = async (path: string, given: object | ((seen: Seen) => object), method: 'POST' | 'PUT' = 'POST') => {
    await turn.current
    const revisions = new Map(now()?.rows.map(({ taskId, revision }) => [taskId, revision]))
    const seen: Seen = ({ taskId, revision }) => ({ taskId, revision: revisions.get(taskId) ?? revision })
    const body = typeof given === 'function' ? given(seen) : given
    try {
      await call(place.api(path), { method, body })
      await refresh()
      void queries.invalidateQueries({ queryKey: [place.code, 'task'] })
      return null
    } catch (error) {
      if (error instanceof Problem && error.kind === 'stale') await refresh()
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  const describe = (rows: readonly TaskRow[], what: string) =>
    rows.length === 1 && rows[0] ? `第 ${taskNumber(rows[0])} 项${what}` : `${rows.length} 项任务的${what}`

  return {
    table,
    choices,
    names,
    suggested,
    edits,
    edit,
    undo,
    act,
    describe,
    conflict,
    closeConflict: () => setConflict(null),
    last: done.at(-1),
    saving: saving > 0,
    refresh,
  }
}

export type Tasks = ReturnType<typeof useTasks>
