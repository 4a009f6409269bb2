import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { MatterLines } from '../matters/matter-lines.tsx'

const most = 20

/** 督办事项 that serve a task, what is due first before the rest; nothing where there are none the person may read. */
export function MattersOfTask({ taskId }: { readonly taskId: string }) {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'matters', `task=${taskId}`],
    queryFn: () => place.ask('GET /matters', { query: { task: taskId } }),
    enabled: !place.roles.every((role) => role === 'reader'),
  })
  const matters = list.data?.matters ?? []
  if (matters.length === 0) return null
  return (
    <section aria-label="督办事项">
      <h2>督办事项（{matters.length} 件）</h2>
      <MatterLines matters={matters.slice(0, most)} />
      {matters.length > most && <Link to={`/${place.code}/matters?task=${taskId}`}>查看全部 {matters.length} 件</Link>}
    </section>
  )
}
