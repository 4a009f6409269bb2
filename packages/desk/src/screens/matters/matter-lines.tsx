import type { MatterListed } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { matterNumber, matterStateWords, standingWords, stepWords } from '../../words/matters.ts'
import './matters.css'

/** 督办事项 as lines: number, title, where each stands and what is due next. */
export function MatterLines({ matters }: { readonly matters: readonly MatterListed[] }) {
  const place = useWorkplace()
  return (
    <ul className="matter-list">
      {matters.map((matter) => {
        const standing = standingWords[matter.standing]
        return (
          <li key={matter.matterId}>
            <Link to={`/${place.code}/matters/${matter.matterId}`}>
              {matterNumber(matter)} {matter.title}
            </Link>{' '}
            <span className="soft">
              {matterStateWords[matter.state]}
              {matter.next && ` · ${stepWords(matter.next)} ${matter.next.day} 前`}
            </span>{' '}
            {standing && <span className={standing.look}>{standing.words}</span>}
          </li>
        )
      })}
    </ul>
  )
}
