import type { Kysely } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { settleMessages } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'

/** What became of it. */
export type CommentWithdrawn =
  | { readonly kind: 'withdrawn'; readonly commentId: string }
  | Refusal<'conflict' | 'unknown-comment' | 'not-own'>
  | Forbidden

/**
 * Withdraw a comment (留言), which only the person who wrote it may. Its words are shown to nobody any more; that it stood, and
 * when it was withdrawn, stays in its place and in the ledger.
 */
export function withdrawComment(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.comment'>,
  at: Date,
  commentId: string,
): Promise<CommentWithdrawn> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId }): Promise<CommentWithdrawn> => {
    const comment = await trx
      .selectFrom('task_comment')
      .select(['written_by', 'unit_id', 'withdrawn_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('task_comment_id', '=', commentId)
      .forUpdate()
      .executeTakeFirst()
    if (!comment) return unknown
    if (comment.written_by !== actor.id) return notOwn
    if (comment.withdrawn_at !== null) return twice
    await trx
      .updateTable('task_comment')
      .set({ withdrawn_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_comment_id', '=', commentId)
      .execute()
    await noteChange(trx, {
      ...{ jurisdictionId, at, actor: actor.id, subject: 'task', subjectId: taskId },
      kind: 'task.comment-withdrawn',
      summary: '撤回留言。',
      body: { taskId, commentId },
    })
    const standing = await trx
      .selectFrom('task_comment')
      .select('task_comment_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('withdrawn_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    // where anything else was said, the message still leads to it
    if (!standing) await settleMessages(trx, at, { jurisdictionId, kinds: ['task-commented'], subjectId: taskId })
    return { kind: 'withdrawn', commentId }
  })
}

const unknown = refusal(404, 'unknown-comment', '没有这条留言。请刷新后再看。', 'There is no such comment.')
const notOwn = refusal(403, 'not-own', '只有写留言的人可以撤回。', 'Only who wrote a comment may withdraw it.')
const twice = refusal(409, 'conflict', '这条留言已经撤回。', 'The comment was withdrawn already.')
