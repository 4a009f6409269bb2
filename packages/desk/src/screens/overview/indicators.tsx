import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { targetWords } from '../../words/indicators.ts'
import { groundIn, lightIn } from './counts.ts'

/** 指标: the year's targets beside the newest figure of each, and the light of the task that follows it. */
export function Indicators({ data, period }: { readonly data: Overview; readonly period: number }) {
  const place = useWorkplace()
  const tasks = new Map(data.tasks.map((task) => [task.taskId, task]))
  if (data.indicators.length === 0) return null
  return (
    <section>
      <h2>主要指标</h2>
      <div className="wide">
        <table className="ledger-table overview-indicators">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">年度目标</th>
              <th scope="col">最新数据</th>
              <th scope="col">截至</th>
              <th scope="col">来源</th>
              <th scope="col">{data.periods[period]?.month}月亮灯</th>
            </tr>
          </thead>
          <tbody>
            {data.indicators.map((indicator) => {
              const { indicatorId, name, unit, reading, taskId } = indicator
              const task = taskId === null ? undefined : tasks.get(taskId)
              return (
                <tr key={indicatorId}>
                  <th scope="row">{task ? <Link to={`/${place.code}/tasks/${task.taskId}`}>{name}</Link> : name}</th>
                  <td>{targetWords(indicator)}</td>
                  <td>
                    {reading === null ? (
                      <span className="soft">尚无数据</span>
                    ) : (
                      (reading.valueText ?? `${reading.value === null ? '' : Number(reading.value)}${unit}`)
                    )}
                  </td>
                  <td>{reading?.cutOff ?? ''}</td>
                  <td>{reading?.source ?? ''}</td>
                  <td>
                    {task ? (
                      <LightTag light={lightIn(task, period)} words={groundIn(data, task, period)} />
                    ) : (
                      <span className="soft">未列入任务</span>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
