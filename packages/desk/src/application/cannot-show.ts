import type { QueryObserverLoadingErrorResult, UseQueryResult } from '@tanstack/react-query'
import { Problem } from './problem.ts'

/**
 * Whether a screen has nothing it may show. What was loaded once, and what is typed into it, stands when asking again fails
 * because the session has ended or the server is away; a refusal takes it from the screen.
 */
export function cannotShow<T>(query: UseQueryResult<T>): query is QueryObserverLoadingErrorResult<T> {
  if (query.error === null) return false
  return query.data === undefined || !passes(query.error)
}

const passes = (error: Error): boolean =>
  error instanceof Problem && (error.status === 401 || error.status === 0 || error.status >= 500)
