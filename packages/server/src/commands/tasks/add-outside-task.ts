import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { firstNumbers } from '../../domain/task-number.ts'
import type { CommitmentKind, OutsideSource } from '../../domain/vocabulary.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import type { SeenTask, TaskRefusal } from './locked-tasks.ts'

/** A task that stands in no report of the government. */
export interface OutsideTask {
  readonly year: number
  readonly wording: string
  readonly sourceKind: OutsideSource
  /** Where it was given, as the office names it: `第3次常务会议纪要`. */
  readonly source: string
  readonly kind: CommitmentKind
  readonly dueOn: Day | null
}

/** The new task, or why there is none. */
export type OutsideTaskAdded = { readonly kind: 'added'; readonly task: SeenTask } | TaskRefusal

/** Add a task outside the report to the table of a year; it is never counted as the report's, and public only where the office says so. */
export async function addOutsideTask(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  wanted: OutsideTask,
): Promise<OutsideTaskAdded | Forbidden> {
  return proven(db, asked, (trx, may) => addOutsideTaskWithin(trx, may, at, wanted))
}

/** {@link addOutsideTask} in the caller's transaction. */
export async function addOutsideTaskWithin(
  trx: Parameters<typeof lockPlace>[0],
  { jurisdictionId, actor }: Allowed<'task.edit'>,
  at: Date,
  wanted: OutsideTask,
): Promise<OutsideTaskAdded> {
  const { year, sourceKind, kind, dueOn } = wanted
  const [wording, source] = [wanted.wording.trim(), wanted.source.trim()]
  if (wording === '' || source === '') return lacking
  await lockPlace(trx, jurisdictionId)
  const report = await trx
    .selectFrom('report')
    .select('report_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('state', '=', 'adopted')
    .executeTakeFirst()
  if (!report) return noPlan
  const { number } = await trx
    .selectFrom('commitment')
    .select(sql<number>`coalesce(max(number), ${firstNumbers.outside - 1}) + 1`.as('number'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('origin', '=', 'outside')
    .executeTakeFirstOrThrow()
  const [commitment_id, taskId] = [uuid(), uuid()]
  await trx
    .insertInto('commitment')
    .values({
      ...{ jurisdiction_id: jurisdictionId, commitment_id, report_id: report.report_id, year, number },
      ...{ area_id: null, kind, livelihood: false, wording, span_start: 0, span_end: 0, strength: 'expected' },
      ...{ due_text: null, due_on: null, figures: '[]', withdrawn_at: null, withdrawn_reason: null },
      ...{ origin: 'outside', source_kind: sourceKind, source },
    })
    .execute()
  await trx
    .insertInto('task')
    .values({
      ...{ jurisdiction_id: jurisdictionId, task_id: taskId, commitment_id, part: 1, wording, requirement: null },
      ...{ leader: null, officer: null, due_on: dueOn, weight: null, disclosure: 'undecided' },
      ...{ disclosure_reason: null, status: 'drafted', created_at: at },
    })
    .execute()
  await noteChange(trx, {
    ...{ jurisdictionId, at, actor: actor.id, kind: 'task.added', subject: 'task', subjectId: taskId },
    summary: '在报告以外新增任务。',
    body: { taskId, year, sourceKind },
  })
  return { kind: 'added', task: { taskId, revision: 1 } }
}

const lacking: TaskRefusal = refusal(
  422,
  'wrong-plan',
  '请填写任务内容和来源（会议、文件或批示的名称）。',
  'Name the words of the task and where it was given.',
)

const noPlan: TaskRefusal = refusal(
  422,
  'wrong-plan',
  '这一年还没有通过的政府工作报告，通过后才能在任务表中新增任务。',
  'No report of the year has been adopted yet; its task table begins with that.',
)
