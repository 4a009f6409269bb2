import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** The versions of scores somebody may read, and whether the place uses scores. */
export function useScores() {
  const place = useWorkplace()
  return useQuery({ queryKey: [place.code, 'scores'], queryFn: () => place.ask('GET /scores') })
}
