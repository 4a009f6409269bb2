import type { WaitingKind } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { useWaiting } from '../../application/use-messages.ts'
import { waitingWords } from '../../words/waiting.ts'

/** At the head of the workbench: how much waits for the person in all; with the lists that have no part of their own below. */
export function WaitingLine() {
  const { code } = useWorkplace()
  const waiting = useWaiting(code)
  if (!waiting) return null
  return (
    <p className="bench-waiting">
      <strong>{waitingWords(waiting)}</strong>
      {waiting.kinds.map(({ kind, count }) => {
        const list = lists[kind]
        return (
          list && (
            <Link key={kind} to={`/${code}/${list.opens}`}>
              {list.title} <span className="numbers">{count}</span>
            </Link>
          )
        )
      })}
    </p>
  )
}

/** Kinds that the workbench shows nowhere else: what they are called, and where they are done. */
const lists: Readonly<Partial<Record<WaitingKind, { readonly title: string; readonly opens: string }>>> = {
  slip: { title: '督查单', opens: 'slips?mine=1' },
  clue: { title: '线索', opens: 'clues' },
  power: { title: '待确认的权限变动', opens: 'administration/people' },
}
