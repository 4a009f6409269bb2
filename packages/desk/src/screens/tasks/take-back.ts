import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import type { AnswerOf } from '../../application/ask.ts'
import type { useUrge } from '../../parts/use-urge.ts'
import { withdrawnWords } from '../../words/reporting.ts'
import { numbersWords, taskNumber } from '../../words/task-number.ts'
import type { Tasks } from './use-tasks.ts'

/**
 * What takes the handing out of a moment back: of each task that no unit has answered for, and nobody handed out again. Says
 * which stay, and who had read of it.
 */
export function takeBackHandOut(tasks: Tasks, rows: readonly TaskRow[], assignedAt: string): () => Promise<string> {
  return async () => {
    const answered: AnswerOf<'POST /tasks/assign/withdrawal'>[] = []
    const problem = await tasks.act(async (ask, seen) => {
      answered.push(await ask('POST /tasks/assign/withdrawal', { body: { tasks: rows.map(seen), assignedAt } }))
    })
    if (problem) throw problem
    const [answer] = answered
    if (!answer) return '已撤回下达。'
    const numbers = new Map(rows.map((row) => [row.taskId, taskNumber(row)]))
    const stay = answer.stay.map(({ taskId }) => numbers.get(taskId) ?? '')
    return [
      `已撤回下达 ${answer.tasks.length} 项`,
      ...(stay.length > 0 ? [`${numbersWords(stay, 8)}已签收、退签、有填报、已重新下达或不在待签收，没有撤回`] : []),
      ...(answer.told > 0 ? [`已读过下达消息的 ${answer.told} 人已另行告知`] : []),
    ].join('；')
  }
}

/** What takes a join back: the parts are there again. */
export function takeBackJoin(tasks: Tasks, first: TaskRow): () => Promise<string> {
  return async () => {
    const { taskId } = first
    const problem = await tasks.act((ask, seen) =>
      ask('POST /tasks/:taskId/join/withdrawal', { path: { taskId }, body: { revision: seen(first).revision } }),
    )
    if (problem) throw problem
    return '已撤销合并，恢复为合并前的任务。'
  }
}

/** What takes urges back: those that nobody has read. */
export function takeBackUrges(
  { withdraw }: ReturnType<typeof useUrge>,
  { urgeIds, mailed }: Pick<AnswerOf<'POST /urges'>, 'urgeIds' | 'mailed'>,
): () => Promise<string> {
  return async () => withdrawnWords(await withdraw(urgeIds), mailed)
}
