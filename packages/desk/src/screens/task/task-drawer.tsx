import { Drawer } from 'antd'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { TaskRecordView } from './task-record-view.tsx'

/** A task beside the table it was opened from; `null` closes it. */
export function TaskDrawer({ taskId, onClose }: { readonly taskId: string | null; readonly onClose: () => void }) {
  const place = useWorkplace()
  return (
    <Drawer
      open={taskId !== null}
      onClose={onClose}
      size={720}
      title="任务"
      extra={taskId && <Link to={`/${place.code}/tasks/${taskId}`}>单独打开</Link>}
      destroyOnHidden
    >
      {taskId && <TaskRecordView taskId={taskId} />}
    </Drawer>
  )
}
