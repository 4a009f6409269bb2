import type { Kysely } from 'kysely'
import { type Refusal, refusal } from '../domain/refusal.ts'
import { reportersOf } from '../domain/reporting/reporters.ts'
import type { TaskPart } from '../domain/vocabulary.ts'
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
  const unknown = matterId === null ? unknownTask : unknownMatter
  if (!actor.roles.some(({ role }) => reachOf(action, role))) return forbidden
  const parties = await partiesOf(db, actor, subject)
  if (parties === undefined) return unknown
  const by = groundOf(action, actor, parties, subject)
  if (!by) return parties === null ? forbidden : unknown
  const granted = allow(actor.jurisdictionId, actor)
  return { ...granted, action, actor, taskId, matterId, by } as Allowed<A>
}

/** Those of several actions that a person may do to one subject, for a screen that shows what can be pressed. */
export async function actionsOn<A extends Action>(
  db: Kysely<Tables>,
  actor: SignedIn,
  actions: readonly A[],
  subject: Subject,
): Promise<ReadonlySet<A>> {
  const parties = await partiesOf(db, actor, subject)
  return new Set(parties === undefined ? [] : actions.filter((action) => groundOf(action, actor, parties, subject)))
}

/** The first role by which a person may do an action; undefined where none reaches so far. */
function groundOf(action: Action, actor: SignedIn, parties: Parties | null, subject: Subject): HeldRole | undefined {
  return actor.roles.find((role) => {
    const reach = reachOf(action, role.role)
    return reach && reaches(reach, role, actor, parties, subject)
  })
}

/** Who has to do with a task or a matter today. */
interface Parties {
  readonly leaderId: string | null
  /** The units that answer for it: the first of its leads; of a task that a group leads, those of its members that report. */
  readonly accountable: ReadonlySet<string>
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
      // what is somebody's own is not their deputy's, who would prolong the delegation or pass it on
      return role.onBehalfOf === null && personId === actor.personId
    case 'field':
      return parties !== null && parties.leaderId === (role.onBehalfOf ?? actor.personId)
    case 'lead':
      return parties !== null && role.unitId !== null && parties.accountable.has(role.unitId)
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
  const rows = await db
    .selectFrom('matter')
    .leftJoin('matter_unit', (join) =>
      join
        .onRef('matter_unit.jurisdiction_id', '=', 'matter.jurisdiction_id')
        .onRef('matter_unit.matter_id', '=', 'matter.matter_id'),
    )
    .select(['matter.leader_id', 'matter.handed_out_at', 'matter_unit.unit_id', 'matter_unit.part'])
    .where('matter.jurisdiction_id', '=', jurisdictionId)
    .where('matter.matter_id', '=', matterId)
    .orderBy('matter_unit.place')
    .execute()
  // a unit hears of a matter when it is handed out
  return rows[0] && partiesIn(rows[0].handed_out_at === null ? [{ ...rows[0], unit_id: null }] : rows)
}

async function taskOf(
  db: Kysely<Tables>,
  { jurisdictionId, today }: SignedIn,
  taskId: string,
): Promise<Parties | undefined> {
  const rows = await db
    .selectFrom('task')
    .leftJoin('task_unit', (join) =>
      join
        .onRef('task_unit.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('task_unit.task_id', '=', 'task.task_id')
        .on(heldOn('task_unit', today)),
    )
    .select(['task.leader_id', 'task.speaker_id', 'task_unit.unit_id', 'task_unit.part', 'task_unit.group_id'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', '=', taskId)
    .orderBy('task_unit.place')
    .execute()
  return partiesIn(rows)
}

/** A task's or a matter's parties, of a row for each unit, or one without a unit; undefined of no rows. */
function partiesIn(
  rows: readonly {
    readonly leader_id: string | null
    readonly unit_id: string | null
    readonly part: TaskPart | null
    readonly group_id?: string | null
    readonly speaker_id?: string | null
  }[],
): Parties | undefined {
  const [first] = rows
  if (!first) return undefined
  const parties = rows.flatMap(({ unit_id: unitId, part, group_id: groupId = null }) =>
    unitId === null || part === null ? [] : [{ unitId, part, groupId }],
  )
  return {
    leaderId: first.leader_id,
    accountable: new Set(reportersOf(parties, first.speaker_id ?? null).map(({ unitId }) => unitId)),
    units: new Set(parties.map(({ unitId }) => unitId)),
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

/** Which bulletins a person may read: all, or those that were sent to their units. */
export const readableBulletins = (actor: SignedIn): Readable =>
  actor.roles.some(({ role }) => role === 'supervisor' || role === 'leader')
    ? { kind: 'all' }
    : { kind: 'of-units', unitIds: actor.roles.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])) }

function readable(actor: SignedIn, action: Action): Readable {
  const reaches = actor.roles.flatMap((role) => {
    const reach = reachOf(action, role.role)
    return reach ? [{ role, reach }] : []
  })
  if (reaches.some(({ reach }) => reach === 'place')) return { kind: 'all' }
  return { kind: 'of-units', unitIds: reaches.flatMap(({ role }) => (role.unitId === null ? [] : [role.unitId])) }
}
