import type { MatterListed } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { stepWords } from '../../words/matters.ts'
import type { OfMatters } from './matter-table.tsx'
import { monthAfter, monthWeeks } from './month-days.ts'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** The moments by which something is due, on the days of a month; on a phone only the days that have one. */
export function MatterCalendar({ matters, code }: OfMatters) {
  const place = useWorkplace()
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? ''
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : place.today.slice(0, 7)
  const go = (next: string) => {
    const to = new URLSearchParams(params)
    to.set('month', next)
    setParams(to, { replace: true })
  }
  const due = new Map<string, { readonly matter: MatterListed; readonly step: MatterListed['open'][number] }[]>()
  for (const matter of matters)
    for (const step of matter.open) due.set(step.day, [...(due.get(step.day) ?? []), { matter, step }])
  const count = [...due].reduce((sum, [day, on]) => sum + (day.startsWith(month) ? on.length : 0), 0)
  return (
    <section aria-label="办理时限日历">
      <div className="matter-month">
        <Button onClick={() => go(monthAfter(month, -1))}>上月</Button>
        <h2 className="numbers">
          {month.slice(0, 4)}年{Number(month.slice(5))}月 <span className="soft">到期 {count} 项</span>
        </h2>
        <Button onClick={() => go(monthAfter(month, 1))}>下月</Button>
        {month !== place.today.slice(0, 7) && <Button onClick={() => go(place.today.slice(0, 7))}>本月</Button>}
      </div>
      {count === 0 && <p className="soft">这个月没有到期的办理时限。</p>}
      <table className="matter-calendar">
        <thead>
          <tr>
            {weekdays.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week never change places
                  key={index}
                  className={day !== null && due.has(day) ? 'has-due' : ''}
                  aria-current={day === place.today ? 'date' : undefined}
                >
                  {day !== null && (
                    <>
                      <span className="numbers soft">
                        {Number(day.slice(8))}
                        {day === place.today && ' 今天'}
                      </span>
                      <Due on={due.get(day) ?? []} code={code} past={day < place.today} />
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The most moments of a day that are written out. */
const mostOfDay = 8

function Due({
  on,
  code,
  past,
}: {
  readonly on: readonly { readonly matter: MatterListed; readonly step: MatterListed['open'][number] }[]
  readonly code: string
  readonly past: boolean
}) {
  if (on.length === 0) return null
  return (
    <ul>
      {on.slice(0, mostOfDay).map(({ matter, step }) => (
        <li key={`${matter.matterId} ${step.step}`}>
          <Link to={`/${code}/matters/${matter.matterId}`}>{matter.title}</Link>{' '}
          <span className={past ? 'state state-red' : 'soft'}>
            {past && '■ 逾期 '}
            {stepWords(step)}
          </span>
        </li>
      ))}
      {on.length > mostOfDay && <li className="soft">另有 {on.length - mostOfDay} 项，见列表</li>}
    </ul>
  )
}
