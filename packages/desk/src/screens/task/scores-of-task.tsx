import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { scoreStateWords } from '../../words/scores.ts'

/** 考评 of the units that lead a task, a link to the rows of each; nothing where there are none the person may read. */
export function ScoresOfTask({ taskId }: { readonly taskId: string }) {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'scores', `task=${taskId}`],
    queryFn: () => place.ask('GET /tasks/:taskId/scores', { path: { taskId } }),
    enabled: !place.roles.every((role) => role === 'reader'),
  })
  const scores = list.data?.scores ?? []
  if (scores.length === 0) return null
  return (
    <section aria-label="牵头单位考评">
      <h2>牵头单位考评</h2>
      <ul>
        {scores.map(({ scoreId, unitId, unit, period, state }) => (
          <li key={`${scoreId} ${unitId}`}>
            <Link to={`/${place.code}/scores/${scoreId}/units/${unitId}`}>
              {unit} {period}
            </Link>{' '}
            <span className="soft">{scoreStateWords[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
