import { type Kysely, sql } from 'kysely'
import { readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { lightShares } from '../../domain/judging/light-shares.ts'
import { finalStates } from '../../domain/matters/matter-table.ts'
import { peopleToCall } from '../../record/people/people-to-call.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type MatterListed, matterList } from '../matters/matter-list.ts'
import { type Overview, type OverviewTask, yearOf } from './overview.ts'
import { type UpcomingDays, upcomingDays } from './upcoming-days.ts'

/** What a unit or a leader carries in a year, as far as the asker may read it. */
export interface CarriedYear extends UpcomingDays {
  readonly carrier: Carrier
  /** Of the year that is shown; its numbers are those of the overview. */
  readonly year: number
  readonly years: readonly number[]
  readonly cutOff: string
  readonly periods: Overview['periods']
  /** One a period: the shares of the lights of `tasks`. */
  readonly shares: Overview['shares']
  /** As the overview's; without those of tasks that are not shown. */
  readonly grounds: Overview['grounds']
  readonly units: Overview['units']
  /** Handed-out tasks that the unit answers for, or of the leader's field. */
  readonly tasks: readonly OverviewTask[]
  /** Of a unit: handed-out tasks that it leads beside another, or takes part in. */
  readonly beside: readonly OverviewTask[]
  /** Matters that are not over, what is due first before the rest; null where the asker reads none. */
  readonly matters: readonly MatterListed[] | null
  /** Whether there may be more than the asker may read. */
  readonly part: boolean
}

/** Whose page it is. */
export type Carrier =
  | {
      readonly kind: 'unit'
      readonly unitId: string
      readonly name: string
      readonly shortName: string
      /** The day from which it is no more, and the unit it was merged into. */
      readonly to: string | null
      readonly successor: { readonly unitId: string; readonly name: string } | null
      /** Heads and officers; their telephones only for the office, leaders and the unit itself. */
      readonly people: readonly {
        readonly personId: string
        readonly name: string
        readonly role: 'unit-head' | 'unit-officer'
        readonly phone: string | null
      }[]
    }
  | { readonly kind: 'leader'; readonly personId: string; readonly name: string; readonly post: string | null }

/** Whose year is asked for. */
export type CarrierAsked =
  | { readonly kind: 'unit'; readonly unitId: string }
  | { readonly kind: 'leader'; readonly personId: string }

/** What a unit or a leader carries in a year, the newest adopted one when none is named; undefined when there is no such one. */
export async function carriedYear(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  of: CarrierAsked,
  asked: number | null,
): Promise<CarriedYear | undefined> {
  const { jurisdictionId, today } = actor
  const carrier = of.kind === 'unit' ? await unitOf(db, actor, of.unitId) : await leaderOf(db, actor, of.personId)
  if (!carrier) return undefined
  const readable = readableTasks(actor)
  const [shown, readableIds, taking] = await Promise.all([
    yearOf(db, actor, asked),
    readable.kind === 'all' ? null : tasksOfUnits(db, actor, readable.unitIds),
    of.kind === 'unit' ? tasksOfUnits(db, actor, [of.unitId]) : new Set<string>(),
  ])
  const readableRows = shown.tasks.filter(({ taskId }) => readableIds?.has(taskId) ?? true)
  const tasks = readableRows.filter((task) =>
    of.kind === 'unit' ? task.leadId === of.unitId : task.leaderId === of.personId,
  )
  const own = new Set(tasks.map(({ taskId }) => taskId))
  const beside = readableRows.filter(({ taskId }) => taking.has(taskId) && !own.has(taskId))
  const carried = [...tasks, ...beside].map(({ taskId }) => taskId)
  const told = new Set([...tasks, ...beside].flatMap(({ ground }) => ground))
  const [upcoming, matters] = await Promise.all([
    upcomingDays(db, jurisdictionId, shown.reportId, today, carried),
    mattersOf(db, actor, at, of),
  ])
  return {
    carrier,
    year: shown.year,
    years: shown.years,
    cutOff: shown.cutOff,
    periods: shown.periods,
    shares: shown.periods.map((_, index) => lightShares(tasks.map((task) => task.shown[index] ?? 'unreported'))),
    grounds: shown.grounds.map((words, index) => (told.has(index) ? words : '')),
    units: shown.units,
    tasks,
    beside,
    matters,
    part: readable.kind !== 'all' && !(of.kind === 'unit' && readable.unitIds.includes(of.unitId)),
    ...upcoming,
  }
}

/** The tasks that any of some units leads or takes part in today. */
async function tasksOfUnits(
  db: Kysely<Tables>,
  { jurisdictionId, today }: SignedIn,
  unitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('task_unit')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', unitIds)
    .where(heldOn('task_unit', today))
    .execute()
  return new Set(rows.map((row) => row.task_id))
}

const over: ReadonlySet<MatterListed['state']> = new Set(['closed', ...finalStates])

async function mattersOf(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  of: CarrierAsked,
): Promise<readonly MatterListed[] | null> {
  if (actor.roles.every(({ role }) => role === 'reader')) return null
  const asked = of.kind === 'unit' ? { unitId: of.unitId } : { leaderId: of.personId }
  return (await matterList(db, actor, at, asked)).filter(({ state }) => !over.has(state))
}

async function unitOf(db: Kysely<Tables>, actor: SignedIn, unitId: string): Promise<Carrier | undefined> {
  const { jurisdictionId, today, roles } = actor
  const row = await db
    .selectFrom('unit')
    .leftJoin('unit as into', (join) =>
      join.onRef('into.jurisdiction_id', '=', 'unit.jurisdiction_id').onRef('into.unit_id', '=', 'unit.successor_id'),
    )
    .select(['unit.name', 'unit.short_name', 'unit.valid_to', 'into.unit_id as into_id', 'into.name as into_name'])
    .where('unit.jurisdiction_id', '=', jurisdictionId)
    .where('unit.unit_id', '=', unitId)
    .executeTakeFirst()
  if (!row) return undefined
  const calls = roles.some((held) => held.role === 'supervisor' || held.role === 'leader' || held.unitId === unitId)
  const people = await peopleToCall(db, jurisdictionId, [unitId], today)
  return {
    kind: 'unit',
    unitId,
    name: row.name,
    shortName: row.short_name,
    to: row.valid_to,
    successor: row.into_id === null || row.into_name === null ? null : { unitId: row.into_id, name: row.into_name },
    people: people.map(({ personId, name, role, phone }) => ({ personId, name, role, phone: calls ? phone : null })),
  }
}

/** Somebody who is a leader, or whose field a task of the place is. */
async function leaderOf(
  db: Kysely<Tables>,
  { jurisdictionId }: SignedIn,
  personId: string,
): Promise<Carrier | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['name', 'post'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where(sql<boolean>`(exists (select from role_grant g where g.jurisdiction_id = ${jurisdictionId}
        and g.person_id = ${personId} and g.role = 'leader')
      or exists (select from task t where t.jurisdiction_id = ${jurisdictionId} and t.leader_id = ${personId}))`)
    .executeTakeFirst()
  return row && { kind: 'leader', personId, ...row }
}
