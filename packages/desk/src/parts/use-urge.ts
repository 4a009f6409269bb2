import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { AnswerOf, BodyOf } from '../application/ask.ts'
import type { Problem } from '../application/problem.ts'
import { useWorkplace } from '../application/session.tsx'

/** 催报 by one press: sends it, and says whom it reached and which units have nobody to be told. */
export function useUrge() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  return useMutation<AnswerOf<'POST /urges'>, Problem, BodyOf<'POST /urges'>>({
    mutationFn: (body) => place.ask('POST /urges', { body }),
    onSuccess: ({ units, tasks, people, nobody }) => {
      const sent = `已催报 ${units} 个单位 ${tasks} 项，${people} 人收到消息。`
      if (nobody.length === 0) message.success(sent)
      else
        modal.warning({
          title: sent,
          content: `${nobody.join('、')}还没有登记承办人员或第一责任人，没有人收得到。`,
        })
    },
    onError: (problem) => message.error(problem.message, 6),
    onSettled: () => queries.invalidateQueries({ queryKey: [place.code] }),
  })
}
