import type { TaskTable } from '@luoshi/server/desk/tasks/task-routes.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { OutsideDialog } from './outside-dialog.tsx'
import type { Tasks } from './use-tasks.ts'

/** What can be added to the table of a year: its targets where they stand outside of it, and tasks that no report holds. */
export function AddTasks({ tasks, table }: { readonly tasks: Tasks; readonly table: TaskTable }) {
  const { modal, message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const { year, unlistedTargets } = table
  const listTargets = () =>
    modal.confirm({
      title: `把 ${unlistedTargets} 项预期目标列入任务表`,
      content:
        '每个数字列为一行，排在任务表最前，与本年度的指标相连，按数值评判。列入后可以暂不下达：没有下达的不评灯、不催报，也不公开。列入不增加承诺事项的项数。',
      okText: '列入',
      cancelText: '取消',
      onOk: async () => {
        const said = await tasks.act((ask) => ask('POST /tasks/targets', { body: { year } }))
        if (said) void message.error(said.message, 8)
        else void message.success(`已把 ${unlistedTargets} 项预期目标列入任务表。`)
      },
    })
  return (
    <>
      {unlistedTargets > 0 && <Button onClick={listTargets}>列入预期目标（{unlistedTargets}）</Button>}
      <Button onClick={() => setAdding(true)}>新增任务</Button>
      {adding && <OutsideDialog tasks={tasks} year={year} onClose={() => setAdding(false)} />}
    </>
  )
}
