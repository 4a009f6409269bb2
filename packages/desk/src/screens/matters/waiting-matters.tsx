import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { matterNumber, matterStateWords, standingWords, stepWords } from '../../words/matters.ts'
import './matters.css'

/** In the workbench: how many matters are due, and those whose next step is the person's; nothing where there are none. */
export function WaitingMatters() {
  return (
    <>
      <DueMatters />
      <MattersOfMine />
    </>
  )
}

/** How many matters are overdue, due today and due soon, each leading to them. */
function DueMatters() {
  const place = useWorkplace()
  const { data, error } = useQuery({
    queryKey: [place.code, 'matters', 'standings'],
    queryFn: () => place.ask('GET /matters/standings'),
  })
  if (error) return <Trouble error={error} />
  const shown = (['overdue', 'today', 'soon'] as const).filter((one) => data && data[one] > 0)
  if (!data || shown.length === 0) return null
  return (
    <p className="matter-due">
      全部事项的时限：
      {shown.map((one) => (
        <Link key={one} className={standingWords[one]?.look} to={`/${place.code}/matters?standing=${one}`}>
          {standingWords[one]?.words} {data[one]} 件
        </Link>
      ))}
    </p>
  )
}

function MattersOfMine() {
  const place = useWorkplace()
  const list = useQuery({
    queryKey: [place.code, 'matters', 'mine=1'],
    queryFn: () => place.ask('GET /matters', { query: { mine: '1' } }),
  })
  if (list.error) return <Trouble error={list.error} />
  const matters = list.data?.matters ?? []
  if (matters.length === 0) return null
  const late = matters.filter(({ standing }) => standing === 'overdue').length
  const all = `/${place.code}/matters?mine=1`
  return (
    <section className="bench-group" aria-label="督办事项">
      <h2>
        <Link to={all}>
          督办事项 <span className="numbers">{matters.length}</span>
        </Link>
        {late > 0 && <span className="state state-red">■ 逾期 {late}</span>}
        <span className="soft bench-does">待我办理</span>
      </h2>
      <ul>
        {matters.slice(0, 8).map((matter) => (
          <li key={matter.matterId}>
            <Link className="bench-item" to={`/${place.code}/matters/${matter.matterId}`}>
              <span className="numbers bench-number">{matter.ordinal ?? ''}</span>
              <span className="bench-words">
                {matter.title}
                <span className="soft">
                  （{matterStateWords[matter.state]} <span className="whole">{matterNumber(matter)}</span>）
                </span>
              </span>
              <span className="soft">{matter.leads.join('、')}</span>
              <span className={matter.standing === 'overdue' ? 'state state-red' : 'soft'}>
                {matter.standing === 'overdue'
                  ? '■ 逾期'
                  : matter.next && `${stepWords(matter.next)} ${matter.next.day} 前`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {matters.length > 8 && <Link to={all}>全部 {matters.length} 件</Link>}
    </section>
  )
}
