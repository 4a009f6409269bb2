import { z } from 'zod'
import { mayDo } from '../../../access/may-do.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { commentOnTask } from '../../../commands/tasks/comment-on-task.ts'
import { withdrawComment } from '../../../commands/tasks/withdraw-comment.ts'
import { commentsTable } from '../../../exchange/comments/comments-table.ts'
import {
  allComments,
  type Conversation,
  conversations,
  type TaskComment,
  taskComments,
} from '../../../queries/comments/task-comments.ts'
import { defineRoute } from '../define-route.ts'
import type { DeskDependencies } from '../desk-dependencies.ts'
import { idParam } from '../id-param.ts'
import { placeInTitle, tableFile } from '../table-file.ts'
import { mayReadTable } from '../tasks/may-read-table.ts'

export type { Conversation, TaskComment } from '../../../queries/comments/task-comments.ts'

/** `GET /tasks/:taskId/comments` */
export interface TaskCommentsAnswer {
  /** The oldest first. */
  readonly comments: readonly TaskComment[]
  /** Whether the person may write one. */
  readonly mayWrite: boolean
}

/** `GET /comments` */
export interface ConversationsAnswer {
  /** The newest words first. */
  readonly conversations: readonly Conversation[]
}

/** 留言 between the office and the units of a task; the person who may read the task reads them. */
export const commentRoutes = [
  defineRoute({
    method: 'get',
    path: '/comments',
    run: async ({ deps, actor }) => {
      const refused = await mayReadTable(deps.db, actor)
      return (
        refused ??
        ({ conversations: await conversations(deps.db, actor) } satisfies ConversationsAnswer as ConversationsAnswer)
      )
    },
  }),
  defineRoute({
    method: 'get',
    path: '/comments/table.xlsx',
    file: { shownBy: ['/comments', '/tasks/:taskId/comments'] },
    run: async ({ deps, actor, code }) =>
      (await mayReadTable(deps.db, actor)) ?? tableFile(await tableOf(deps, actor, code), 'xlsx'),
  }),
  defineRoute({
    method: 'get',
    path: '/comments/table.csv',
    file: { shownBy: ['/comments', '/tasks/:taskId/comments'] },
    run: async ({ deps, actor, code }) =>
      (await mayReadTable(deps.db, actor)) ?? tableFile(await tableOf(deps, actor, code), 'csv'),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/comments',
    needsOnTask: 'task.read',
    run: async ({ deps, actor, may }): Promise<TaskCommentsAnswer> => {
      const [comments, writes] = await Promise.all([
        taskComments(deps.db, actor, may.taskId),
        mayDo(deps.db, actor, 'task.comment', { taskId: may.taskId }),
      ])
      return { comments, mayWrite: writes.kind === 'allowed' }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/comments',
    needsOnTask: 'task.comment',
    body: z.strictObject({ commentId: z.uuid(), words: z.string().trim().min(1, '请写明留言内容').max(2000) }),
    run: ({ deps, at, ask, body }) => commentOnTask(deps.db, ask, at, body),
  }),
  defineRoute({
    method: 'post',
    path: '/tasks/:taskId/comments/:commentId/withdrawal',
    needsOnTask: 'task.comment',
    run: ({ deps, at, ask, param }) => withdrawComment(deps.db, ask, at, idParam(param, 'commentId')),
  }),
] as const

async function tableOf(deps: DeskDependencies, actor: SignedIn, code: string) {
  const [all, place] = await Promise.all([allComments(deps.db, actor), placeInTitle(deps, code)])
  return commentsTable(all, place, actor.today)
}
