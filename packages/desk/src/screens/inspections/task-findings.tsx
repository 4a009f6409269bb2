import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { findingWords, inspectionNumber, methodWords } from '../../words/inspections.ts'
import './inspections.css'

/** What inspections found of a task, beside what was reported; of one report where it is named. Nothing where none is. */
export function TaskFindings({ taskId, progressId }: { readonly taskId: string; readonly progressId?: string }) {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'task-findings', taskId],
    queryFn: () => place.ask('GET /tasks/:taskId/findings', { path: { taskId } }),
    enabled: !place.roles.every((role) => role === 'reader'),
  })
  if (list.error && !list.data) return progressId === undefined ? <Trouble error={list.error} /> : null
  const findings = (list.data?.findings ?? []).filter((one) => one.progressId === (progressId ?? null))
  if (findings.length === 0) return null
  return (
    <ul className="inspection-findings" aria-label="督查核实">
      {findings.map((one) => (
        <li key={one.sheetId}>
          <span className="state state-red">■ 督查核实：{findingWords[one.finding]}</span>，核实为{' '}
          <strong>{one.found}</strong>
          {one.reported && <span className="soft">（填报：{one.reported}）</span>}{' '}
          <span className="soft numbers">
            {one.day} {methodWords[one.method]}
          </span>{' '}
          <Link to={`/${place.code}/inspections/${one.inspectionId}`}>{inspectionNumber(one)}</Link>
        </li>
      ))}
    </ul>
  )
}
