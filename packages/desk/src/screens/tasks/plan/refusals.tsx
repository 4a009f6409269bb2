import type { TaskDetail, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Button } from 'antd'
import { useState } from 'react'
import type { Tasks } from '../use-tasks.ts'
import { ReassignDialog } from './reassign-dialog.tsx'
import { RefusalWords } from './refusal-words.tsx'

interface RefusalsProps {
  readonly tasks: Tasks
  readonly detail: TaskDetail
  readonly row: TaskRow | undefined
}

/** 退签: which units sent the task back and why, and for the supervisor the way to hand it out again. */
export function Refusals({ tasks, detail: { refusals }, row }: RefusalsProps) {
  const [reassigning, setReassigning] = useState(false)
  if (refusals.length === 0) return null
  return (
    <section aria-label="退签">
      <h2>退签</h2>
      <RefusalWords refusals={refusals} />
      {tasks.edits && row?.status === 'refused' && (
        <div className="tasks-plan-actions">
          <Button type="primary" size="small" onClick={() => setReassigning(true)}>
            重新下达…
          </Button>
        </div>
      )}
      {tasks.edits && row?.status !== 'refused' && (
        <p className="soft">第一责任单位没有退签，任务照常进行；是否调整退签的单位，在任务表中修改。</p>
      )}
      {reassigning && row && (
        <ReassignDialog tasks={tasks} row={row} refusals={refusals} onClose={() => setReassigning(false)} />
      )}
    </section>
  )
}
