import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { Problem } from '../../application/problem.ts'
import { saveAnswer } from '../../application/save-answer.ts'
import { useWorkplace } from '../../application/session.tsx'

/** 导出 and 打印: the lights of a month as a sheet of the whole, the areas and the units; the screen on paper. */
export function SaveTable({ year, month }: { readonly year: number; readonly month: number }) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const save = useMutation<void, Problem>({
    mutationFn: async () => saveAnswer(await place.file('GET /overview/table.xlsx', { query: { year, month } })),
    onError: (error) => void message.error(error.message, 8),
  })
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        导出 .xlsx
      </Button>{' '}
      <Button onClick={() => window.print()}>打印</Button>
    </>
  )
}
