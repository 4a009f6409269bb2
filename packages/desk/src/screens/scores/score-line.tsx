import type { ScoreListed } from '@luoshi/server/desk/scores/score-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { scoreStateWords } from '../../words/scores.ts'
import './scores.css'

/** A version in a line: its period, state, and what waits. */
export function ScoreLine({ score }: { readonly score: ScoreListed }) {
  const place = useWorkplace()
  const all = place.has('supervisor', 'leader')
  return (
    <>
      <Link to={`/${place.code}/scores/${score.scoreId}`}>{score.period}考评</Link>{' '}
      <span className="soft">
        第 {score.version} 版 · {scoreStateWords[score.state]} · 数据截至{' '}
        <span className="numbers">{score.cutOff}</span>
        {all && ` · ${score.units} 个单位`}
      </span>
      {score.objections > 0 && <span className="state state-amber"> ▲ 异议待答复 {score.objections}</span>}
      {score.waits && <span className="score-waits"> 待我办理</span>}
    </>
  )
}
