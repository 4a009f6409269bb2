import type { Kysely, Transaction } from 'kysely'
import type { MayWrite } from '../../../access/actor.ts'
import { type Ask, ask, proven, provenWithin } from '../../../access/ask.ts'
import type { Forbidden } from '../../../access/may-do.ts'
import type { Action } from '../../../access/rules.ts'
import { rolesHeld, type SignedIn } from '../../../access/signed-in.ts'
import { latestMade } from '../../../domain/clock-leap.ts'
import { dayOf } from '../../../domain/day.ts'
import { confirmersOf, type PowerAct, personOf } from '../../../domain/powers/power-act.ts'
import { refusal } from '../../../domain/refusal.ts'
import type { PreparedPassword } from '../../../identity/accounts.ts'
import { appendEntry } from '../../../ledger/append-entry.ts'
import type { Tables } from '../../../store/tables.ts'
import { mergeUnitsWithin } from '../../units/merge-units.ts'
import { endRoleWithin } from '../end-role.ts'
import { grantRoleWithin } from '../grant-role.ts'
import { handOverWithin } from '../hand-over.ts'
import { manageAccountWithin, passwordFor } from '../manage-account.ts'
import type { PeopleRefusal } from '../people-refusal.ts'
import { whatIsAsked } from './request-power.ts'
import { tellOfPower } from './tell-of-power.ts'

/** What is said to a request; only who asked withdraws it. */
export type Decision = 'confirm' | 'refuse' | 'withdraw'

/** The request is decided, and done where it was confirmed. */
export interface Decided {
  readonly kind: 'decided'
  /** A first password that came of it, for who confirmed to hand on: who asked does not see it. */
  readonly firstPassword: string | null
  /** Whose it is. */
  readonly userName: string | null
}

/**
 * Confirm or refuse a change of powers another administrator asked for, or withdraw one's own. What is confirmed is done
 * at once, in the name of who asked and only if they may do it still.
 */
export async function decidePower(
  db: Kysely<Tables>,
  asked: Ask<'power.decide'>,
  at: Date,
  powerRequestId: string,
  decision: Decision,
): Promise<Decided | PeopleRefusal | Forbidden> {
  const prepared = decision === 'confirm' ? await prepare(db, asked.jurisdictionId, powerRequestId) : null
  return proven(db, asked, async (trx, may) => {
    const request = await openRequest(trx, may.jurisdictionId, powerRequestId, at)
    if (request.kind === 'refused') return request
    const own = request.askedBy === may.actor.personId
    if (decision === 'withdraw' ? !own : own) return decision === 'withdraw' ? notYours : notOneself
    const held = may.actor.roles.filter(({ onBehalfOf }) => onBehalfOf === null).map(({ role }) => role)
    if (decision === 'confirm' && !confirmersOf(request.act).some((role) => held.includes(role))) return ofSecurity
    return conclude(trx, may, at, request, decision, prepared)
  })
}

/**
 * {@link decidePower} from the machine's own command line, for a place in which nobody else can confirm: an administrator
 * has left, or has lost their phone.
 */
export async function decidePowerFromConsole(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  powerRequestId: string,
  decision: Exclude<Decision, 'withdraw'>,
): Promise<Decided | PeopleRefusal | Forbidden> {
  const prepared = decision === 'confirm' ? await prepare(db, may.jurisdictionId, powerRequestId) : null
  return db.transaction().execute(async (trx) => {
    const request = await openRequest(trx, may.jurisdictionId, powerRequestId, at)
    return request.kind === 'refused' ? request : conclude(trx, may, at, request, decision, prepared)
  })
}

interface OpenRequest {
  readonly kind: 'open'
  readonly powerRequestId: string
  readonly askedBy: string
  readonly act: PowerAct
}

async function openRequest(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  powerRequestId: string,
  at: Date,
): Promise<OpenRequest | PeopleRefusal> {
  const row = await trx
    .selectFrom('power_request')
    .select(['asked_by', 'content', 'decision', 'asked_at', 'expires_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('power_request_id', '=', powerRequestId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return unknownRequest
  if (row.decision !== null) return alreadyDecided
  if (row.expires_at <= at || row.asked_at > latestMade(at)) return expired
  return { kind: 'open', powerRequestId, askedBy: row.asked_by, act: row.content as PowerAct }
}

async function conclude(
  trx: Transaction<Tables>,
  may: MayWrite,
  at: Date,
  { powerRequestId, askedBy, act }: OpenRequest,
  decision: Decision,
  prepared: PreparedPassword | null,
): Promise<Decided | PeopleRefusal | Forbidden> {
  const { jurisdictionId, actor } = may
  let firstPassword: string | null = null
  if (decision === 'confirm') {
    const done = await perform(trx, jurisdictionId, askedBy, at, act, prepared)
    if (done.kind === 'refused') return done
    firstPassword = 'firstPassword' in done ? done.firstPassword : null
  }
  const words = { confirm: 'confirmed', refuse: 'refused', withdraw: 'withdrawn' } as const
  await trx
    .updateTable('power_request')
    .set({ decision: words[decision], decided_by: actor.id, decided_at: at })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('power_request_id', '=', powerRequestId)
    .execute()
  const kind = `power.${words[decision]}` as const
  const personId = personOf(act)
  const body = { powerRequestId, kind: act.kind, personId, askedBy }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind, body })
  await tellOfPower(trx, may, at, { kind, personIds: [personId, askedBy], content: whatIsAsked(act) })
  const userName = firstPassword === null ? null : await userNameOf(trx, jurisdictionId, personId)
  return { kind: 'decided', firstPassword, userName }
}

async function perform(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  askedBy: string,
  at: Date,
  act: PowerAct,
  prepared: PreparedPassword | null,
) {
  const today = dayOf(at)
  const roles = (await rolesHeld(trx, jurisdictionId, askedBy, today)) ?? []
  const asker: SignedIn = { id: `person:${askedBy}`, jurisdictionId, personId: askedBy, name: '', roles, today }
  const provenFor = <A extends Action>(action: A) => provenWithin(trx, ask(asker, action))
  switch (act.kind) {
    case 'appoint': {
      const may = await provenFor('administrator.appoint')
      return may.kind === 'refused' ? askerMayNot : grantRoleWithin(trx, may, at, act.role)
    }
    case 'dismiss': {
      const may = await provenFor('administrator.appoint')
      return may.kind === 'refused' ? askerMayNot : endRoleWithin(trx, may, at, act.roleGrantId)
    }
    case 'account': {
      const may = await provenFor('account.manage')
      if (may.kind === 'refused') return askerMayNot
      return manageAccountWithin(trx, may, at, act.personId, act.act, prepared, true)
    }
    case 'hand-over': {
      const may = await provenFor('handover.make')
      return may.kind === 'refused' ? askerMayNot : handOverWithin(trx, may, at, act.over, act)
    }
    case 'merge-units': {
      const may = await provenFor('unit.edit')
      return may.kind === 'refused' ? askerMayNot : mergeUnitsWithin(trx, may, at, act.unitId, act, true)
    }
  }
}

async function userNameOf(trx: Transaction<Tables>, jurisdictionId: string, personId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('person')
    .innerJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select(['displayUsername', 'username'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? (row.displayUsername ?? row.username) : null
}

/** The first password a request may come to give. */
async function prepare(db: Kysely<Tables>, jurisdictionId: string, powerRequestId: string) {
  const row = await db
    .selectFrom('power_request')
    .select('content')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('power_request_id', '=', powerRequestId)
    .where('kind', '=', 'account')
    .executeTakeFirst()
  const act = row?.content as PowerAct | undefined
  return act?.kind === 'account' ? passwordFor(act.act) : null
}

const unknownRequest = refusal(404, 'unknown-request', '没有这项待确认的变更。', 'There is no such request.')
const alreadyDecided = refusal(
  409,
  'already-decided',
  '这项变更已由他人办理。',
  'Somebody has decided this request already.',
)
const expired = refusal(
  422,
  'request-expired',
  '这项变更提交已满 7 天，已失效。如仍需办理，请重新提交。',
  'The request is over seven days old and no longer holds. Ask again if it is still needed.',
)
const notOneself = refusal(
  403,
  'not-oneself',
  '自己提交的变更须由另一位管理员确认。',
  'What you asked for is confirmed by another administrator.',
)
const notYours = refusal(403, 'forbidden', '只有提交的人可以撤回。', 'Only who asked can withdraw it.')
const ofSecurity = refusal(
  403,
  'of-security',
  '这项变更会把业务角色给别人，须由安全管理员确认。',
  'It gives somebody roles of the work: the security administrator confirms it.',
)
const askerMayNot = refusal(
  422,
  'asker-may-not',
  '提交的人已没有这项权限，不能确认。请选“不同意”。',
  'Who asked may no longer do this. Refuse it.',
)
