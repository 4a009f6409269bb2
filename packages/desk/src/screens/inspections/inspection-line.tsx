import type { InspectionListed } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { inspectionNumber, inspectionStateWords } from '../../words/inspections.ts'
import { matterKindWords } from '../../words/matters.ts'
import './inspections.css'

/** An inspection in a line: its title, number, state, days, whom it looked at, and how far the rectification is. */
export function InspectionLine({ inspection }: { readonly inspection: InspectionListed }) {
  const place = useWorkplace()
  return (
    <>
      <Link to={`/${place.code}/inspections/${inspection.inspectionId}`}>{inspection.title}</Link>
      <div className="soft">
        {matterKindWords[inspection.kind]} <span className="numbers">{inspectionNumber(inspection)}</span> ·{' '}
        {inspectionStateWords[inspection.state]} ·{' '}
        <span className="numbers whole">
          {inspection.from} 至 {inspection.to}
        </span>{' '}
        · {inspection.units.join('、')}
        {inspection.items > 0 && ' · '}
        {inspection.items > 0 && (
          <span className="numbers whole">
            整改 {inspection.settled}/{inspection.items}
          </span>
        )}
        {inspection.late > 0 && <span className="state state-red"> ■ 逾期 {inspection.late}</span>}
        {inspection.objections > 0 && <span className="state state-amber"> ▲ 异议待复核 {inspection.objections}</span>}
        {inspection.waits && <span className="inspection-waits"> 待我办理</span>}
      </div>
    </>
  )
}
