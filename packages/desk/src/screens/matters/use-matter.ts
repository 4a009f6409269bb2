import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** A matter with its history. */
export function useMatter(matterId: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'matter', matterId],
    queryFn: () => place.ask('GET /matters/:matterId', { path: { matterId } }),
  })
}
