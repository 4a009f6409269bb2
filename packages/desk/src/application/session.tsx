import type { DeskSessionAnswer, SessionPlace } from '@luoshi/server/desk/identity/identity-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { deskClient, type PlaceClient } from './ask.ts'

/** Who is signed in, and where they work. */
export type Session = DeskSessionAnswer

/** The session, as the server has it. */
export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: () => deskClient.ask('GET /session'), staleTime: 60_000, retry: false })

/** A role of a person in a place. */
export type Role = SessionPlace['roles'][number]

/** The place whose screens are open. */
export interface Workplace extends SessionPlace, PlaceClient {
  readonly personName: string
  /** The day in Asia/Shanghai by the server's clock, `YYYY-MM-DD`. */
  readonly today: string
  readonly has: (...roles: readonly Role[]) => boolean
}

/** The place and person of the open desk; null outside it. */
export const WorkplaceContext = createContext<Workplace | null>(null)

/** The place whose screens are open, with what the person may there. */
export function useWorkplace(): Workplace {
  const place = useContext(WorkplaceContext)
  if (!place) throw new Error('a screen of a place stands outside of any')
  return place
}
