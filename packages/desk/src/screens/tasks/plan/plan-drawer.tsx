import { Link } from 'react-router'
import { useWorkplace } from '../../../application/session.tsx'
import { Drawer } from '../../../parts/typing/guarded-drawer.tsx'
import { numberedTask, taskNumber } from '../../../words/task-number.ts'
import { useTaskRecord } from '../../task/task-record-view.tsx'
import { TaskStanding } from '../../task/task-standing.tsx'
import type { Tasks } from '../use-tasks.ts'
import { TaskPlan } from './task-plan.tsx'

/** A task beside the table it was opened from: where it stands, what may be done, and its plan. */
export function PlanDrawer({
  tasks,
  taskId,
  wantedDue,
  onClose,
}: {
  readonly tasks: Tasks
  readonly taskId: string
  /** A day to be proposed for it, `YYYY-MM-DD`. */
  readonly wantedDue: string | null
  readonly onClose: () => void
}) {
  const place = useWorkplace()
  const record = useTaskRecord(taskId)
  const task = record.data?.task
  return (
    <Drawer
      open
      size={760}
      title={task ? numberedTask(taskNumber(task)) : '任务'}
      onClose={onClose}
      extra={<Link to={`/${place.code}/tasks/${taskId}`}>任务全部记录</Link>}
    >
      {record.data && (
        <div className="tasks-plan-head">
          <TaskStanding key={`${taskId} ${wantedDue}`} record={record.data} wantedDue={wantedDue} />
        </div>
      )}
      <TaskPlan key={taskId} tasks={tasks} taskId={taskId} />
    </Drawer>
  )
}
