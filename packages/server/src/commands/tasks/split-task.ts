import { readDue } from '@luoshi/report'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { bareWords } from '../../domain/bare-words.ts'
import { dayOf } from '../../domain/day.ts'
import { bearsOtherMark, markedRefusal } from '../../domain/marked-refusal.ts'
import { refusal } from '../../domain/refusal.ts'
import { taskWords } from '../../domain/task-number.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import { insertChange } from './insert-change.ts'
import { type LockedTask, lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** The parts, in order. */
export type TaskSplit = { readonly kind: 'split'; readonly taskIds: readonly string[] } | TaskRefusal

/**
 * Split a task into parts, each with its own words: the first stays the task it was, the others are new and begin with
 * its units, people and limit. Words that are a piece of the adopted ones hold at once; others wait as a change that
 * somebody else approves. A part whose own words name a time is due by it, and takes the node of that clause with it, as
 * long as what it is a part of was not handed out.
 */
export async function splitTask(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  seen: SeenTask,
  parts: readonly string[],
): Promise<TaskSplit | Forbidden> {
  const wordings = parts.map((wording) => wording.trim()).filter((wording) => wording !== '')
  return proven(db, asked, async (trx, may): Promise<TaskSplit> => {
    const { jurisdictionId, actor } = may
    const locked = await lockedTasks(trx, jurisdictionId, [seen])
    if ('kind' in locked) return locked
    const [task] = locked
    if (!task) throw new Error('a locked task is there')
    if (wordings.length < 2) return tooFew
    if (task.status === 'closed' || task.status === 'set-aside') return over
    // what the report itself says stands published; a mark added to its words does not
    const own = wordings.filter((words) => !isPiece(words, task.adopted) || bearsOtherMark(words, task.adopted))
    const marked = markedRefusal(...own)
    if (marked) return marked
    const last = await trx
      .selectFrom('task')
      .select((eb) => eb.fn.max('part').as('part'))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('commitment_id', '=', task.commitment_id)
      .executeTakeFirstOrThrow()
    const taskIds = [task.task_id]
    for (const [index] of wordings.slice(1).entries())
      taskIds.push(await insertPart(trx, task, last.part + index + 1, at))
    await trx
      .updateTable('task')
      .set({ revision: sql<number>`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', task.task_id)
      .execute()
    if (task.status === 'drafted') await dropNodes(trx, at, task, wordings)
    for (const [index, taskId] of taskIds.entries()) {
      const wording = wordings[index] ?? ''
      const piece = isPiece(wording, task.adopted)
      if (piece)
        await trx
          .updateTable('task')
          .set({ wording, ...limitOf(wording, task, index === 0) })
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('task_id', '=', taskId)
          .execute()
      else {
        const before = index === 0 ? task.wording : task.adopted
        const change = { taskId, field: 'wording', before, after: wording, reason: '拆分承诺事项' } as const
        await insertChange(trx, may, at, change)
      }
      await noteChange(trx, {
        jurisdictionId,
        at,
        actor: actor.id,
        kind: 'task.split',
        subject: 'task',
        subjectId: taskId,
        summary: index === 0 ? `拆分为 ${taskIds.length} 项任务。` : `由${taskWords(task)}拆分而来。`,
        body: { taskId, from: task.task_id, asAdopted: piece },
      })
    }
    return { kind: 'split', taskIds }
  })
}

/** The day that a part's own words name; nothing where they name none, and where somebody set the task's or it is handed out. */
function limitOf(wording: string, task: LockedTask, first: boolean): { readonly due_on?: string } {
  const asAdopted = task.due_on === (task.adoptedDue ?? `${task.year}-12-31`)
  if (!asAdopted || (first && task.status !== 'drafted')) return {}
  const due = readDue(wording, task.year)
  return due && due.date !== null && !due.clauses ? { due_on: due.date } : {}
}

/** Take off the nodes of clauses that are other parts now: those are due by them. */
async function dropNodes(trx: Transaction<Tables>, at: Date, task: LockedTask, wordings: readonly string[]) {
  const [kept = '', ...others] = wordings
  const nodes = await trx
    .selectFrom('milestone')
    .select(['milestone_id', 'wording'])
    .where('jurisdiction_id', '=', task.jurisdiction_id)
    .where('task_id', '=', task.task_id)
    .where('removed_at', 'is', null)
    .execute()
  const gone = nodes.filter(({ wording }) => !isPiece(wording, kept) && others.some((other) => isPiece(wording, other)))
  if (gone.length === 0) return
  await trx
    .updateTable('milestone')
    .set({ removed_at: at })
    .where('jurisdiction_id', '=', task.jurisdiction_id)
    .where(
      'milestone_id',
      'in',
      gone.map((node) => node.milestone_id),
    )
    .execute()
}

/** Whether words are, except for punctuation, a piece of the adopted ones. */
export function isPiece(wording: string, adopted: string): boolean {
  return bareWords(wording) !== '' && bareWords(adopted).includes(bareWords(wording))
}

/** Put a new part beside a task, in its commitment's words, with its units, people and limit; returns its id. */
export async function insertPart(trx: Transaction<Tables>, task: LockedTask, part: number, at: Date): Promise<string> {
  const taskId = uuid()
  await trx
    .insertInto('task')
    .values({
      jurisdiction_id: task.jurisdiction_id,
      task_id: taskId,
      commitment_id: task.commitment_id,
      part,
      kind: task.kind,
      wording: task.adopted,
      requirement: null,
      leader: task.leader,
      leader_id: task.leader_id,
      officer: task.officer,
      officer_id: task.officer_id,
      due_on: task.due_on,
      weight: null,
      disclosure: task.disclosure,
      disclosure_reason: task.disclosure_reason,
      source_unit_id: task.source_unit_id,
      speaker_id: task.speaker_id,
      plan_rule: 'months',
      continuous: task.continuous,
      emphasised: task.emphasised,
      status: 'drafted',
      created_at: at,
    })
    .execute()
  const today = dayOf(at)
  await sql`
    insert into task_unit (jurisdiction_id, task_id, unit_id, part, place, group_id, valid_from, valid_to)
    select jurisdiction_id, ${taskId}::uuid, unit_id, part, place, group_id, ${today}::date, null from task_unit
     where jurisdiction_id = ${task.jurisdiction_id} and task_id = ${task.task_id}
       and ${endsAfter('task_unit', today)}`.execute(trx)
  return taskId
}

const tooFew: TaskRefusal = refusal(
  422,
  'wrong-plan',
  '拆分至少要有两段任务内容。',
  'A split needs the words of at least two parts.',
)

const over: TaskRefusal = refusal(
  409,
  'conflict',
  '这项任务已办结或已调整，不能拆分。',
  'The task is closed or set aside and cannot be split.',
)
