import type { ClosingDetail } from '@luoshi/server/desk/closing/closing-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'

/** The closing of a task; not asked for by who may only look the tasks up. */
export function useClosing(taskId: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'closing', taskId],
    queryFn: () => call<ClosingDetail>(place.api(`tasks/${taskId}/closing`)),
    enabled: !place.roles.every((role) => role === 'reader'),
  })
}
