import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Day } from '../../domain/day.ts'
import { lateBy } from '../../domain/day.ts'
import type { PeriodKind, Role } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'
import { closingGroup } from './closing-group.ts'
import { type MyTask, type MyTasks, myTasks, unitsOf } from './my-tasks.ts'
import { officeGroups, waitingGroup } from './office-groups.ts'
import type { MovedDueDay } from './reporting-periods.ts'
import { group, type WorkbenchGroup, type WorkbenchItem } from './workbench-group.ts'
import { type YearWaiting, yearsWaiting } from './years-waiting.ts'

export type { WorkbenchGroup, WorkbenchItem, WorkbenchKind } from './workbench-group.ts'

/** The first screen of a person: a list of what to do, the number of each and how late; the most urgent kind first. */
export interface Workbench {
  readonly today: Day
  /** The year that is being carried out, or the one that was named; null before any report was adopted. */
  readonly year: number | null
  /** Years beside it of which something still waits. */
  readonly others: readonly YearWaiting[]
  /** The period being reported; null before the first was opened. */
  readonly period: WorkbenchPeriod | null
  /** Every kind that may wait for the person's roles, also with a count of 0. */
  readonly groups: readonly WorkbenchGroup[]
}

/** A period that is open for reporting. */
export interface WorkbenchPeriod {
  readonly periodId: string
  readonly year: number
  readonly kind: PeriodKind
  readonly ordinal: number
  /** The last day on time. */
  readonly dueOn: Day
  readonly moved: MovedDueDay | null
}

/** What waits for a person today; of the office's groups those of the running year, unless another is named. */
export async function workbench(db: Kysely<Tables>, actor: SignedIn, asked: number | null = null): Promise<Workbench> {
  const heads = unitsOf({ ...actor, roles: actor.roles.filter(({ role }) => role === 'unit-head') })
  const [units, checks, closings, office] = await Promise.all([
    unitsOf(actor).length > 0 ? myTasks(db, actor) : null,
    heads.length > 0 ? waitingGroup(db, actor, 'to-check', heads) : null,
    heads.length > 0 ? closingGroup(db, actor, 'close-returned', heads) : null,
    officeGroups(db, actor, asked),
  ])
  const period = units && asked === null ? units.period : office.period
  const year = asked ?? period?.year ?? null
  return {
    today: actor.today,
    year,
    others: await yearsWaiting(db, actor, year),
    period,
    groups: [
      ...(checks ? [checks] : []),
      ...(closings ? [closings] : []),
      ...(units ? unitGroups(units, actor) : []),
      ...office.groups,
    ],
  }
}

/** What waits for somebody of a unit, from the list their own screen shows. */
function unitGroups({ today, period, tasks }: MyTasks, actor: SignedIn): WorkbenchGroup[] {
  const role: Role = actor.roles.some((held) => held.role === 'unit-officer') ? 'unit-officer' : 'unit-head'
  const item = (task: MyTask, dueOn: Day | null, note: string | null, of = period): WorkbenchItem => ({
    taskId: task.taskId,
    reportId: null,
    progressId: task.report?.progressId ?? null,
    periodId: of?.periodId ?? null,
    number: task.number,
    part: task.part,
    wording: task.wording,
    unit: task.leadUnit,
    dueOn,
    daysLate: lateBy(dueOn, today),
    note,
  })
  const dueOn = period?.dueOn ?? null
  const inState = (state: string) => tasks.filter((task) => task.accountable && task.report?.state === state)
  const toReport = tasks
    .filter((task) => task.reportDue && (task.report === null || task.report.state === 'draft'))
    .map((task) => item(task, task.missed?.dueOn ?? dueOn, null, task.missed ?? period))
  const groups = [
    group(
      'returned',
      role,
      inState('returned').map((task) => item(task, task.reportDue ? dueOn : null, task.report?.returnReason ?? null)),
    ),
    group(
      'to-sign',
      role,
      tasks.filter((task) => task.answer === null).map((task) => item(task, task.signBy, null)),
    ),
    group('to-report', role, toReport),
    group(
      'to-confirm',
      role,
      tasks.filter((task) => task.confirmation === null).map((task) => item(task, null, null)),
    ),
  ]
  return groups
}
