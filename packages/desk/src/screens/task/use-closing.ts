import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** The closing of a task; not asked for by who may only look the tasks up. */
export function useClosing(taskId: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'closing', taskId],
    queryFn: () => place.ask('GET /tasks/:taskId/closing', { path: { taskId } }),
    enabled: !place.roles.every((role) => role === 'reader'),
  })
}
