import type { Workbench } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useWorkplace } from '../../application/session.tsx'
import { useWaiting } from '../../application/use-messages.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { waitingWords } from '../../words/waiting.ts'
import { onlyAtTheHead, waitingLinks } from './waiting-kinds.ts'
import { WaitingRow } from './waiting-row.tsx'

/**
 * At the head of the workbench: how much waits for the person in all, and for the office each kind in one row; for others
 * the kinds that have no part of their own below. `bench`: of the year that is carried out.
 */
export function WaitingLine({ bench }: { readonly bench: Workbench }) {
  const place = useWorkplace()
  const { waiting, error } = useWaiting(place.code)
  if (!waiting) return <Trouble error={error} />
  const office = place.has('supervisor')
  const shown = waitingLinks(waiting.kinds, place.code, bench).filter(({ kind }) => office || onlyAtTheHead.has(kind))
  return (
    <>
      <p className="bench-waiting">
        <strong>{waitingWords(waiting)}</strong>
      </p>
      {shown.length > 0 && <WaitingRow waiting={shown} label="待我办理" />}
    </>
  )
}
