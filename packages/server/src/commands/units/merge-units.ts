import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { dayBefore, dayOf } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { endGrant } from '../people/end-role.ts'
import { type PeopleRefusal, unknownUnit } from '../people/people-refusal.ts'
import { requestPower, type Waiting } from '../people/powers/request-power.ts'
import { tellOfPower } from '../people/powers/tell-of-power.ts'
import { carryAnswers } from './carry-answers.ts'
import { moveInspections } from './move-inspections.ts'
import { moveMatters } from './move-matters.ts'
import { inFuture, lockUnit, recordUnits, wrongParent } from './unit-changes.ts'

/** How many open tasks and people went to the successor. */
export interface MergedUnits {
  readonly kind: 'merged'
  readonly tasks: number
  readonly people: number
}

/**
 * Merge a unit into another from a day on: its open tasks, its matters, its people and the units below it go over, it is closed and
 * names its successor. What was before the day stays as it was. Where people's roles go over with it, it waits for the
 * security administrator: otherwise a unit made for the purpose would carry its people into any other.
 */
export async function mergeUnits(
  db: Kysely<Tables>,
  asked: Ask<'unit.edit'>,
  at: Date,
  unitId: string,
  merger: { readonly successorId: string; readonly from: Day },
): Promise<MergedUnits | Waiting | PeopleRefusal | Forbidden> {
  return proven(db, asked, (trx, may) => mergeUnitsWithin(trx, may, at, unitId, merger, false))
}

/** {@link mergeUnits} inside the caller's transaction; `confirmed` where the security administrator has agreed to it. */
export async function mergeUnitsWithin(
  trx: Transaction<Tables>,
  may: Allowed<'unit.edit'>,
  at: Date,
  unitId: string,
  { successorId, from }: { readonly successorId: string; readonly from: Day },
  confirmed: boolean,
): Promise<MergedUnits | Waiting | PeopleRefusal> {
  const today = dayOf(at)
  const future = inFuture(from, today)
  if (future) return future
  if (unitId === successorId) return notTheSame
  const { jurisdictionId, actor } = may
  // in one order, so that two merges at once do not wait for each other
  const [first, second] = [unitId, successorId].sort()
  const rows = new Map(
    [await lockUnit(trx, jurisdictionId, first ?? ''), await lockUnit(trx, jurisdictionId, second ?? '')].flatMap(
      (row) => (row ? [[row.unit_id, row] as const] : []),
    ),
  )
  const unit = rows.get(unitId)
  const successor = rows.get(successorId)
  if (!unit || !successor) return unknownUnit
  if (unit.valid_from !== null && from < unit.valid_from) return tooEarly
  const going = await peopleGoing(trx, jurisdictionId, unitId, successorId, today)
  const gains = going.find(({ there }) => !there)
  if (!confirmed && gains)
    return requestPower(trx, may, at, {
      kind: 'merge-units',
      personId: gains.grant.person_id,
      unitId,
      successorId,
      from,
    })
  if (successor.parent_id === unitId) {
    const refusal = await wrongParent(trx, jurisdictionId, successorId, unit.parent_id)
    if (refusal) return refusal
    await below(trx, jurisdictionId, unitId, unit.parent_id)
  } else await below(trx, jurisdictionId, unitId, successorId)
  await moveMembers(trx, jurisdictionId, unitId, successorId)
  const tasks = await moveTasks(trx, jurisdictionId, unitId, successorId, from)
  const answers = await carryAnswers(trx, jurisdictionId, unitId, successorId)
  const matters = await moveMatters(trx, jurisdictionId, unitId, successorId)
  const inspections = await moveInspections(trx, jurisdictionId, unitId, successorId)
  const { granted, ended } = await movePeople(trx, going, successorId, today, at, actor.id)
  if (gains) {
    const personIds = going.map(({ grant }) => grant.person_id)
    await tellOfPower(trx, may, at, { kind: 'unit.merged', personIds, content: { unitId, successorId } })
  }
  await trx
    .updateTable('unit')
    .set({ valid_to: from, successor_id: successorId, suggested: false, revision: sql`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', '=', unitId)
    .execute()
  const summary = `“${unit.name}”自${from}起并入“${successor.name}”。`
  const body = { unitId, successorId, from, tasks, answers, matters, inspections, people: ended.length, granted, ended }
  await recordUnits(trx, may, at, 'unit.merged', body, [
    { unitId, summary },
    { unitId: successorId, summary },
  ])
  return { kind: 'merged' as const, tasks, people: ended.length }
}

async function below(trx: Transaction<Tables>, jurisdictionId: string, unitId: string, parentId: string | null) {
  await trx
    .updateTable('unit')
    .set({ parent_id: parentId, revision: sql`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('parent_id', '=', unitId)
    .where('valid_to', 'is', null)
    .execute()
}

/** Its place in groups goes to the successor where that has none; a group that is merged hands its members on. */
async function moveMembers(trx: Transaction<Tables>, jurisdictionId: string, unitId: string, successorId: string) {
  await sql`
    insert into unit_member (jurisdiction_id, group_id, unit_id, place)
    select jurisdiction_id, case group_id when ${unitId}::uuid then ${successorId}::uuid else group_id end,
           case unit_id when ${unitId}::uuid then ${successorId}::uuid else unit_id end, place
      from unit_member
     where jurisdiction_id = ${jurisdictionId} and (unit_id = ${unitId} or group_id = ${unitId})
       and not (unit_id = ${unitId} and group_id = ${successorId}) and not (unit_id = ${successorId} and group_id = ${unitId})
    on conflict do nothing`.execute(trx)
  await trx
    .deleteFrom('unit_member')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => eb.or([eb('unit_id', '=', unitId), eb('group_id', '=', unitId)]))
    .execute()
}

async function moveTasks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitId: string,
  successorId: string,
  from: Day,
): Promise<number> {
  const rows = await trx
    .selectFrom('task_unit')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
        .onRef('task.task_id', '=', 'task_unit.task_id'),
    )
    .select(['task_unit.task_id', 'task_unit.part', 'task_unit.place', 'task_unit.group_id', 'task_unit.valid_from'])
    .where('task_unit.jurisdiction_id', '=', jurisdictionId)
    .where('task_unit.unit_id', '=', unitId)
    .where('task.status', 'not in', ['closed', 'set-aside'])
    .where('task_unit.valid_to', 'is', null)
    .execute()
  for (const row of rows) {
    // assigned after the day of the merger: it was the successor's from the beginning
    const since = row.valid_from > from ? row.valid_from : from
    await trx
      .updateTable('task_unit')
      .set({ valid_to: since })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', row.task_id)
      .where('unit_id', '=', unitId)
      .where('valid_from', '=', row.valid_from)
      .execute()
    const there = await trx
      .selectFrom('task_unit')
      .select(['part', 'valid_from'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', row.task_id)
      .where('unit_id', '=', successorId)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_from', '=', since)]))
      .executeTakeFirst()
    if (there) {
      // partner before, lead now: the lead's place is not to be left empty
      if (row.part === 'lead' && there.part !== 'lead')
        await trx
          .updateTable('task_unit')
          .set({ part: 'lead', place: row.place, group_id: null, valid_to: null })
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('task_id', '=', row.task_id)
          .where('unit_id', '=', successorId)
          .where('valid_from', '=', there.valid_from)
          .execute()
    } else
      await trx
        .insertInto('task_unit')
        .values({
          jurisdiction_id: jurisdictionId,
          task_id: row.task_id,
          unit_id: successorId,
          part: row.part,
          place: row.place,
          group_id: row.group_id,
          valid_from: since,
          valid_to: null,
        })
        .execute()
    await trx
      .updateTable('task')
      .set({ revision: sql`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', row.task_id)
      .execute()
  }
  return rows.length
}

/** The roles that go over with a unit, each with whether the person holds it in the successor already. */
async function peopleGoing(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitId: string,
  successorId: string,
  today: Day,
) {
  const grants = await trx
    .selectFrom('role_grant')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', [unitId, successorId])
    .where(endsAfter('role_grant', today))
    .orderBy('role_grant_id')
    .execute()
  return grants
    .filter((grant) => grant.unit_id === unitId)
    .map((grant) => ({
      grant,
      there: grants.some(
        (other) => other.unit_id === successorId && other.person_id === grant.person_id && other.role === grant.role,
      ),
    }))
}

/** The roles that were granted with it, and the ids of those that ended. */
async function movePeople(
  trx: Transaction<Tables>,
  going: Awaited<ReturnType<typeof peopleGoing>>,
  successorId: string,
  today: Day,
  at: Date,
  actor: string,
): Promise<{ readonly granted: readonly object[]; readonly ended: readonly string[] }> {
  const granted: object[] = []
  for (const { grant, there } of going) {
    await endGrant(trx, grant.jurisdiction_id, grant.role_grant_id, grant.valid_from, today, actor)
    if (there) continue
    const roleGrantId = uuid()
    const from = grant.valid_from > today ? grant.valid_from : today
    await trx
      .insertInto('role_grant')
      .values({
        ...grant,
        role_grant_id: roleGrantId,
        unit_id: successorId,
        valid_from: from,
        granted_by: actor,
        granted_at: at,
        ended_by: null,
      })
      .execute()
    const to = grant.valid_to === null ? null : dayBefore(grant.valid_to)
    granted.push({ roleGrantId, personId: grant.person_id, role: grant.role, unitId: successorId, from, to })
  }
  return { granted, ended: going.map(({ grant }) => grant.role_grant_id) }
}

const notTheSame = refusal(422, 'not-the-same', '不能并入自己。', 'A unit cannot be merged into itself.')
const tooEarly = refusal(422, 'wrong-days', '合并日期不能早于设立日期。', 'The day is before the unit was set up.')
