import type { WaitingKind } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { useWaiting } from '../../application/use-messages.ts'
import { waitingWords } from '../../words/waiting.ts'
import { groupWords } from './group-words.ts'

/** At the head of the workbench: how much waits for the person in all, and of each kind with the list where it is done. */
export function WaitingLine() {
  const { code } = useWorkplace()
  const waiting = useWaiting(code)
  if (!waiting) return null
  return (
    <p className="bench-waiting">
      <strong>{waitingWords(waiting)}</strong>
      {waiting.kinds.map(({ kind, count }) => (
        <Link key={kind} to={`/${code}/${placeOf(kind).opens}`}>
          {placeOf(kind).title} <span className="numbers">{count}</span>
        </Link>
      ))}
    </p>
  )
}

type BesideTasks = Exclude<WaitingKind, keyof typeof groupWords>

/** Kinds that are no tasks or reports: what they are called, and the list of them. */
const besideTasks: Readonly<Record<BesideTasks, { readonly title: string; readonly opens: string }>> = {
  matter: { title: '督办事项', opens: 'matters?mine=1' },
  slip: { title: '督查单', opens: 'slips?mine=1' },
  instruction: { title: '领导批示', opens: 'instructions' },
  clue: { title: '线索', opens: 'clues' },
  inspection: { title: '督查活动', opens: 'inspections' },
  bulletin: { title: '通报', opens: 'bulletins' },
  score: { title: '考评', opens: 'scores' },
  power: { title: '权限变动待确认', opens: 'administration/people' },
}
const places = { ...groupWords, ...besideTasks }

const placeOf = (kind: WaitingKind) => places[kind]
