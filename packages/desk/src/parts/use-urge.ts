import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { AnswerOf, BodyOf } from '../application/ask.ts'
import { isAway, type Problem, wordsOf } from '../application/problem.ts'
import { useWorkplace } from '../application/session.tsx'
import { withdrawnWords } from '../words/reporting.ts'
import { askAnyway, useBeforeAsking } from './burden-warning.tsx'

/**
 * 催报 by one press: says before what goes beyond the office's own limits, sends it, and says whom it reached and which units
 * have nobody to be told. Resolves with null when somebody cancelled at the warning.
 */
export function useUrge() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const before = useBeforeAsking()
  /** Takes urges back that nobody has read; the answer names the units whose people have. */
  const withdraw = async (urgeIds: readonly string[]): Promise<AnswerOf<'POST /urges/withdrawal'>> => {
    try {
      return await place.ask('POST /urges/withdrawal', { body: { urgeIds } })
    } finally {
      void queries.invalidateQueries({ queryKey: [place.code] })
    }
  }
  const sending = useMutation<AnswerOf<'POST /urges'> | null, Problem, BodyOf<'POST /urges'>>({
    mutationFn: async (body) => {
      const { unitIds = [], taskIds = [] } = body
      const warnings = await before('urge', unitIds, taskIds)
      const stays = warnings.length > 0 && !(await modal.confirm(askAnyway(warnings, '仍要催报')))
      return stays ? null : place.ask('POST /urges', { body })
    },
    onSuccess: (answer) => {
      if (answer === null) return
      const { units, tasks, people, nobody, justUrged } = answer
      const left = justUrged === 0 ? '' : `另有 ${justUrged} 项刚刚已由他人催报，没有重复发送。`
      const sent = `已催报 ${units} 个单位 ${tasks} 项，${people} 人收到消息。${left}`
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
  /** {@link withdraw}, with a notice of the outcome; false when the server did not answer and it can be retried. */
  const takeBack = (urgeIds: readonly string[], mailed = false): Promise<boolean> =>
    withdraw(urgeIds).then(
      (answer) => {
        void message.info(withdrawnWords(answer, mailed), 6)
        return true
      },
      (problem) => {
        void message.error(wordsOf(problem), 8)
        return !isAway(problem)
      },
    )
  return { ...sending, withdraw, takeBack }
}
