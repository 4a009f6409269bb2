import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { periodWords } from '../../words/reporting.ts'
import { progressWords } from '../../words/tasks.ts'
import { useTaskActs } from './use-task-acts.ts'

/** Which members of a group have reported on its task in the running period, and which have not; nothing of other tasks. */
export function MemberReports({ taskId }: { readonly taskId: string }) {
  const place = useWorkplace()
  const acts = useTaskActs(taskId)
  const { members = [], period = null } = acts.data ?? {}
  if (members.length === 0) return null
  const reported = members.filter((member) => member.reported).length
  return (
    <section aria-label="各成员填报">
      <h2>
        各成员填报
        <span className="numbers">
          {' '}
          已报 {reported}/{members.length}
        </span>
        {period && <span className="soft">（{periodWords(period)}）</span>}
      </h2>
      <ul className="task-members">
        {members.map(({ unitId, unit, answer, state, reported: has, owes, percent }) => (
          <li key={unitId}>
            {has && period ? (
              <Link to={`/${place.code}/progress/${taskId}/${period.periodId}?unit=${unitId}`}>{unit}</Link>
            ) : (
              unit
            )}{' '}
            <span className={has ? 'state-green' : owes ? 'state-yellow' : 'soft'}>
              {has ? `✓ ${progressWords[state ?? 'sent']}` : owes ? `▲ ${waits(state)}` : '未到填报'}
            </span>
            {percent !== null && <span className="numbers"> {Number(percent)}%</span>}
            {answer === 'refused' && <span className="state-red"> 已退签</span>}
            {answer === null && <span className="soft"> 未签收</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What keeps a report that has not reached the office. */
const waits = (state: string | null): string =>
  state === 'returned' ? '退回修改中' : state === 'sent-to-head' ? '待本单位审签' : '未报'
