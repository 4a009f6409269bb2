import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { acrossPlaces } from '../../access/place-wall.ts'
import { latestMade } from '../../domain/clock-leap.ts'
import { dayOf } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { makeAccount, preparePassword } from '../../identity/accounts.ts'
import { isGoodPassword, passwordRules } from '../../identity/password-rules.ts'
import { isUserName, normalUserName } from '../../identity/user-name.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { foundJurisdiction, type NewJurisdiction } from '../places/found-jurisdiction.ts'

/** For how many hours a first-run link holds. */
export const firstRunHours = 24

/**
 * Make the one-time secret by which somebody becomes system administrator, of the place given or (null) of the one they
 * choose; undefined where there is one already. Former ones of the same kind no longer hold.
 */
export async function inviteAdministrator(
  db: Kysely<Tables>,
  at: Date,
  jurisdictionId: string | null,
): Promise<string | undefined> {
  if (await hasAdministrator(db, jurisdictionId, dayOf(at))) return undefined
  const secret = randomBytes(24).toString('base64url')
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('auth_first_run')
      .where('used_at', 'is', null)
      .where((eb) =>
        jurisdictionId === null ? eb('jurisdiction_id', 'is', null) : eb('jurisdiction_id', '=', jurisdictionId),
      )
      .execute()
    const expires_at = new Date(at.getTime() + firstRunHours * 3_600_000)
    await trx
      .insertInto('auth_first_run')
      .values({ hash: hashOf(secret), jurisdiction_id: jurisdictionId, made_at: at, expires_at, used_at: null })
      .execute()
  })
  return secret
}

/** Whom a first-run link makes. */
export interface FirstAdministrator {
  readonly secret: string
  /** An existing place's code, or a place to begin. */
  readonly place: string | NewJurisdiction
  readonly userName: string
  readonly name: string
  readonly password: string
}

/** Why the first administrator was not made. */
export type FirstRunRefusal = Refusal<'link-expired' | 'weak-password' | 'bad-user-name' | 'conflict' | 'unknown-place'>

/** Make the first system administrator by a first-run link, which is used up by it. */
export async function foundAdministrator(
  db: Kysely<Tables>,
  at: Date,
  { secret, place, userName, name, password }: FirstAdministrator,
): Promise<{ readonly kind: 'founded'; readonly code: string; readonly jurisdictionId: string } | FirstRunRefusal> {
  if (!isUserName(normalUserName(userName))) return badUserName
  if (!isGoodPassword(password, userName)) {
    const { message, messageEn } = passwordRules()
    return refusal(422, 'weak-password', message, messageEn)
  }
  if (!(await holding(db, at, secret))) return expired
  // begun before the link is used up: a place without an administrator harms nobody, and the next attempt finds it
  const actor = { id: 'first-run' }
  if (typeof place !== 'string') await foundJurisdiction(db, actor, at, place)
  const code = typeof place === 'string' ? place : place.code
  const prepared = await preparePassword(password)
  return db.transaction().execute(async (trx) => {
    // one at a time, so that two links make no two first administrators
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
    const link = await holding(trx, at, secret)
    if (!link) return expired
    const chosen = await trx
      .selectFrom('jurisdiction')
      .select('jurisdiction_id')
      .where('code', '=', code)
      .executeTakeFirst()
    if (!chosen || (link.jurisdiction_id !== null && link.jurisdiction_id !== chosen.jurisdiction_id))
      return unknownPlace
    const jurisdictionId = chosen.jurisdiction_id
    if (await hasAdministrator(trx, link.jurisdiction_id === null ? null : jurisdictionId, dayOf(at))) return expired
    const accountId = await makeAccount(trx, at, { userName, name, prepared })
    if (!accountId) return taken
    const [personId, roleGrantId] = [uuid(), uuid()]
    await trx
      .insertInto('person')
      .values({
        jurisdiction_id: jurisdictionId,
        person_id: personId,
        account_id: accountId,
        name,
        post: null,
        phone: null,
        email: null,
        created_at: at,
        left_on: null,
      })
      .execute()
    await trx
      .insertInto('role_grant')
      .values({
        jurisdiction_id: jurisdictionId,
        role_grant_id: roleGrantId,
        person_id: personId,
        role: 'system-administrator',
        unit_id: null,
        valid_from: dayOf(at),
        valid_to: null,
        granted_by: actor.id,
        granted_at: at,
        ended_by: null,
      })
      .execute()
    await trx.updateTable('auth_first_run').set({ used_at: at }).where('hash', '=', hashOf(secret)).execute()
    const grant = { roleGrantId, personId, role: 'system-administrator', unitId: null, from: dayOf(at), to: null }
    const body = { personId, role: 'system-administrator', granted: [grant] }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'administrator.founded', body })
    return { kind: 'founded' as const, code, jurisdictionId }
  })
}

/** What a first-run link is for: which place, or any; undefined when it does not hold. */
export async function firstRunFor(
  db: Kysely<Tables>,
  at: Date,
  secret: string,
): Promise<
  { readonly places: readonly { readonly code: string; readonly name: string }[]; readonly any: boolean } | undefined
> {
  const link = await holding(db, at, secret)
  if (!link) return undefined
  const any = link.jurisdiction_id === null
  const places = await db
    .selectFrom('jurisdiction')
    .select(['code', 'name'])
    .where((eb) => (link.jurisdiction_id === null ? eb.val(true) : eb('jurisdiction_id', '=', link.jurisdiction_id)))
    .orderBy('code')
    .limit(200)
    .execute()
  return { places, any }
}

const holding = (db: Kysely<Tables>, at: Date, secret: string) =>
  db
    .selectFrom('auth_first_run')
    .select('jurisdiction_id')
    .where('hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .where('made_at', '<=', latestMade(at))
    .executeTakeFirst()

/** Whether a system administrator can sign in: in the place, or (null) anywhere, which is not bound to one. */
async function hasAdministrator(
  db: Kysely<Tables> | Transaction<Tables>,
  jurisdictionId: string | null,
  today: string,
): Promise<boolean> {
  let query = db
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('person.person_id', '=', 'role_grant.person_id'),
    )
    // an archive that was restored brings people without accounts
    .innerJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select('person.person_id')
    .where('role', '=', 'system-administrator')
    .where('auth_user.disabledAt', 'is', null)
    .where(heldOn('role_grant', today))
    .where(presentOn('person', today))
  if (jurisdictionId !== null) query = query.where('role_grant.jurisdiction_id', '=', jurisdictionId)
  const look = () => query.executeTakeFirst()
  const found = await (jurisdictionId === null ? acrossPlaces('the first start looks for anybody', look) : look())
  return found !== undefined
}

// no other lock of the store has this number
const LOCK = 7_155_341
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

const expired = refusal(
  422,
  'link-expired',
  '这个链接已失效：已用过、已过期，或已有系统管理员。重新启动服务会给出新的链接（没有管理员时）。',
  'This link no longer holds: used, expired, or there is a system administrator already. A new start gives another one while there is none.',
)
const unknownPlace = refusal(
  404,
  'unknown-place',
  '没有这个行政区，或链接不是为它生成的。',
  'There is no such place, or the link is not for it.',
)
const taken = refusal(409, 'conflict', '这个用户名已被使用，请换一个。', 'This user name is taken. Choose another one.')

/** A user name has 2 to 32 characters of the allowed kinds. */
export const badUserName = refusal(
  422,
  'bad-user-name',
  '用户名为 2–32 个汉字、字母或数字，中间可用 . _ -。',
  'A user name has 2 to 32 Han characters, letters or digits, with . _ - within.',
)
