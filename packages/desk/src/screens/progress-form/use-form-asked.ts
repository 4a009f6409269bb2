import { useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'

/** Which form the address asks for, and the key under which its answer is kept. */
export function useFormAsked() {
  const place = useWorkplace()
  const { taskId = '', periodId = '' } = useParams()
  const [search] = useSearchParams()
  const unitId = search.get('unit') ?? undefined
  const progressId = search.get('report') ?? undefined
  const queryKey = useMemo(
    () => [place.code, 'form', taskId, periodId, unitId, progressId],
    [place.code, taskId, periodId, unitId, progressId],
  )
  return { taskId, periodId, unitId, progressId, queryKey }
}
