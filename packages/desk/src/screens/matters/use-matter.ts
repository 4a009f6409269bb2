import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'

/** A matter with its history. */
export function useMatter(matterId: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'matter', matterId],
    queryFn: () => call<MatterDetail>(place.api(`matters/${matterId}`)),
  })
}
