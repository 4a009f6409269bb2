import type { TaskRow, TaskTable } from '@luoshi/server/desk/tasks/task-routes.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { namesOf } from './task-names.ts'

/** The table of a year, the values its fields are chosen from, and the suggested lead units, as queries. */
export function useTaskTable(year: string) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const edits = place.has('supervisor')
  const key = useMemo(() => [place.code, 'tasks', year], [place.code, year])
  const query = year === '' ? {} : { year: Number(year) }
  const table = useQuery({
    queryKey: key,
    queryFn: () => place.ask('GET /tasks', { query }),
    placeholderData: keepPreviousData,
  })
  const choices = useQuery({
    queryKey: [place.code, 'task-choices'],
    queryFn: () => place.ask('GET /tasks/choices'),
    staleTime: 60_000,
  })
  const unled = table.data?.rows.some(({ leadIds }) => leadIds.length === 0) ?? false
  const suggestions = useQuery({
    queryKey: [...key, 'suggestions'],
    queryFn: () => place.ask('GET /tasks/suggestions', { query }),
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
  return {
    table,
    choices,
    names,
    suggested,
    edits,
    /** The table as the cache holds it now, not as it was rendered. */
    now: () => queries.getQueryData<TaskTable>(key),
    change: (make: (row: TaskRow) => TaskRow) =>
      queries.setQueryData<TaskTable>(key, (one) => one && { ...one, rows: one.rows.map(make) }),
    refetch: () => queries.refetchQueries({ queryKey: key, exact: true }),
    refresh: () => queries.invalidateQueries({ queryKey: [place.code, 'tasks'] }),
    refreshTaskPages: () => queries.invalidateQueries({ queryKey: [place.code, 'task'] }),
  }
}
