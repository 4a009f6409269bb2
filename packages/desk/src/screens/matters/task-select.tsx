import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'
import { MultiSelect } from '../../parts/multi-select.tsx'
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
    queryFn: () => place.ask('GET /tasks'),
    staleTime: 60_000,
  })
  const options = (tasks.data?.rows ?? []).map(({ taskId, number, part, wording }) => ({
    value: taskId,
    label: `${taskNumber({ number, part })} ${wording}`,
  }))
  return (
    <MultiSelect
      allowClear
      loading={tasks.isPending}
      options={options}
      placeholder="可不选；选了的，从任务页面能看到这件事项"
      {...props}
    />
  )
}
