import type { Kysely, Transaction } from 'kysely'
import { proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { administrators } from '../../access/rules.ts'
import type { Day } from '../../domain/day.ts'
import { dayOf, hasEnded } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import type { AskGrant, MayGrant } from './grant-role.ts'
import { leavesUnsigned, nobodySigns } from './last-signer.ts'
import type { PeopleRefusal } from './people-refusal.ts'
import { requestPower, type Waiting } from './powers/request-power.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

/**
 * End a role now: from this moment it is not held. An administrator's ends when another administrator confirms it; the last
 * system administrator stays.
 */
export async function endRole(
  db: Kysely<Tables>,
  asked: AskGrant,
  at: Date,
  roleGrantId: string,
): Promise<Ended | Waiting | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const grant = await endable(trx, may, at, roleGrantId)
    if (grant.kind === 'refused') return grant
    const { role, personId } = grant
    return administrators.includes(role)
      ? requestPower(trx, may, at, { kind: 'dismiss', personId, roleGrantId, role })
      : endRoleWithin(trx, may, at, roleGrantId)
  })
}

/** {@link endRole} inside the caller's transaction, confirmed where it has to be. */
export async function endRoleWithin(
  trx: Transaction<Tables>,
  may: MayGrant,
  at: Date,
  roleGrantId: string,
): Promise<Ended | PeopleRefusal> {
  const { jurisdictionId, actor } = may
  const grant = await endable(trx, may, at, roleGrantId)
  if (grant.kind === 'refused') return grant
  const { personId, role, unitId } = grant
  await endGrant(trx, jurisdictionId, roleGrantId, grant.validFrom, dayOf(at), actor.id)
  const body = { roleGrantId, personId }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'role.ended', body })
  await tellOfPower(trx, may, at, { kind: 'role.ended', personIds: [personId], content: { role, unitId } })
  return { kind: 'ended' }
}

/** The role is held no more. */
export interface Ended {
  readonly kind: 'ended'
}

/** The grant that is to end, locked, or why it cannot. */
async function endable(trx: Transaction<Tables>, may: MayGrant, at: Date, roleGrantId: string) {
  const { jurisdictionId } = may
  const grant = await trx
    .selectFrom('role_grant')
    .select(['role', 'unit_id', 'person_id', 'valid_from', 'valid_to'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('role_grant_id', '=', roleGrantId)
    .forUpdate()
    .executeTakeFirst()
  const today = dayOf(at)
  if (!grant || hasEnded(grant.valid_to, today)) return unknownRole
  if (administrators.includes(grant.role) !== (may.action === 'administrator.appoint')) return notYours
  if (grant.role === 'system-administrator' && !(await hasOther(trx, jurisdictionId, grant.person_id, today)))
    return lastAdministrator
  if (await leavesUnsigned(trx, jurisdictionId, grant.person_id, [grant], today, false)) return nobodySigns
  const { role, unit_id: unitId, person_id: personId, valid_from: validFrom } = grant
  return { kind: 'endable', role, unitId, personId, validFrom } as const
}

/** End a grant before `today`; one that was to begin later never holds. */
export async function endGrant(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  roleGrantId: string,
  validFrom: Day,
  today: Day,
  actor: string,
): Promise<void> {
  await trx
    .updateTable('role_grant')
    .set({ valid_from: validFrom < today ? validFrom : today, valid_to: today, ended_by: actor })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('role_grant_id', '=', roleGrantId)
    .execute()
}

/** Whether somebody else than `personId` is system administrator of the place and can sign in. */
export async function hasOther(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  today: Day,
): Promise<boolean> {
  const other = await trx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('person.person_id', '=', 'role_grant.person_id'),
    )
    .innerJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select('person.person_id')
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role', '=', 'system-administrator')
    .where('person.person_id', '<>', personId)
    .where(heldOn('role_grant', today))
    .where('left_on', 'is', null)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

const unknownRole = refusal(
  404,
  'unknown-role',
  '没有这个角色，或它已结束。',
  'There is no such role, or it has ended.',
)
const notYours = refusal(
  403,
  'forbidden',
  '业务角色由安全管理员收回，三类管理员由系统管理员免去。',
  'The security administrator ends the roles of the work; the system administrator those of administrators.',
)
/** A place always keeps one system administrator. */
export const lastAdministrator = refusal(
  422,
  'last-administrator',
  '这是最后一位系统管理员，须先任命另一位。',
  'This is the last system administrator. Appoint another one first.',
)
