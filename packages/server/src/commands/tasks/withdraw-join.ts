import { type Kysely, sql } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import type { JoinKept } from './join-tasks.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** The tasks that are there again, the one that stayed first. */
export type JoinWithdrawn = { readonly kind: 'parted'; readonly tasks: readonly SeenTask[] } | TaskRefusal

/**
 * Take the last join (合并) into a task back: it has its words again, the others are there again as they were, with the
 * changes that had been proposed of them. Only while the task has not been handed out and nothing else was done to its words.
 */
export async function withdrawJoin(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.edit'>,
  at: Date,
  revision: number,
): Promise<JoinWithdrawn | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId }): Promise<JoinWithdrawn> => {
    const locked = await lockedTasks(trx, jurisdictionId, [{ taskId, revision }])
    if ('kind' in locked) return locked
    const [first] = locked
    if (!first) throw new Error('a locked task is there')
    if (first.status !== 'drafted') return handedOut
    const last = await trx
      .selectFrom('event')
      .select(['kind', 'content'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('subject', '=', 'task')
      .where('subject_id', '=', taskId)
      .where('kind', 'in', ['task.joined', 'task.join-withdrawn', 'task.split', 'task.change-proposed'])
      .orderBy('ledger_seq', 'desc')
      .executeTakeFirst()
    const { kept: hash } = (last?.content ?? {}) as { readonly kept?: string }
    if (last?.kind !== 'task.joined' || hash === undefined || first.wording !== first.adopted) return movedOn
    const content = await getContent(trx, jurisdictionId, hash)
    if (!content) return purged
    const kept = JSON.parse(content.toString('utf8')) as JoinKept
    const others = await trx
      .updateTable('task')
      .set({ status: 'drafted', revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', 'in', kept.others)
      .where('status', '=', 'set-aside')
      .returning(['task_id', 'revision'])
      .execute()
    await trx
      .updateTable('task')
      .set({ wording: kept.wording, revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute()
    if (kept.changes.length > 0)
      await trx
        .updateTable('task_change')
        .set({ state: 'proposed', decided_at: null, decided_by: null })
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('task_change_id', 'in', kept.changes)
        .where('state', '=', 'withdrawn')
        .execute()
    for (const subjectId of [taskId, ...others.map((row) => row.task_id)])
      await noteChange(trx, {
        ...{ jurisdictionId, at, actor: actor.id, subject: 'task', subjectId },
        kind: 'task.join-withdrawn',
        summary: subjectId === taskId ? '撤销合并，恢复合并前的内容。' : '撤销合并，恢复为单独的任务。',
        body: { taskId: subjectId, from: taskId },
      })
    return {
      kind: 'parted',
      tasks: [
        { taskId, revision: revision + 1 },
        ...others.map((row) => ({ taskId: row.task_id, revision: row.revision })),
      ],
    }
  })
}

const handedOut: TaskRefusal = refusal(
  409,
  'conflict',
  '合并后的任务已经下达，不能直接撤销合并。签收之前可以先撤回下达，再撤销合并；签收之后请用“拆分”。',
  'The joined task was handed out; withdraw that first, or split it.',
)

const movedOn: TaskRefusal = refusal(
  409,
  'conflict',
  '合并之后这项任务的内容又有改动，不能撤销合并。需要分开的，请用“拆分”。',
  'The task was changed after the join; split it instead.',
)

const purged: TaskRefusal = refusal(
  409,
  'conflict',
  '合并前的内容已依程序清除，不能撤销合并。需要分开的，请用“拆分”。',
  'What stood before the join was purged.',
)
