import type { Waiting } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { placeClient } from './ask.ts'

/**
 * How many messages wait to be read. Asked for when a screen is opened, something was done or the window comes back, never
 * by polling: polling would keep the session of an absent person alive.
 */
export function useUnread(code: string): number {
  const queries = useQueryClient()
  const { pathname } = useLocation()
  const key = [code, 'messages', 'unread']
  const unread = useQuery({ queryKey: key, queryFn: () => placeClient(code).ask('GET /messages/unread') })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is the reason
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [code, 'messages', 'unread'] })
  }, [queries, code, pathname])
  return unread.data?.unread ?? 0
}

/**
 * What waits for the person (待我办理), by kind: the number that the head of every screen, the workbench and the calendar say
 * alike.
 */
export function useWaiting(code: string): { readonly waiting: Waiting | undefined; readonly error: Error | null } {
  const waiting = useQuery({
    queryKey: [code, 'waiting'],
    queryFn: () => placeClient(code).ask('GET /waiting'),
  })
  return { waiting: waiting.data, error: waiting.error }
}

/** Asks again for {@link useWaiting} when another screen is opened, as {@link useUnread} does; for the head of every screen. */
export function useFreshWaiting(code: string): void {
  const queries = useQueryClient()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is the reason
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [code, 'waiting'] })
  }, [queries, code, pathname])
}
