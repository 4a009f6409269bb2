import { useQuery } from '@tanstack/react-query'
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
            <Link to={planAddress(place.code, taskId, task?.year ?? null)}>任务分解与变更</Link>{' '}
            <Beside taskId={taskId} />
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

/** 报告原文, and the tasks before and after it in the order of the table. */
function Beside({ taskId }: { readonly taskId: string }) {
  const place = useWorkplace()
  const { data } = useQuery({
    queryKey: [place.code, 'task', taskId, 'beside'],
    queryFn: () => place.ask('GET /tasks/:taskId/beside', { path: { taskId } }),
  })
  if (!data) return null
  const to = (words: string, one: typeof data.before) =>
    one && (
      <Link to={`/${place.code}/tasks/${one.taskId}`} title={numberedTask(taskNumber(one))}>
        {words}
      </Link>
    )
  return (
    <>
      {data.reportId !== null && place.has('supervisor', 'leader', 'reader') && (
        <Link to={`/${place.code}/reports/${data.reportId}${data.at === null ? '' : `?at=${data.at}`}`}>报告原文</Link>
      )}{' '}
      {to('上一项', data.before)} {to('下一项', data.after)}
    </>
  )
}
