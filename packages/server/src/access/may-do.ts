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
  /** The matter it holds of; null when it holds of no single one. */
  readonly matterId: string | null
  /** The role it rests on. */
  readonly by: HeldRole
  readonly [proof]: A
}

/** What an action is done to. */
export interface Subject {
  readonly taskId?: string
  readonly matterId?: string
  /** The person an `own` action concerns. */
  readonly personId?: string
}

/** Why something is not allowed. `unknown-…` also answers for what the person may not know of. */
export type Forbidden = Refusal<'forbidden' | 'unknown-task' | 'unknown-matter'>

/** The proof that a person may do an action to a subject, or why not. */
export async function mayDo<A extends Action>(
  db: Kysely<Tables>,
  actor: SignedIn,
  action: A,
  subject: Subject = {},
): Promise<Allowed<A> | Forbidden> {
  const { taskId = null, matterId = null } = subject
  const held = actor.roles.flatMap((role) => {
    const reach = reachOf(action, role.role)
    return reach ? [{ role, reach }] : []
  })
  if (held.length === 0) return forbidden
  const unknown = matterId === null ? unknownTask : unknownMatter
  const parties = await partiesOf(db, actor, subject)
  if (parties === undefined) return unknown
  const grounds = held.find(({ role, reach }) => reaches(reach, role, actor, parties, subject))
  if (!grounds) return parties === null ? forbidden : unknown
  const granted = allow(actor.jurisdictionId, actor)
  return { ...granted, action, actor, taskId, matterId, by: grounds.role } as Allowed<A>
}

/** Who has to do with a task or a matter today. */
interface Parties {
  readonly leaderId: string | null
  readonly accountable: string | null
  readonly units: ReadonlySet<string>
}

function reaches(
  reach: Reach,
  role: HeldRole,
  actor: SignedIn,
  parties: Parties | null,
  { personId }: Subject,
): boolean {
  switch (reach) {
    case 'place':
      return true
    case 'own':
      // what is somebody's own is not their deputy's: a deputy would prolong the delegation or pass it on
      return role.onBehalfOf === null && personId === actor.personId
    case 'field':
      return parties !== null && parties.leaderId === (role.onBehalfOf ?? actor.personId)
    case 'lead':
      return parties !== null && role.unitId !== null && parties.accountable === role.unitId
    case 'party':
      return parties !== null && role.unitId !== null && parties.units.has(role.unitId)
  }
}

/** The parties of what an action is done to; null where that is neither task nor matter, undefined where it is not there. */
async function partiesOf(
  db: Kysely<Tables>,
  actor: SignedIn,
  { taskId, matterId }: Subject,
): Promise<Parties | null | undefined> {
  const id = matterId ?? taskId
  if (id === undefined) return null
  // what an address names may be anything; the database takes only an identifier
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  return matterId === undefined ? taskOf(db, actor, id) : matterOf(db, actor, id)
}

async function matterOf(
  db: Kysely<Tables>,
  { jurisdictionId }: SignedIn,
  matterId: string,
): Promise<Parties | undefined> {
  const matter = await db
    .selectFrom('matter')
    .select(['leader_id', 'handed_out_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  if (!matter) return undefined
  const units = await db
    .selectFrom('matter_unit')
    .select(['unit_id', 'part'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .orderBy('place')
    .execute()
  // a unit hears of a matter when it is handed out
  const known = matter.handed_out_at === null ? [] : units
  return {
    leaderId: matter.leader_id,
    accountable: known.find(({ part }) => part === 'lead')?.unit_id ?? null,
    units: new Set(known.map((unit) => unit.unit_id)),
  }
}

async function taskOf(db: Kysely<Tables>, actor: SignedIn, taskId: string): Promise<Parties | undefined> {
  const { jurisdictionId, today } = actor
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

/** Said where no role of somebody includes an action. */
export const forbidden: Forbidden = refusal(
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

const unknownMatter: Forbidden = refusal(
  404,
  'unknown-matter',
  '没有找到这件督办事项，或它不在您的职责范围内。',
  'There is no such matter, or it is not within your duties.',
)

/** All of the place, or what these units lead or take part in today. */
export type Readable = { readonly kind: 'all' } | { readonly kind: 'of-units'; readonly unitIds: readonly string[] }

/** Which tasks a person may read. For queries, which cannot ask task by task. */
export const readableTasks = (actor: SignedIn): Readable => readable(actor, 'task.read')

/** {@link readableTasks} of what the units report: a file asks what the screens ask. */
export const readableProgress = (actor: SignedIn): Readable => readable(actor, 'progress.read')

/** Which matters a person may read; those of units from the moment they are handed out. */
export const readableMatters = (actor: SignedIn): Readable => readable(actor, 'matter.read')

function readable(actor: SignedIn, action: Action): Readable {
  const reaches = actor.roles.flatMap((role) => {
    const reach = reachOf(action, role.role)
    return reach ? [{ role, reach }] : []
  })
  if (reaches.some(({ reach }) => reach === 'place')) return { kind: 'all' }
  return { kind: 'of-units', unitIds: reaches.flatMap(({ role }) => (role.unitId === null ? [] : [role.unitId])) }
}
