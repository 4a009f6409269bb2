import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** The units of the place, closed ones too. */
export function useUnits() {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'units'],
    queryFn: () => place.ask('GET /units'),
    staleTime: 60_000,
  })
}
