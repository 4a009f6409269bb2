import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { ScoreLine } from './score-line.tsx'
import { useScores } from './use-scores.ts'

/** In the workbench: the scores that wait for the person; nothing where none does. */
export function WaitingScores() {
  const place = useWorkplace()
  const list = useScores()
  const waiting = (list.data?.scores ?? []).filter(({ waits }) => waits)
  if (waiting.length === 0) return null
  return (
    <section className="bench-group" aria-label="考评">
      <h2>
        <Link to={`/${place.code}/scores`}>
          考评 <span className="numbers">{waiting.length}</span>
        </Link>
        <span className="soft bench-does">提请、审批或答复异议</span>
      </h2>
      <ul className="score-list">
        {waiting.slice(0, 8).map((score) => (
          <li key={score.scoreId}>
            <ScoreLine score={score} />
          </li>
        ))}
      </ul>
    </section>
  )
}
