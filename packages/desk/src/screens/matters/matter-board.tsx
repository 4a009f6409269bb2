import type { MatterListed } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Link, useSearchParams } from 'react-router'
import { matterNumber, matterStateWords, standingWords, stepWords } from '../../words/matters.ts'
import type { OfMatters } from './matter-table.tsx'

type State = MatterListed['state']

/** The columns of the board, in the order of a matter's way; each state stands in one. */
const boardColumns: readonly { readonly title: string; readonly states: readonly State[] }[] = [
  { title: '立项', states: ['draft', 'proposed', 'registered'] },
  { title: '签收', states: ['handed-out', 'refused'] },
  { title: '办理', states: ['active', 'reported'] },
  { title: '延期审批', states: ['extension-asked', 'extension-reviewed'] },
  { title: '办结审核', states: ['close-asked'] },
  { title: '已办结', states: ['closed', 'struck-off'] },
  { title: '中止、终止', states: ['suspended', 'adjusted', 'terminated', 'discarded'] },
]

/** The most cards of a column; the rest stands in the list. */
const mostCards = 30

/** The matters by state, a column a stage; on a phone one below the other. */
export function MatterBoard({ matters, code }: OfMatters) {
  const [params] = useSearchParams()
  /** The list of a column, under the same filters. */
  const listOf = (states: readonly State[]) => {
    const to = new URLSearchParams(params)
    to.delete('view')
    to.set('state', states.join(','))
    return `/${code}/matters?${to}`
  }
  return (
    <div className="matter-board">
      {boardColumns.map(({ title, states }) => {
        const within = matters.filter(({ state }) => states.includes(state))
        return (
          <section key={title} aria-label={title}>
            <h2>
              {title} <span className="numbers soft">{within.length}</span>
            </h2>
            <ul>
              {within.slice(0, mostCards).map((matter) => (
                <Card key={matter.matterId} matter={matter} code={code} />
              ))}
            </ul>
            {within.length > mostCards && <Link to={listOf(states)}>全部 {within.length} 件</Link>}
          </section>
        )
      })}
    </div>
  )
}

function Card({ matter, code }: { readonly matter: MatterListed; readonly code: string }) {
  const standing = standingWords[matter.standing]
  return (
    <li>
      <Link to={`/${code}/matters/${matter.matterId}`}>{matter.title}</Link>
      <div className="soft numbers">
        {matterStateWords[matter.state]} <span className="whole">{matterNumber(matter)}</span>
      </div>
      <div className="soft">{matter.leads.join('、')}</div>
      {matter.next && (
        <div className="numbers">
          {stepWords(matter.next)} <span className="whole">{matter.next.day}</span>{' '}
          {standing && <span className={standing.look}>{standing.words}</span>}
        </div>
      )}
      {matter.waits && <div className="matter-waits">待我办理</div>}
    </li>
  )
}
