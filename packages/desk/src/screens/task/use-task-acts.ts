import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** What waits for the person on a task. */
export function useTaskActs(taskId: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'task-acts', taskId],
    queryFn: () => place.ask('GET /tasks/:taskId/acts', { path: { taskId } }),
  })
}
