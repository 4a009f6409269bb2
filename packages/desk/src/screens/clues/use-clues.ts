import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** The clues of the place, or the one that is named; asked for by the office alone. */
export function useClues(clue?: string, enabled = true) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'clues', clue ?? ''],
    queryFn: () => place.ask('GET /clues', { query: clue === undefined ? {} : { clue } }),
    enabled: enabled && place.has('supervisor'),
  })
}
