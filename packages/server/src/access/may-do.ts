import type { Kysely } from 'kysely'
import { type Refusal, refusal } from '../domain/refusal.ts'
import { heldOn } from '../store/held-on.ts'
import type { Tables } from '../store/tables.ts'
import { allow, type MayWrite } from './actor.ts'
import { type Action, type Reach, reachOf } from './rules.ts'
import type { HeldRole, SignedIn } from './signed-in.ts'

declare const proof: unique symbol

/** Proof that a person may do one action, on one task where the action is a task's; only `access` makes it. */
export type Allowed<A extends Action> = MayWrite & {
  readonly action: A
  readonly actor: SignedIn
  /** The task it holds of; null when it holds of the place. */
  readonly taskId: string | null
  /** The role it rests on. */
  readonly by: HeldRole
  readonly [proof]: A
}

/** What an action is done to. */
export interface Subject {
  readonly taskId?: string
  /** The person an `own` action concerns. */
  readonly personId?: string
}

/** Why something is not allowed. `unknown-task` also answers for a task the person may not know of. */
export type Forbidden = Refusal<'forbidden' | 'unknown-task'>

/** The proof that a person may do an action to a subject, or why not. */
export async function mayDo<A extends Action>(
  db: Kysely<Tables>,
  actor: SignedIn,
  action: A,
  subject: Subject = {},
): Promise<Allowed<A> | Forbidden> {
  const { taskId = null } = subject
  const held = actor.roles.flatMap((role) => {
    const reach = reachOf(action, role.role)
    return reach ? [{ role, reach }] : []
  })
  if (held.length === 0) return forbidden
  const task = taskId === null ? null : await taskOf(db, actor, taskId)
  if (task === undefined) return unknownTask
  const grounds = held.find(({ role, reach }) => reaches(reach, role, actor, task, subject))
  if (!grounds) return task === null ? forbidden : unknownTask
  const granted = allow(actor.jurisdictionId, actor)
  return { ...granted, action, actor, taskId, by: grounds.role } as Allowed<A>
}

interface TaskFacts {
  readonly leaderId: string | null
  readonly accountable: string | null
  readonly units: ReadonlySet<string>
}

function reaches(
  reach: Reach,
  role: HeldRole,
  actor: SignedIn,
  task: TaskFacts | null,
  { personId }: Subject,
): boolean {
  switch (reach) {
    case 'place':
      return true
    case 'own':
      return personId === (role.onBehalfOf ?? actor.personId)
    case 'field':
      return task !== null && task.leaderId === (role.onBehalfOf ?? actor.personId)
    case 'lead':
      return task !== null && role.unitId !== null && task.accountable === role.unitId
    case 'party':
      return task !== null && role.unitId !== null && task.units.has(role.unitId)
  }
}

async function taskOf(db: Kysely<Tables>, actor: SignedIn, taskId: string): Promise<TaskFacts | undefined> {
  const { jurisdictionId, today } = actor
  // what an address names may be anything; the database takes only an identifier
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(taskId)) return undefined
  const task = await db
    .selectFrom('task')
    .select('leader_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .executeTakeFirst()
  if (!task) return undefined
  const units = await db
    .selectFrom('task_unit')
    .select(['unit_id', 'part'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where(heldOn('task_unit', today))
    .orderBy('place')
    .execute()
  return {
    leaderId: task.leader_id,
    accountable: units.find(({ part }) => part === 'lead')?.unit_id ?? null,
    units: new Set(units.map((unit) => unit.unit_id)),
  }
}

const forbidden: Forbidden = refusal(
  403,
  'forbidden',
  '您的角色没有这项权限。如确需办理，请与督查室或安全管理员联系。',
  'Your role does not include this. Ask the supervision office or the security administrator.',
)

const unknownTask: Forbidden = refusal(
  404,
  'unknown-task',
  '没有找到这项任务，或它不在您的职责范围内。',
  'There is no such task, or it is not within your duties.',
)

/**
 * Which tasks a person may read: all of the place, or those that these units lead or take part in today. For queries,
 * which cannot ask task by task.
 */
export const readableTasks = (actor: SignedIn): TasksReached => tasksReached(actor, 'task.read')

/** Which tasks an action reaches: all of the place, or those that these units lead or take part in today. */
export type TasksReached = { readonly kind: 'all' } | { readonly kind: 'of-units'; readonly unitIds: readonly string[] }

/** {@link readableTasks} of what the units report: a file asks what the screens ask. */
export const readableProgress = (actor: SignedIn): TasksReached => tasksReached(actor, 'progress.read')

function tasksReached(actor: SignedIn, action: 'task.read' | 'progress.read'): TasksReached {
  const reaches = actor.roles.flatMap((role) => {
    const reach = reachOf(action, role.role)
    return reach ? [{ role, reach }] : []
  })
  if (reaches.some(({ reach }) => reach === 'place')) return { kind: 'all' }
  return { kind: 'of-units', unitIds: reaches.flatMap(({ role }) => (role.unitId === null ? [] : [role.unitId])) }
}
