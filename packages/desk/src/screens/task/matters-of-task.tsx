import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { matterNumber, matterStateWords, standingWords, stepWords } from '../../words/matters.ts'
import '../matters/matters.css'

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
      <ul className="matter-list">
        {matters.slice(0, most).map((matter) => {
          const standing = standingWords[matter.standing]
          return (
            <li key={matter.matterId}>
              <Link to={`/${place.code}/matters/${matter.matterId}`}>
                {matterNumber(matter)} {matter.title}
              </Link>{' '}
              <span className="soft">
                {matterStateWords[matter.state]}
                {matter.next && ` · ${stepWords(matter.next)} ${matter.next.day} 前`}
              </span>{' '}
              {standing && <span className={standing.look}>{standing.words}</span>}
            </li>
          )
        })}
      </ul>
      {matters.length > most && <Link to={`/${place.code}/matters?task=${taskId}`}>查看全部 {matters.length} 件</Link>}
    </section>
  )
}
