import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { taskNumber } from '../../words/task-number.ts'
import { statusWords } from '../../words/tasks.ts'
import { groundIn, leadWords, lightIn, lightOrder } from '../overview/counts.ts'

const first = 20

interface TaskLinesProps {
  readonly data: Pick<Overview, 'grounds'>
  readonly tasks: readonly OverviewTask[]
  readonly period: number
  /** Names the unit that answers for each; null where that is the page's own. */
  readonly unitName: ((id: string | null) => string) | null
}

/** Tasks with their light and its ground, limit and unit, what is wrong first; the first twenty, then all when asked. */
export function TaskLines({ data, tasks, period, unitName }: TaskLinesProps) {
  const place = useWorkplace()
  const [all, setAll] = useState(false)
  const ordered = tasks.toSorted(
    (a, b) => lightOrder.indexOf(lightIn(a, period)) - lightOrder.indexOf(lightIn(b, period)) || a.number - b.number,
  )
  return (
    <>
      <ul className="carried-tasks">
        {(all ? ordered : ordered.slice(0, first)).map((task) => (
          <li key={task.taskId}>
            <Link to={`/${place.code}/tasks/${task.taskId}`}>
              <span className="numbers">{taskNumber(task)}</span> {task.wording}
            </Link>
            <span className="carried-facts">
              <LightTag light={lightIn(task, period)} words={groundIn(data, task, period)} />
              <span className="soft">
                {unitName !== null && `${leadWords(task, unitName)} · `}
                {task.dueOn === null ? '时限未定' : `${task.dueOn} 前`}
                {task.status !== 'active' && ` · ${statusWords[task.status]}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {ordered.length > first && !all && (
        <p>
          <button type="button" className="count" onClick={() => setAll(true)}>
            显示全部 {ordered.length} 项
          </button>
        </p>
      )}
    </>
  )
}
