import { latestMade } from '../domain/clock-leap.ts'
import { dayOf, inDays } from '../domain/day.ts'
import { acrossPlaces } from '../store/place-wall.ts'
import { type AccountRules, accountRules, placesOfAccount, rulesIn } from './account-rules.ts'
import type { IdentityParts } from './identity-parts.ts'
import type { Needs } from './needs.ts'
import { sessionToken } from './session-cookie.ts'

/** A session that holds. */
export interface Session {
  readonly sessionId: string
  readonly accountId: string
  readonly userName: string
  readonly name: string
  readonly secondFactor: boolean
  readonly needs: Needs
  /** What the places of the account ask of it. */
  readonly rules: AccountRules
  /** The moment from which the password is too old; null where none is. */
  readonly passwordUntil: Date | null
}

/** A session as its owner sees it in a list. */
export interface OwnSession {
  readonly sessionId: string
  readonly begunAt: string
  readonly lastSeenAt: string
  readonly address: string | null
  readonly browser: string | null
  readonly way: 'password' | 'oidc'
  /** Whether it is the one that asks. */
  readonly current: boolean
}

/** After how many minutes without anything done a session ends. */
const idleMinutes = 30

/** Sessions: the one of a request, those of an account, and their end. */
export function sessions({ db, secret, now, devices }: IdentityParts) {
  return {
    /**
     * The session a request's cookie names; null when there is none, it has ended, or nothing was done for half an hour. One
     * that was used half an hour from now is of a clock that was ahead, and has no end that is known: it has ended, too.
     * A request with the header `x-luoshi-background: 1` is not something done: it is the page that asks, not the person.
     */
    async session(headers: Headers): Promise<Session | null> {
      const token = sessionToken(headers, secret, devices.https)
      if (token === null) return null
      const at = now()
      const found = await sessionOf(token, dayOf(at))
      if (!found) return null
      const idle = at.getTime() - found.lastSeenAt.getTime()
      if (found.disabledAt || found.expiresAt <= at || Math.abs(idle) > idleMinutes * 60_000) {
        await db.deleteFrom('auth_session').where('id', '=', found.sessionId).execute()
        return null
      }
      // to the minute is enough, and spares a write a request
      if (idle > 60_000 && headers.get('x-luoshi-background') !== '1')
        await db.updateTable('auth_session').set({ lastSeenAt: at }).where('id', '=', found.sessionId).execute()
      const { sessionId, userId: accountId, name, displayUsername, username, twoFactorEnabled: secondFactor } = found
      const rules = rulesIn(found.places)
      const passwordUntil = found.way === 'oidc' ? null : passwordEnd(found, rules)
      const needs = needsOf({ ...found, passwordUntil }, rules, at)
      const userName = displayUsername ?? username
      return { sessionId, accountId, userName, name, secondFactor, needs, rules, passwordUntil }
    },

    /** The sessions of an account that hold, the latest first. */
    async ownSessions({ accountId, sessionId }: Session): Promise<readonly OwnSession[]> {
      const rows = await db
        .selectFrom('auth_session')
        .selectAll()
        .where('userId', '=', accountId)
        .where('expiresAt', '>', now())
        .where('lastSeenAt', '>', new Date(now().getTime() - idleMinutes * 60_000))
        .where('lastSeenAt', '<=', latestMade(now()))
        .orderBy('lastSeenAt', 'desc')
        .execute()
      return rows.map((row) => ({
        sessionId: row.id,
        begunAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        address: row.ipAddress || null,
        browser: row.userAgent || null,
        way: row.way,
        current: row.id === sessionId,
      }))
    },

    /** Ends one of the person's own sessions, or all but the current one (null). Returns how many ended. */
    async endOwnSessions({ accountId, sessionId }: Session, which: string | null): Promise<number> {
      const ended = await db
        .deleteFrom('auth_session')
        .where('userId', '=', accountId)
        .where((eb) => (which === null ? eb('id', '<>', sessionId) : eb('id', '=', which)))
        .executeTakeFirst()
      return Number(ended.numDeletedRows)
    },

    /**
     * Ends the oldest sessions of an account beyond the number its places allow; those of a clock that was ahead are none.
     * Returns how many ended.
     */
    async limitSessions(accountId: string): Promise<number> {
      const { mostSessions } = await accountRules(db, accountId, now())
      if (mostSessions === null) return 0
      const latest = db
        .selectFrom('auth_session')
        .select('id')
        .where('userId', '=', accountId)
        .where('expiresAt', '>', now())
        .where('createdAt', '<=', latestMade(now()))
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(mostSessions)
      const ended = await db
        .deleteFrom('auth_session')
        .where('userId', '=', accountId)
        .where('id', 'not in', latest)
        .executeTakeFirst()
      return Number(ended.numDeletedRows)
    },
  }

  function sessionOf(token: string, today: string) {
    return acrossPlaces('an account keeps the rules of every place it works in', () =>
      db
        .selectFrom('auth_session')
        .innerJoin('auth_user', 'auth_user.id', 'auth_session.userId')
        .select([
          'auth_session.id as sessionId',
          'userId',
          'expiresAt',
          'lastSeenAt',
          'way',
          'name',
          'username',
          'displayUsername',
          'twoFactorEnabled',
          'firstPasswordUntil',
          'disabledAt',
          'passwordSetAt',
          'auth_user.createdAt as accountMadeAt',
        ])
        .select((eb) => placesOfAccount(eb.ref('auth_user.id'), today).as('places'))
        .where('token', '=', token)
        .executeTakeFirst(),
    )
  }
}

/** From when on a password is too old for the rules; null where it never is. */
function passwordEnd(
  { passwordSetAt, accountMadeAt }: { readonly passwordSetAt: Date | null; readonly accountMadeAt: Date },
  { passwordDays }: AccountRules,
): Date | null {
  return passwordDays === null ? null : inDays(passwordSetAt ?? accountMadeAt, passwordDays)
}

/** Whether a clock that was ahead noted when the password was set, so that its days would be more. */
const isAhead = ({ passwordSetAt }: { readonly passwordSetAt: Date | null }, at: Date): boolean =>
  passwordSetAt !== null && passwordSetAt > latestMade(at)

function needsOf(
  account: {
    readonly passwordSetAt: Date | null
    readonly firstPasswordUntil: Date | null
    readonly way: 'password' | 'oidc'
    readonly twoFactorEnabled: boolean
    readonly passwordUntil: Date | null
  },
  { factorNeeded }: AccountRules,
  at: Date,
): Needs {
  if (account.firstPasswordUntil !== null && account.way !== 'oidc') return 'password'
  if (account.passwordUntil !== null && (account.passwordUntil <= at || isAhead(account, at))) return 'password-too-old'
  return factorNeeded && !account.twoFactorEnabled ? 'second-factor' : null
}
