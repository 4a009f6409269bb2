import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { InspectionLine } from './inspection-line.tsx'
import { useInspections } from './use-inspection.ts'

/** In the workbench: the inspections that wait for the person; nothing where none does. */
export function WaitingInspections() {
  const place = useWorkplace()
  const list = useInspections()
  if (list.error && !list.data) return <Trouble error={list.error} />
  const waiting = (list.data?.inspections ?? []).filter(({ waits }) => waits)
  if (waiting.length === 0) return null
  return (
    <section className="bench-group" aria-label="督查活动">
      <h2>
        <Link to={`/${place.code}/inspections`}>
          督查活动 <span className="numbers">{waiting.length}</span>
        </Link>
        <span className="soft bench-does">审批、记录、送达、签收、整改、验收或复核</span>
      </h2>
      <ul className="inspection-list">
        {waiting.slice(0, 8).map((inspection) => (
          <li key={inspection.inspectionId}>
            <InspectionLine inspection={inspection} />
          </li>
        ))}
      </ul>
    </section>
  )
}
