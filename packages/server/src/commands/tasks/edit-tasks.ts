import { type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { refusal } from '../../domain/refusal.ts'
import { taskWords } from '../../domain/task-number.ts'
import type { CommitmentKind, Disclosure, PlanRule, UnitPart } from '../../domain/vocabulary.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { TaskTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { type LockedTask, lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'
import { setTaskUnits, type TaskUnits, unknownUnit } from './set-task-units.ts'

/** What is to be changed; what is left out stays, null empties. */
export interface TaskPatch extends TaskUnits {
  /** 类型: how the office files it; no word of the report, so nobody has to approve it. */
  readonly kind?: CommitmentKind | undefined
  readonly leaderId?: string | null | undefined
  readonly officerId?: string | null | undefined
  readonly sourceUnitId?: string | null | undefined
  /** Of a task that a group leads: the member that reports for all; null where each reports for itself. */
  readonly speakerId?: string | null | undefined
  /** Free where the report names no day; another day than the report's goes by {@link proposeChange}. */
  readonly dueOn?: string | null | undefined
  readonly planRule?: PlanRule | undefined
  readonly continuous?: boolean | undefined
  readonly emphasised?: boolean | undefined
  readonly requirement?: string | null | undefined
  readonly remark?: string | null | undefined
  readonly weight?: string | null | undefined
  readonly disclosure?: Disclosure | undefined
  readonly disclosureReason?: string | null | undefined
}

/** The tasks as they are now, and what takes the edit back. */
export type TasksEdited =
  | {
      readonly kind: 'edited'
      readonly tasks: readonly SeenTask[]
      /** What each field was before, to take the change back with. */
      readonly before: readonly ({ readonly taskId: string } & TaskPatch)[]
      /** Hash of the content of the vault that holds patch and `before`. */
      readonly kept: string
    }
  | TaskRefusal

/** Change one task or many alike, all or none of them. */
export async function editTasks(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
  patch: TaskPatch,
): Promise<TasksEdited | Forbidden> {
  return proven(db, asked, (trx, may) => editTasksWithin(trx, may, at, seen, patch))
}

/** {@link editTasks} in the caller's transaction; a refusal comes before anything is written. */
export async function editTasksWithin(
  trx: Transaction<Tables>,
  may: Allowed<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
  patch: TaskPatch,
): Promise<TasksEdited> {
  const { jurisdictionId } = may
  const tasks = await lockedTasks(trx, jurisdictionId, seen)
  if ('kind' in tasks) return tasks
  const refusal = await refusalOf(trx, jurisdictionId, tasks, patch, dayOf(at))
  if (refusal) return refusal
  const units = await unitsBefore(trx, jurisdictionId, tasks, patch, dayOf(at))
  const before = tasks.map((task) => ({ ...formerly(task, patch), ...units(task.task_id) }))
  const leader = patch.leaderId === undefined ? undefined : await nameOf(trx, jurisdictionId, patch.leaderId)
  const officer = patch.officerId === undefined ? undefined : await nameOf(trx, jurisdictionId, patch.officerId)
  await trx
    .updateTable('task')
    .set({
      ...columnsOf(patch),
      ...(leader === undefined ? {} : { leader }),
      ...(officer === undefined ? {} : { officer }),
      revision: sql<number>`revision + 1`,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'task_id',
      'in',
      tasks.map((task) => task.task_id),
    )
    .execute()
  for (const task of tasks) await setTaskUnits(trx, jurisdictionId, task.task_id, patch, dayOf(at))
  const kept = await noteEdit(trx, may, at, tasks, patch, before)
  const now = seen.map(({ taskId, revision }) => ({ taskId, revision: revision + 1 }))
  return { kind: 'edited', tasks: now, before, kept }
}

function columnsOf(patch: TaskPatch): Updateable<TaskTable> {
  const columns = {
    kind: patch.kind,
    leader_id: patch.leaderId,
    officer_id: patch.officerId,
    source_unit_id: patch.sourceUnitId,
    speaker_id: patch.speakerId,
    due_on: patch.dueOn,
    plan_rule: patch.planRule,
    continuous: patch.continuous,
    emphasised: patch.emphasised,
    requirement: patch.requirement,
    remark: patch.remark,
    weight: patch.weight,
    disclosure: patch.disclosure,
    disclosure_reason: patch.disclosureReason,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

function formerly(task: LockedTask, patch: TaskPatch): { taskId: string } & TaskPatch {
  const all: Required<Omit<TaskPatch, keyof TaskUnits>> = {
    kind: task.kind ?? task.adoptedKind,
    leaderId: task.leader_id,
    officerId: task.officer_id,
    sourceUnitId: task.source_unit_id,
    speakerId: task.speaker_id,
    dueOn: task.due_on,
    planRule: task.plan_rule,
    continuous: task.continuous,
    emphasised: task.emphasised,
    requirement: task.requirement,
    remark: task.remark,
    weight: task.weight,
    disclosure: task.disclosure,
    disclosureReason: task.disclosure_reason,
  }
  const changed = Object.entries(all).filter(([name]) => patch[name as keyof TaskPatch] !== undefined)
  return { taskId: task.task_id, ...Object.fromEntries(changed) }
}

/** The units before the change, by task, of the parts that the patch changes. */
async function unitsBefore(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  tasks: readonly LockedTask[],
  patch: TaskPatch,
  today: string,
): Promise<(taskId: string) => TaskUnits> {
  if (patch.leadIds === undefined && patch.partnerIds === undefined) return () => ({})
  const rows = await trx
    .selectFrom('task_unit')
    .select(['task_id', 'unit_id', 'part'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'task_id',
      'in',
      tasks.map((task) => task.task_id),
    )
    .where(endsAfter('task_unit', today))
    .orderBy('place')
    .execute()
  const of = (taskId: string, part: UnitPart) =>
    rows.filter((row) => row.task_id === taskId && row.part === part).map((row) => row.unit_id)
  return (taskId) => ({
    ...(patch.leadIds === undefined ? {} : { leadIds: of(taskId, 'lead') }),
    ...(patch.partnerIds === undefined ? {} : { partnerIds: of(taskId, 'partner') }),
  })
}

async function refusalOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  tasks: readonly LockedTask[],
  patch: TaskPatch,
  today: Day,
): Promise<TaskRefusal | undefined> {
  if (patch.dueOn !== undefined) {
    const fixed = tasks.find((task) => task.adoptedDue !== null && task.adoptedDue !== patch.dueOn)
    if (fixed)
      return refusal(
        422,
        'needs-change',
        `${taskWords(fixed)}的报告原文写明了时限（${fixed.adoptedDue}），改期须按“变更”提出并经批准。`,
        `The report itself names the limit of number ${fixed.number} (${fixed.adoptedDue}); another day needs an approved change.`,
      )
  }
  const marked = markedRefusal(patch.requirement, patch.remark, patch.disclosureReason)
  if (marked) return marked
  const persons = [patch.leaderId, patch.officerId].filter((id): id is string => typeof id === 'string')
  if (persons.length > 0) {
    const found = await trx
      .selectFrom('person')
      .select('person_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', 'in', persons)
      .execute()
    if (new Set(found.map((row) => row.person_id)).size < new Set(persons).size)
      return refusal(
        404,
        'unknown-person',
        '没有这个人员，请刷新后重新选择。',
        'There is no such person. Load the page again and choose again.',
      )
  }
  const units = [
    ...(patch.leadIds ?? []),
    ...(patch.partnerIds ?? []),
    patch.sourceUnitId ?? null,
    patch.speakerId ?? null,
  ]
  return unknownUnit(
    trx,
    jurisdictionId,
    units.filter((id) => id !== null),
    { today, taskIds: tasks.map((task) => task.task_id) },
  )
}

async function nameOf(trx: Transaction<Tables>, jurisdictionId: string, personId: string | null) {
  if (personId === null) return null
  const person = await trx
    .selectFrom('person')
    .select('name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return person.name
}

async function noteEdit(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'task.edit'>,
  at: Date,
  tasks: readonly LockedTask[],
  patch: TaskPatch,
  before: readonly object[],
): Promise<string> {
  const fields = Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  // remarks are free text: what was written lies in the vault, where a purge can reach it
  const detail = await putContent(trx, jurisdictionId, JSON.stringify({ patch, before }), 'application/json', at)
  const words = fields.map((field) => fieldWords[field as keyof TaskPatch] ?? field).join('、')
  const taskIds = tasks.map((task) => task.task_id)
  for (const [index, taskId] of taskIds.entries())
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'task.edited',
      subject: 'task',
      subjectId: taskId,
      summary: `修改${words}。`,
      body: index === 0 ? { taskId, fields, with: taskIds.length - 1, vault: [detail] } : { taskId, fields },
    })
  return detail
}

/** What a field is called in the office. */
export const fieldWords: Readonly<Record<keyof TaskPatch, string>> = {
  kind: '类型',
  leaderId: '牵头领导',
  leadIds: '牵头单位',
  partnerIds: '配合单位',
  officerId: '责任人',
  sourceUnitId: '数据来源单位',
  speakerId: '填报方式',
  dueOn: '完成时限',
  planRule: '进度要求',
  continuous: '持续推进',
  emphasised: '重点标记',
  requirement: '目标要求',
  remark: '备注',
  weight: '权重',
  disclosure: '公开属性',
  disclosureReason: '不予公开理由',
}
