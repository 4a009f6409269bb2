import { type Kysely, sql, type Transaction } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { TaskStatus } from '../../domain/vocabulary.ts'
import { officeToTell, peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { lockTask } from './lock-task.ts'

/** What is said on a task; the writer's screen names it, so that a second press says nothing twice. */
export interface CommentWanted {
  readonly commentId: string
  readonly words: string
}

/** What became of it. */
export type Commented =
  | { readonly kind: 'commented'; readonly commentId: string }
  | Refusal<'secrecy-mark' | 'conflict' | 'unknown-task'>
  | Forbidden

/**
 * Say something on a task (留言), for the office or for a unit that leads it or takes part. The others are told: the
 * units as soon as the task is handed out, the office always. A second time with the same id changes nothing.
 */
export function commentOnTask(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.comment'>,
  at: Date,
  { commentId, words }: CommentWanted,
): Promise<Commented> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, taskId, by }): Promise<Commented> => {
    const marked = markedRefusal(words)
    if (marked) return marked
    const status = await lockTask(trx, jurisdictionId, taskId)
    if (!status || status === 'set-aside') return gone
    const earlier = await trx
      .selectFrom('task_comment')
      .select(['task_id', 'written_by', 'words'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_comment_id', '=', commentId)
      .executeTakeFirst()
    if (earlier) {
      const same = earlier.task_id === taskId && earlier.written_by === actor.id && earlier.words === words
      return same ? { kind: 'commented', commentId } : taken
    }
    // the task is held, so nobody else takes the same place
    const { place } = await trx
      .selectFrom('task_comment')
      .select(sql<number>`coalesce(max(place), 0) + 1`.as('place'))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('task_comment')
      .values({
        jurisdiction_id: jurisdictionId,
        task_comment_id: commentId,
        task_id: taskId,
        place,
        unit_id: by.unitId,
        written_by: actor.id,
        written_at: at,
        words,
      })
      .execute()
    const vault = [await putContent(trx, jurisdictionId, words, 'text/plain', at)]
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'task.commented',
      body: { taskId, commentId, unitId: by.unitId, vault },
      subject: 'task',
      subjectId: taskId,
      summary: '留言。',
    })
    // who answers has taken care of what the others said
    const kinds = ['task-commented'] as const
    const of = by.unitId === null ? {} : { unitId: by.unitId }
    await settleMessages(trx, at, { jurisdictionId, kinds, subjectId: taskId, ...of })
    await tellOthers(trx, at, { jurisdictionId, taskId, status, unitId: by.unitId, by: actor.id }, actor.today)
    return { kind: 'commented', commentId }
  })
}

async function tellOthers(
  trx: Transaction<Tables>,
  at: Date,
  said: {
    readonly jurisdictionId: string
    readonly taskId: string
    readonly status: TaskStatus
    readonly unitId: string | null
    readonly by: string
  },
  today: string,
): Promise<void> {
  const { jurisdictionId, taskId, unitId, by } = said
  const telling = { jurisdictionId, kind: 'task-commented', subjectIds: [taskId], by, mail: null } as const
  if (unitId !== null)
    await tell(trx, at, { ...telling, people: await officeToTell(trx, jurisdictionId, today), ofUnitId: unitId })
  if (said.status === 'drafted') return
  const units = await trx
    .selectFrom('task_unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where(heldOn('task_unit', today))
    .where(sql<boolean>`unit_id is distinct from ${unitId}::uuid`)
    .execute()
  const unitIds = units.map((row) => row.unit_id)
  await tell(trx, at, { ...telling, people: await peopleOfUnits(trx, jurisdictionId, unitIds, today) })
}

const gone = refusal(
  404,
  'unknown-task',
  '这项任务已撤下，不能再留言。',
  'The task was set aside; nothing can be said on it.',
)
const taken = refusal(
  409,
  'conflict',
  '这条留言已经提交过，内容不同。请刷新后再写。',
  'A comment of that id is there with other words.',
)
