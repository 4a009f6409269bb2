import { Link } from 'react-router'
import { useWorkplace } from '../../../application/session.tsx'
import { Drawer } from '../../../parts/typing/guarded-drawer.tsx'
import type { Tasks } from '../use-tasks.ts'
import { TaskPlan } from './task-plan.tsx'

/** A task's plan beside the table it was opened from. */
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
  return (
    <Drawer
      open
      size={760}
      title="任务"
      onClose={onClose}
      extra={<Link to={`/${place.code}/tasks/${taskId}`}>进展与记录</Link>}
    >
      <TaskPlan key={`${taskId} ${wantedDue}`} tasks={tasks} taskId={taskId} wantedDue={wantedDue} />
    </Drawer>
  )
}
