import { Link } from 'react-router'
import type { WaitingLink } from './waiting-kinds.ts'
import './workbench.css'

/** What waits, in one row of numbers that lead to their rows; those that are late are marked. */
export function WaitingRow({ waiting, label }: { readonly waiting: readonly WaitingLink[]; readonly label: string }) {
  return (
    <ul className="waiting-row" aria-label={label}>
      {waiting.map(({ title, count, late, lateWords, to }) => (
        <li key={title}>
          <Link to={to}>
            <span>{title}</span> <strong className="numbers">{count}</strong>{' '}
            {late > 0 && (
              <span className="state state-red">
                ■ {lateWords} {late}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
