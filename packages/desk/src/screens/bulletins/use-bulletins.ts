import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** The bulletins somebody may read, as every list of them asks for them. */
export function useBulletins() {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'bulletins'],
    queryFn: () => place.ask('GET /bulletins'),
  })
}
