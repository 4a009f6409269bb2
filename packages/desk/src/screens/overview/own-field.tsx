import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { useWaiting } from '../../application/use-messages.ts'
import { LightTag } from '../../parts/light-tag.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { lightWords } from '../../words/lights.ts'
import { waitingLinks } from '../workbench/waiting-kinds.ts'
import { WaitingRow } from '../workbench/waiting-row.tsx'
import { Count, type Open } from './count.tsx'
import { countsOf, leadWords, lightOrder } from './counts.ts'
import { TaskTold } from './task-told.tsx'
import { Turned } from './turned.tsx'

/** How many of the field's tasks that are far behind are told one by one. */
const told = 6

interface OwnFieldProps {
  readonly data: Overview
  readonly period: number
  readonly open: Open
  readonly unitName: (id: string | null) => string
}

/**
 * What a leader begins with: what waits for a decision, the lights of the own field with the place's beside them, what is
 * far behind and what turned, each with why.
 */
export function OwnField({ data, period, open, unitName }: OwnFieldProps) {
  const place = useWorkplace()
  const own = new Set([place.personId, ...place.standingInFor.map(({ personId }) => personId)])
  const tasks = data.tasks.filter(({ leaderId }) => leaderId !== null && own.has(leaderId))
  const month = data.periods[period]?.month
  return (
    <div className="own-field">
      <Decisions />
      <section aria-label="我分管的任务">
        <h2>
          我分管的任务 <span className="soft">{month}月</span>
        </h2>
        {tasks.length === 0 ? (
          <p className="soft">
            {data.year}年已下达的任务中没有由您牵头的。下面是{place.name}的情况；牵头领导由督查室在任务分解表中填写。
          </p>
        ) : (
          <>
            <Beside data={data} tasks={tasks} period={period} open={open} />
            <Behind {...{ data, tasks, period, unitName }} />
          </>
        )}
      </section>
      {tasks.length > 0 && (
        <Turned data={{ ...data, tasks }} period={period} open={open} title={`我分管的任务${month}月变化`} />
      )}
      <h2 className="own-field-end">{place.name}全部任务</h2>
    </div>
  )
}

/** 待我决定: in one row, of the year that is carried out whichever is looked at; said where there is nothing. */
function Decisions() {
  const { code, ask } = useWorkplace()
  const { waiting, error } = useWaiting(code)
  const bench = useQuery({
    queryKey: [code, 'workbench', null],
    queryFn: () => ask('GET /workbench', { query: { year: undefined } }),
  })
  return (
    <section aria-label="待我决定">
      <h2>待我决定</h2>
      {!waiting && <Trouble error={error} />}
      {waiting?.total === 0 && <p className="soft">没有等您决定的事。</p>}
      {waiting && waiting.total > 0 && (
        <WaitingRow waiting={waitingLinks(waiting.kinds, code, bench.data ?? { year: null })} label="待我决定" />
      )}
    </section>
  )
}

/** The lights of the field and of the whole place, one under the other. */
function Beside({
  data,
  tasks,
  period,
  open,
}: Pick<OwnFieldProps, 'data' | 'period' | 'open'> & { readonly tasks: readonly OverviewTask[] }) {
  const place = useWorkplace()
  const month = data.periods[period]?.month
  const leaders = new Set(tasks.map(({ leader }) => leader ?? ''))
  const rate = (shown: number | undefined) => `${(shown ?? 0).toFixed(1)}%`
  // the rate of one leader is the server's; of several at once there is none
  const [only] = leaders
  const ownRate = leaders.size === 1 && only !== undefined ? rate(data.completion.leader[only]?.[period]) : '—'
  const rows = [
    { name: '我分管的', of: tasks, completion: ownRate },
    { name: place.name, of: data.tasks, completion: rate(data.shares[period]?.blue) },
  ]
  return (
    <div className="wide">
      <table className="ledger-table field-lights">
        <thead>
          <tr>
            <th scope="col">范围</th>
            <th scope="col">任务</th>
            <th scope="col">完成率</th>
            {lightOrder.map((light) => (
              <th scope="col" key={light}>
                <LightTag light={light} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of, completion }) => {
            const counts = countsOf(of, period)
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Count tasks={of} title={`${name}任务`} open={open} />
                </td>
                <td>{completion}</td>
                {lightOrder.map((light) => (
                  <td key={light}>
                    <Count tasks={counts[light]} title={`${name} ${month}月${lightWords[light]}`} open={open} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The field's tasks that are far behind, furthest first, each with why. */
function Behind({
  data,
  tasks,
  period,
  unitName,
}: Pick<OwnFieldProps, 'data' | 'period' | 'unitName'> & { readonly tasks: readonly OverviewTask[] }) {
  const place = useWorkplace()
  const { red } = countsOf(tasks, period)
  if (red.length === 0) return <p className="soft">没有严重滞后的任务。</p>
  const furthest = red.toSorted((a, b) => (a.deviation ?? 0) - (b.deviation ?? 0) || a.number - b.number)
  return (
    <>
      <h3>
        严重滞后 <span className="numbers">{red.length}</span>
      </h3>
      <ul className="overview-turned">
        {furthest.slice(0, told).map((task) => (
          <li key={task.taskId}>
            <TaskTold {...{ data, task, period }} unit={leadWords(task, unitName)} />
          </li>
        ))}
      </ul>
      {red.length > told && (
        <Link to={`/${place.code}/leaders/${place.personId}?year=${data.year}`}>查看我分管的全部任务</Link>
      )}
    </>
  )
}
