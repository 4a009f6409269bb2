import { Link, useParams } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { numberedTask, taskNumber } from '../../words/task-number.ts'
import { InstructButton } from '../instructions/instruct-button.tsx'
import { InstructionsSection } from '../instructions/instructions-section.tsx'
import { MattersOfTask } from './matters-of-task.tsx'
import { planAddress } from './plan-address.ts'
import { ScoresOfTask } from './scores-of-task.tsx'
import { TaskRecordView, useTaskRecord } from './task-record-view.tsx'

/** A task as a page of its own, which can be linked and printed. */
export function TaskPage() {
  const place = useWorkplace()
  const { taskId = '' } = useParams()
  const record = useTaskRecord(taskId)
  const task = record.data?.task
  return (
    <>
      <PageHeader
        title={task ? numberedTask(taskNumber(task)) : '任务'}
        aside={task && `${task.year}年度 · ${task.leads[0]?.unit ?? '牵头单位未定'}`}
        actions={
          <>
            <InstructButton subject="task" subjectId={taskId} />{' '}
            {!place.roles.every((role) => role === 'reader') && (
              <Link to={`/${place.code}/matters?task=${taskId}`}>督办事项</Link>
            )}{' '}
            {!place.roles.every((role) => role === 'reader') && (
              <Link to={`/${place.code}/inspections?task=${taskId}`}>督查活动</Link>
            )}{' '}
            {place.has('supervisor') && <Link to={`/${place.code}/matters/new?task=${taskId}`}>交办督办事项</Link>}{' '}
            <Link to={planAddress(place.code, taskId, task?.year ?? null)}>任务分解与变更</Link>
          </>
        }
      />
      <InstructionsSection subject="task" subjectId={taskId} />
      <TaskRecordView taskId={taskId} />
      <MattersOfTask taskId={taskId} />
      <ScoresOfTask taskId={taskId} />
    </>
  )
}
