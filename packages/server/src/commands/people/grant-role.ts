import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { administrators } from '../../access/rules.ts'
import type { Day } from '../../domain/day.ts'
import { dayAfter, dayOf, hasEnded } from '../../domain/day.ts'
import type { NewRole } from '../../domain/powers/power-act.ts'
import { refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { areOpen } from '../../record/units/open-units.ts'
import { begunOn, endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type PeopleRefusal, unknownPerson, unknownUnit } from './people-refusal.ts'
import { isFirstSetUp, standsIn } from './powers/holds-power.ts'
import { requestPower, type Waiting } from './powers/request-power.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

export type { NewRole }

/** The security administrator grants the roles of the work, the system administrator appoints administrators. */
export type MayGrant = Allowed<'role.grant' | 'administrator.appoint'>
/** Granting needs one of two actions: administrators are appointed apart from other roles. */
export type AskGrant = Ask<'role.grant' | 'administrator.appoint'>

/** A role that is held from its first day on. */
export interface Granted {
  readonly kind: 'granted'
  readonly roleGrantId: string
}

/**
 * Give a person a role. One of the three administrators holds that one role and no other, and is appointed when another
 * administrator confirms it; only in the first set-up, while there has never been another one, at once.
 */
export async function grantRole(
  db: Kysely<Tables>,
  asked: AskGrant,
  at: Date,
  role: NewRole,
): Promise<Granted | Waiting | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const alone =
      administrators.includes(role.role) && (await isFirstSetUp(trx, may.jurisdictionId, may.actor.personId))
    if (!administrators.includes(role.role) || alone) return grantRoleWithin(trx, may, at, role)
    return (await refusalToGrant(trx, may, at, role)) ?? requestPower(trx, may, at, { kind: 'appoint', role })
  })
}

/** Give a person a role inside the caller's transaction; an appointment has been confirmed, or needs it not. */
export async function grantRoleWithin(
  trx: Transaction<Tables>,
  may: MayGrant,
  at: Date,
  asked: NewRole,
): Promise<Granted | PeopleRefusal> {
  const { jurisdictionId, actor } = may
  const refusal = await refusalToGrant(trx, may, at, asked)
  if (refusal) return refusal
  const roleGrantId = uuid()
  await trx
    .insertInto('role_grant')
    .values({
      jurisdiction_id: jurisdictionId,
      role_grant_id: roleGrantId,
      person_id: asked.personId,
      role: asked.role,
      unit_id: asked.unitId,
      valid_from: asked.from,
      valid_to: asked.to === null ? null : dayAfter(asked.to),
      granted_by: actor.id,
      granted_at: at,
      ended_by: null,
    })
    .execute()
  const body = { roleGrantId, ...asked }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'role.granted', body })
  const { role, unitId } = asked
  await tellOfPower(trx, may, at, { kind: 'role.granted', personIds: [asked.personId], content: { role, unitId } })
  return { kind: 'granted', roleGrantId }
}

async function refusalToGrant(
  trx: Transaction<Tables>,
  may: MayGrant,
  at: Date,
  asked: NewRole,
): Promise<PeopleRefusal | undefined> {
  if (administrators.includes(asked.role) !== (may.action === 'administrator.appoint')) return notYours
  if (asked.to !== null && asked.to < asked.from) return wrongDays
  return refusalOf(trx, may.jurisdictionId, asked, dayOf(at))
}

async function refusalOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { personId, role, unitId, from, to }: NewRole,
  today: Day,
): Promise<PeopleRefusal | undefined> {
  // locked, so that two grants at once do not make somebody two administrators
  const person = await trx
    .selectFrom('person')
    .select('left_on')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!person || hasEnded(person.left_on, today)) return unknownPerson
  if ((role === 'unit-head' || role === 'unit-officer') !== (unitId !== null)) return unitWanted
  if (unitId !== null && !(await areOpen(trx, jurisdictionId, [unitId], today))) return unknownUnit
  const held = await trx
    .selectFrom('role_grant')
    .select(['role', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where(endsAfter('role_grant', from))
    .where((eb) => (to === null ? eb.val(true) : begunOn('role_grant', to)))
    .execute()
  if (held.some((other) => other.role === role && other.unit_id === unitId)) return alreadyHeld
  const apart = administrators.includes(role)
    ? held.length > 0
    : held.some((other) => administrators.includes(other.role))
  if (apart) return keptApart
  if (!administrators.includes(role)) return undefined
  return (await standsIn(trx, jurisdictionId, personId, from)) ? keptApart : undefined
}

const notYours = refusal(
  403,
  'forbidden',
  '业务角色由安全管理员授予，三类管理员由系统管理员任命。',
  'The security administrator grants the roles of the work; the system administrator appoints administrators.',
)
const wrongDays = refusal(422, 'wrong-days', '止日不能早于起日。', 'The last day is before the first.')
const unitWanted = refusal(
  422,
  'unit-wanted',
  '第一责任人和承办人员须选单位，其他角色不选单位。',
  'Unit heads and unit officers are of a unit, the other roles of none.',
)
const alreadyHeld = refusal(409, 'already-held', '这段时间已有这个角色。', 'The person holds this role in that time.')
const keptApart = refusal(
  422,
  'kept-apart',
  '系统、安全、审计管理员须由不同的人担任，且不兼任其他角色、不作为代理人。',
  'The three administrators are different people who hold no other role and stand in for nobody.',
)
