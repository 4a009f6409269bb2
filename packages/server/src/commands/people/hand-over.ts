import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { acrossPlaces } from '../../access/place-wall.ts'
import { administrators } from '../../access/rules.ts'
import { dayAfter, dayBefore, dayOf } from '../../domain/day.ts'
import type { HandOver } from '../../domain/powers/power-act.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { setAccountDisabled } from '../../identity/accounts.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { endGrant, hasOther, lastAdministrator } from './end-role.ts'
import { leavesUnsigned, nobodySigns } from './last-signer.ts'
import { moveOpen, openOf, recusesFrom } from './open-of-person.ts'
import { type PeopleRefusal, unknownPerson } from './people-refusal.ts'
import { requestPower, type Waiting } from './powers/request-power.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

export type { HandOver }

/** How many tasks, drafts and roles changed hands. */
export interface HandedOver {
  readonly kind: 'handed-over'
  readonly tasks: number
  readonly drafts: number
  readonly roles: number
}

/**
 * Hand over what is open of a person to another: tasks they are officer or leader of, drafts of reports, matters they
 * approved or lead, instructions that are not over, their place in groups that inspect, areas of settlements they work on,
 * roles of the work (never an administrator's); then, where they leave, close their account. All of it or nothing. Where it
 * gives the successor a role it waits for the security administrator, where an administrator leaves for another administrator.
 */
export async function handOver(
  db: Kysely<Tables>,
  asked: Ask<'handover.make'>,
  at: Date,
  over: HandOver,
): Promise<HandedOver | Waiting | PeopleRefusal | Forbidden> {
  return proven(db, asked, (trx, may) => handOverWithin(trx, may, at, over, null))
}

/** {@link handOver} inside the caller's transaction; `confirmed` says what another administrator has agreed to. */
export async function handOverWithin(
  trx: Transaction<Tables>,
  may: Allowed<'handover.make'>,
  at: Date,
  over: HandOver,
  confirmed: { readonly passesRoles: boolean } | null,
): Promise<HandedOver | Waiting | PeopleRefusal> {
  const { fromPersonId, toPersonId, leaves } = over
  const { jurisdictionId, actor } = may
  const today = dayOf(at)
  if (fromPersonId === toPersonId) return notTheSame
  if (leaves && fromPersonId === actor.personId) return notOneself
  const people = await trx
    .selectFrom('person')
    .select(['person_id', 'account_id', 'left_on'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', [fromPersonId, ...(toPersonId === null ? [] : [toPersonId])])
    .orderBy('person_id')
    .forUpdate()
    .execute()
  const from = people.find((person) => person.person_id === fromPersonId)
  const to = people.find((person) => person.person_id === toPersonId)
  if (!from || (toPersonId !== null && (!to || to.left_on !== null))) return unknownPerson
  const grants = await trx
    .selectFrom('role_grant')
    .select(['role_grant_id', 'person_id', 'role', 'unit_id', 'valid_from', 'valid_to'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'person_id',
      'in',
      people.map((person) => person.person_id),
    )
    .where(endsAfter('role_grant', today))
    .execute()
  const theirs = grants.filter((grant) => grant.person_id === fromPersonId)
  const taken = grants.filter((grant) => grant.person_id === toPersonId)
  const work = theirs.filter((grant) => !administrators.includes(grant.role))
  if (work.length > 0 && taken.some((grant) => administrators.includes(grant.role))) return keptApart
  if (
    leaves &&
    theirs.some((grant) => grant.role === 'system-administrator') &&
    !(await hasOther(trx, jurisdictionId, fromPersonId, today))
  )
    return lastAdministrator
  const open = await openOf(trx, jurisdictionId, fromPersonId)
  const { tasks, drafts, matters, instructions, inspections } = open
  if (toPersonId === null && [tasks, drafts, matters, instructions, inspections].some((those) => those.length > 0))
    return somebodyWanted
  if (toPersonId !== null && (await recusesFrom(trx, jurisdictionId, toPersonId, inspections))) return recused
  if (leaves && toPersonId === null && (await leavesUnsigned(trx, jurisdictionId, fromPersonId, theirs, today, true)))
    return nobodySigns
  const passing = toPersonId === null ? [] : work.filter((grant) => !holdsAlready(taken, grant))
  const administratorLeaves = leaves && work.length < theirs.length
  const agreed = confirmed !== null && (confirmed.passesRoles || passing.length === 0)
  if (!agreed && (passing.length > 0 || administratorLeaves))
    return requestPower(trx, may, at, { kind: 'hand-over', over, passesRoles: passing.length > 0 })
  if (toPersonId !== null) await moveOpen(trx, jurisdictionId, fromPersonId, toPersonId)
  if (toPersonId !== null || leaves) await moveAreas(trx, jurisdictionId, fromPersonId, toPersonId, at)
  const granted: object[] = []
  const ended: string[] = []
  for (const grant of theirs) {
    const passes = toPersonId !== null && !administrators.includes(grant.role)
    if (toPersonId !== null && passing.includes(grant)) {
      const roleGrantId = uuid()
      const from = grant.valid_from > today ? grant.valid_from : today
      await trx
        .insertInto('role_grant')
        .values({
          jurisdiction_id: jurisdictionId,
          role_grant_id: roleGrantId,
          person_id: toPersonId,
          role: grant.role,
          unit_id: grant.unit_id,
          valid_from: from,
          valid_to: grant.valid_to,
          granted_by: actor.id,
          granted_at: at,
          ended_by: null,
        })
        .execute()
      const to = grant.valid_to === null ? null : dayBefore(grant.valid_to)
      granted.push({ roleGrantId, personId: toPersonId, role: grant.role, unitId: grant.unit_id, from, to })
    }
    if (passes || leaves) {
      await endGrant(trx, jurisdictionId, grant.role_grant_id, grant.valid_from, today, actor.id)
      ended.push(grant.role_grant_id)
    }
  }
  if (leaves) await leave(trx, jurisdictionId, from.person_id, from.account_id, at)
  const body = {
    fromPersonId,
    toPersonId,
    leaves,
    ...{ tasks, drafts, matters, instructions, inspections },
    granted,
    ended,
  }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'person.handed-over', body })
  const personIds = [fromPersonId, ...(toPersonId === null ? [] : [toPersonId])]
  const content = { toPersonId, leaves, roles: passing.map(({ role }) => role).join() }
  await tellOfPower(trx, may, at, { kind: 'person.handed-over', personIds, content })
  return { kind: 'handed-over' as const, tasks: tasks.length, drafts: drafts.length, roles: granted.length }
}

interface SomeGrant {
  readonly role: Role
  readonly unit_id: string | null
}

const holdsAlready = (taken: readonly SomeGrant[], grant: SomeGrant): boolean =>
  taken.some((own) => own.role === grant.role && own.unit_id === grant.unit_id)

/** Areas of settlements that the person worked on are the successor's, or nobody's: none stays with somebody who has left. */
async function moveAreas(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  from: string,
  to: string | null,
  at: Date,
): Promise<void> {
  const query =
    to === null
      ? trx.deleteFrom('settlement_area').where('jurisdiction_id', '=', jurisdictionId).where('person_id', '=', from)
      : trx
          .updateTable('settlement_area')
          .set({ person_id: to, taken_at: at })
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('person_id', '=', from)
  await query.execute()
}

async function leave(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  accountId: string | null,
  at: Date,
): Promise<void> {
  const today = dayOf(at)
  await trx
    .updateTable('person')
    .set({ left_on: dayAfter(today), revision: sql`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .execute()
  await trx
    .updateTable('delegation')
    .set({ ended_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('from_person_id', '=', personId), eb('to_person_id', '=', personId)]))
    .execute()
  if (accountId === null) return
  const elsewhere = await acrossPlaces('an account may be of people in several places', () =>
    trx
      .selectFrom('person')
      .select('person_id')
      .where('account_id', '=', accountId)
      .where('left_on', 'is', null)
      .executeTakeFirst(),
  )
  if (!elsewhere) await setAccountDisabled(trx, at, accountId, true)
}

/** How much is open of a person. */
export interface OpenWork {
  readonly tasks: number
  readonly drafts: number
  readonly matters: number
  readonly instructions: number
  /** Those they lead. */
  readonly inspections: number
}

/** What is open of a person, for a look before it is handed over. */
export async function openWorkOf(db: Kysely<Tables>, jurisdictionId: string, personId: string): Promise<OpenWork> {
  return db.transaction().execute(async (trx) => {
    const { tasks, drafts, matters, instructions, inspections } = await openOf(trx, jurisdictionId, personId)
    return {
      ...{ tasks: tasks.length, drafts: drafts.length, matters: matters.length },
      ...{ instructions: instructions.length, inspections: inspections.length },
    }
  })
}

const notTheSame = refusal(
  422,
  'not-the-same',
  '交接双方不能是同一人。',
  'It cannot be handed over to the same person.',
)
const notOneself = refusal(422, 'not-oneself', '不能为自己办理离岗。', 'You cannot let yourself leave.')
const somebodyWanted = refusal(
  422,
  'somebody-wanted',
  '还有未办结的任务、督办事项、批示、担任组长的督查活动或草稿，须选择接手的人。',
  'Tasks, matters, instructions, inspections or drafts are open: say who takes over.',
)
const recused = refusal(
  422,
  'recused',
  '接手的人在其中的督查活动中须回避，不能接任组长。请另选接手的人，或先改由他人担任组长。',
  'Who takes over recuses from an inspection that is led here. Choose another successor or leader.',
)
const keptApart = refusal(
  422,
  'kept-apart',
  '接手的人是管理员，不能兼任业务角色。',
  'Who takes over is an administrator and can hold no role of the work.',
)
