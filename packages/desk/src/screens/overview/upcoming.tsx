import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { taskNumber } from '../../words/task-number.ts'

/** The days that come first are listed; how many come after them is said. */
const shownUpcoming = 30

/** What is due within thirty days, the nearest first. */
export function Upcoming({
  data,
  unitName,
}: {
  readonly data: Pick<Overview, 'upcoming' | 'upcomingCount'>
  readonly unitName: (id: string | null) => string
}) {
  const place = useWorkplace()
  return (
    <section>
      <h2>
        今后 30 天到期 <span className="numbers">{data.upcomingCount}</span>
      </h2>
      {data.upcoming.length === 0 ? (
        <p className="soft">没有到期的节点或任务。</p>
      ) : (
        <ul className="overview-upcoming">
          {data.upcoming.slice(0, shownUpcoming).map((day) => (
            <li key={`${day.taskId} ${day.dueOn} ${day.node}`}>
              <span className="numbers">{day.dueOn}</span>{' '}
              <Link to={`/${place.code}/tasks/${day.taskId}`}>
                <span className="numbers">{taskNumber(day)}</span> {day.wording}
              </Link>{' '}
              {day.node !== null && <b>节点：{day.node}</b>}{' '}
              <span className="soft">
                <UnitLink unitId={day.leadId} name={unitName(day.leadId)} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {data.upcomingCount > shownUpcoming && (
        <p className="soft">
          以上为最先到期的 {shownUpcoming} 项，另有 {data.upcomingCount - shownUpcoming} 项在后。
        </p>
      )}
    </section>
  )
}
