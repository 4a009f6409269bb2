import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { lightWords } from '../../words/lights.ts'
import { taskNumber } from '../../words/task-number.ts'
import { groundIn, lightIn } from './counts.ts'

/** A task in one line that leads to it: number, words, unit where it is given, light with why; `turned` says what it was before. */
export function TaskTold({
  data,
  task,
  period,
  unit,
  turned = false,
}: {
  readonly data: Pick<Overview, 'grounds'>
  readonly task: OverviewTask
  readonly period: number
  readonly unit?: string
  readonly turned?: boolean
}) {
  const place = useWorkplace()
  return (
    <>
      <Link to={`/${place.code}/tasks/${task.taskId}`}>
        <span className="numbers">{taskNumber(task)}</span> {task.wording}
      </Link>{' '}
      {unit !== undefined && <span className="soft">{unit} </span>}
      {turned && <span className="soft whole">{lightWords[lightIn(task, period - 1)]} → </span>}
      <LightTag light={lightIn(task, period)} words={groundIn(data, task, period)} />
    </>
  )
}
