import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { Problem } from '../application/problem.ts'
import { saveAnswer } from '../application/save-answer.ts'

/** 导出: two buttons that hand a list to the browser as a workbook or as CSV. */
export function SaveTable({ file }: { readonly file: (as: 'xlsx' | 'csv') => Promise<Response> }) {
  const { message } = App.useApp()
  const save = useMutation<void, Problem, 'xlsx' | 'csv'>({
    mutationFn: async (as) => saveAnswer(await file(as)),
    onError: (error) => void message.error(error.message, 8),
  })
  return (
    <>
      <Button loading={save.isPending && save.variables === 'xlsx'} onClick={() => save.mutate('xlsx')}>
        导出 .xlsx
      </Button>{' '}
      <Button loading={save.isPending && save.variables === 'csv'} onClick={() => save.mutate('csv')}>
        导出 .csv
      </Button>
    </>
  )
}
