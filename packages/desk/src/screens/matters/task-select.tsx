import type { TaskTable } from '@luoshi/server/desk/tasks/task-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { taskNumber } from '../../words/task-number.ts'

/** Choose tasks of the year, by number or words. */
export function TaskSelect(props: {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (value: string[]) => void
}) {
  const place = useWorkplace()
  const tasks = useQuery({
    queryKey: [place.code, 'tasks', 'of-matter'],
    queryFn: () => call<TaskTable>(place.api('tasks')),
    staleTime: 60_000,
  })
  const options = (tasks.data?.rows ?? []).map(({ taskId, number, part, wording }) => ({
    value: taskId,
    label: `${taskNumber({ number, part })} ${wording}`,
  }))
  return (
    <Select
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={tasks.isPending}
      options={options}
      placeholder="可不选；选了的，从任务页面能看到这件事项"
      {...props}
    />
  )
}
