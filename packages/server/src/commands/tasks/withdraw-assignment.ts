import { type Kysely, sql, type Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { refusal } from '../../domain/refusal.ts'
import type { MessageKind, TaskStatus } from '../../domain/vocabulary.ts'
import { peopleOfUnits, withMail } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { type LockedTask, lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/** The tasks that are no longer handed out; those that stay so, each with why. */
export type AssignmentWithdrawn =
  | {
      readonly kind: 'withdrawn'
      readonly tasks: readonly SeenTask[]
      readonly stay: readonly { readonly taskId: string; readonly why: AssignmentStays }[]
      /** How many people had read that the tasks wait for them, and are told that they no longer do. */
      readonly told: number
    }
  | TaskRefusal

/** Why the handing out of a task cannot be taken back. */
export type AssignmentStays = '已签收或退签' | '已有填报' | '不在待签收' | '已重新下达'

/**
 * 撤回下达: take the handing out of tasks back, of each that no unit has answered for yet; it stands as before. Who has not
 * read that it waits never learns of it, who has is told. Those that were answered meanwhile stay handed out and are named,
 * and so are those that somebody handed out again after `assignedAt`: only the handing out of that moment is taken back.
 */
export async function withdrawAssignment(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
  { assignedAt, mails }: { readonly assignedAt: Date; readonly mails: boolean },
): Promise<AssignmentWithdrawn | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<AssignmentWithdrawn> => {
    const tasks = await lockedTasks(trx, jurisdictionId, seen)
    // a unit's signature moves the revision: whether it may be taken back is asked of the task as it is now
    const locked = 'kind' in tasks && tasks.reason === 'stale' ? await asTheyAre(trx, jurisdictionId, seen) : tasks
    if ('kind' in locked) return locked
    const why = await whyStays(trx, jurisdictionId, locked, assignedAt)
    const stay = locked.flatMap(({ task_id: taskId }) => {
      const reason = why.get(taskId)
      return reason ? [{ taskId, why: reason }] : []
    })
    const back = locked.filter(({ task_id }) => !why.has(task_id))
    if (back.length === 0) return nothingBack(stay.map((one) => one.why))
    const before = await stoodBefore(trx, jurisdictionId, back)
    for (const { task_id: taskId } of back) {
      const { status, assignedAt } = before.get(taskId) ?? { status: 'drafted', assignedAt: null }
      await trx
        .updateTable('task')
        .set({ status, assigned_at: assignedAt, revision: sql<number>`revision + 1` })
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('task_id', '=', taskId)
        .execute()
      await noteChange(trx, {
        ...{ jurisdictionId, at, actor: actor.id, subject: 'task', subjectId: taskId },
        kind: 'task.assignment-withdrawn',
        summary: '签收之前撤回下达。',
        body: { taskId },
      })
    }
    const told = await tellReaders(trx, at, { jurisdictionId, by: actor.id, today: actor.today, tasks: back, mails })
    return {
      kind: 'withdrawn',
      tasks: back.map(({ task_id: taskId, revision }) => ({ taskId, revision: revision + 1 })),
      stay,
      told,
    }
  })
}

async function asTheyAre(trx: Transaction<Tables>, jurisdictionId: string, seen: readonly SeenTask[]) {
  const rows = await trx
    .selectFrom('task')
    .select(['task_id', 'revision'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'task_id',
      'in',
      seen.map(({ taskId }) => taskId),
    )
    .execute()
  return lockedTasks(
    trx,
    jurisdictionId,
    rows.map((row) => ({ taskId: row.task_id, revision: row.revision })),
  )
}

async function whyStays(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  tasks: readonly LockedTask[],
  assignedAt: Date,
): Promise<ReadonlyMap<string, AssignmentStays>> {
  const ids = tasks.map(({ task_id }) => task_id)
  const signed = await trx
    .selectFrom('signing')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'signing.jurisdiction_id')
        .onRef('task.task_id', '=', 'signing.task_id')
        .onRef('signing.at', '>=', 'task.assigned_at'),
    )
    .select('signing.task_id')
    .distinct()
    .where('signing.jurisdiction_id', '=', jurisdictionId)
    .where('signing.task_id', 'in', ids)
    .execute()
  const reported = await trx
    .selectFrom('progress')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('state', '<>', 'draft')
    .execute()
  const [answered, sent] = [signed, reported].map((rows) => new Set(rows.map((row) => row.task_id)))
  return new Map(
    tasks.flatMap(({ task_id, status, assigned_at }): readonly (readonly [string, AssignmentStays])[] => {
      if (answered?.has(task_id)) return [[task_id, '已签收或退签']]
      if (sent?.has(task_id)) return [[task_id, '已有填报']]
      if (status !== 'assigned') return [[task_id, '不在待签收']]
      return assigned_at?.getTime() === assignedAt.getTime() ? [] : [[task_id, '已重新下达']]
    }),
  )
}

/** How each task stood before it was handed out last, as its history keeps it. */
async function stoodBefore(trx: Transaction<Tables>, jurisdictionId: string, tasks: readonly LockedTask[]) {
  const { rows } = await sql<{ task_id: string; status: TaskStatus | null; assigned_at: string | null }>`
    select distinct on (subject_id) subject_id as task_id, content #>> '{before,status}' as status,
           content #>> '{before,assignedAt}' as assigned_at
      from event
     where jurisdiction_id = ${jurisdictionId} and subject = 'task' and kind = 'task.assigned'
       and subject_id = any(${tasks.map(({ task_id }) => task_id)}::uuid[])
     order by subject_id, ledger_seq desc`.execute(trx)
  return new Map(
    rows.map(({ task_id, status, assigned_at }) => [
      task_id,
      { status: status ?? 'drafted', assignedAt: assigned_at === null ? null : new Date(assigned_at) },
    ]),
  )
}

/** The messages that somebody learns of a task's handing out by. */
const tellingKinds: readonly MessageKind[] = ['task-assigned', 'report-urged']

/** Takes the tasks out of the messages that tell of their handing out, and tells who had read them; how many those are. */
async function tellReaders(
  trx: Transaction<Tables>,
  at: Date,
  {
    jurisdictionId,
    by,
    today,
    tasks,
    mails,
  }: {
    readonly jurisdictionId: string
    readonly by: string
    readonly today: string
    readonly tasks: readonly LockedTask[]
    readonly mails: boolean
  },
): Promise<number> {
  const ids = tasks.map(({ task_id }) => task_id)
  const messages = await trx
    .selectFrom('message')
    .select(['person_id', 'unit_id', 'subject_ids', 'read_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', 'in', tellingKinds)
    .where('settled_at', 'is', null)
    .where(sql<boolean>`subject_ids && ${ids}::uuid[]`)
    .execute()
  for (const subjectId of ids) await settleMessages(trx, at, { jurisdictionId, kinds: tellingKinds, subjectId })
  const unitIds = [...new Set(messages.flatMap(({ unit_id }) => unit_id ?? []))]
  const people = await peopleOfUnits(trx, jurisdictionId, unitIds, today)
  // an e-mail is read where nobody sees it
  const mailed = new Set(mails ? withMail(people).map(({ personId }) => personId) : [])
  const learned = messages.filter(({ person_id, read_at }) => mailed.has(person_id) || read_at !== null)
  const told = new Set<string>()
  for (const unitId of unitIds) {
    const theirs = learned.filter(({ unit_id }) => unit_id === unitId)
    const subjectIds = ids.filter((id) => theirs.some(({ subject_ids }) => subject_ids.includes(id)))
    const readers = people.filter(
      (person) => person.unitId === unitId && theirs.some(({ person_id }) => person_id === person.personId),
    )
    // who takes it back knows
    for (const { personId } of readers) if (`person:${personId}` !== by) told.add(personId)
    await tell(trx, at, {
      jurisdictionId,
      people: readers,
      kind: 'task-withdrawn',
      subjectIds,
      by,
      mail: mails
        ? {
            kind: 'task.withdrawn',
            subject: `【落实】${subjectIds.length}项任务的下达已撤回`,
            body: `督查室撤回了此前下达的${subjectIds.length}项任务，不需要签收。`,
          }
        : null,
    })
  }
  return told.size
}

const nothingBack = (why: readonly AssignmentStays[]): TaskRefusal =>
  refusal(
    409,
    'conflict',
    why.length === 1
      ? `这项任务${why[0]}，不能撤回下达。需要调整的，请改派单位或提出变更。`
      : `这 ${why.length} 项任务都已签收、退签、有填报、重新下达或不在待签收，不能撤回下达。需要调整的，请改派单位或提出变更。`,
    'The handing out of none of these tasks can be taken back: units have answered for them.',
  )
