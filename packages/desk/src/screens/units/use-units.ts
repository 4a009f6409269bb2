import type { UnitsAnswer } from '@luoshi/server/desk/units/unit-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'

/** The units of the place, closed ones too. */
export function useUnits() {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'units'],
    queryFn: () => call<UnitsAnswer>(place.api('units')),
    staleTime: 60_000,
  })
}
