import type { QueryObserverLoadingErrorResult, UseQueryResult } from '@tanstack/react-query'
import { Problem } from './problem.ts'

/**
 * Whether a screen has nothing it may show. Loaded data, and what is typed into it, stays when a reload fails because the
 * session has ended or the server is unreachable; a refusal removes it.
 */
export function cannotShow<T>(query: UseQueryResult<T>): query is QueryObserverLoadingErrorResult<T> {
  if (query.error === null) return false
  return query.data === undefined || !passes(query.error)
}

const passes = (error: Error): boolean =>
  error instanceof Problem && (error.status === 401 || error.status === 0 || error.status >= 500)
