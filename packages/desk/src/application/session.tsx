import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { call } from './call.ts'

/** A role of the person's, with the unit where it is a unit's. */
export interface SessionRole {
  readonly role: string
  readonly unitId: string | null
  readonly unitName: string | null
}

export interface SessionPlace {
  readonly code: string
  readonly name: string
  readonly fictitious: boolean
  readonly personId: string
  readonly roles: readonly SessionRole[]
}

/** Who is signed in, and where they work. */
export interface Session {
  readonly person: { readonly name: string }
  readonly needs: 'password' | 'second-factor' | null
  readonly places: readonly SessionPlace[]
}

/** The session, as the server has it. */
export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: () => call<Session>('session'), staleTime: 60_000, retry: false })

/** The place whose screens are open. */
export interface Workplace extends SessionPlace {
  readonly personName: string
  readonly has: (...roles: readonly string[]) => boolean
  /** A path of the place's API: `990101/tasks` for `tasks`. */
  readonly api: (path: string) => string
}

export const WorkplaceContext = createContext<Workplace | null>(null)

/** The place whose screens are open, with what the person may there. */
export function useWorkplace(): Workplace {
  const place = useContext(WorkplaceContext)
  if (!place) throw new Error('a screen of a place stands outside of any')
  return place
}
