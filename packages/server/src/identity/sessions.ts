import type { IdentityParts } from './identity-parts.ts'
import { isAdministrator, type Needs } from './needs.ts'
import { ownHeaders } from './own-headers.ts'

/** A session that holds. */
export interface Session {
  readonly sessionId: string
  readonly accountId: string
  readonly userName: string
  readonly name: string
  readonly secondFactor: boolean
  readonly needs: Needs
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
export const idleMinutes = 30

/** Sessions: the one of a request, those of an account, and their end. */
export function sessions({ db, library, now }: IdentityParts) {
  return {
    /**
     * The session a request's cookie names; null when there is none, it has ended, or nothing was done for half an hour.
     * A request with the header `x-luoshi-background: 1` is not something done: it is the page that asks, not the person.
     */
    async session(headers: Headers): Promise<Session | null> {
      if (!headers.get('cookie')) return null
      const found = await library.api.getSession({
        headers: ownHeaders({ headers, address: null }),
        query: { disableRefresh: true },
      })
      if (!found) return null
      const { session, user } = found
      const at = now()
      const seen = session.lastSeenAt?.getTime() ?? 0
      if (user.disabledAt || at.getTime() - seen > idleMinutes * 60_000) {
        await db.deleteFrom('auth_session').where('id', '=', session.id).execute()
        return null
      }
      // to the minute is enough, and spares a write a request
      if (at.getTime() - seen > 60_000 && headers.get('x-luoshi-background') !== '1')
        await db.updateTable('auth_session').set({ lastSeenAt: at }).where('id', '=', session.id).execute()
      const secondFactor = user.twoFactorEnabled === true
      const first = user.firstPasswordUntil !== null && user.firstPasswordUntil !== undefined
      const needs = first && session.way !== 'oidc' ? 'password' : secondFactor ? null : await factorNeeded(user.id, at)
      return {
        sessionId: session.id,
        accountId: user.id,
        userName: user.displayUsername ?? user.username ?? '',
        name: user.name,
        secondFactor,
        needs,
      }
    },

    /** The sessions of an account that hold, the latest first. */
    async ownSessions({ accountId, sessionId }: Session): Promise<readonly OwnSession[]> {
      const rows = await db
        .selectFrom('auth_session')
        .selectAll()
        .where('userId', '=', accountId)
        .where('expiresAt', '>', now())
        .where('lastSeenAt', '>', new Date(now().getTime() - idleMinutes * 60_000))
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

    /** End one session of one's own, or all but this one (null); how many ended comes out. */
    async endOwnSessions({ accountId, sessionId }: Session, which: string | null): Promise<number> {
      const ended = await db
        .deleteFrom('auth_session')
        .where('userId', '=', accountId)
        .where((eb) => (which === null ? eb('id', '<>', sessionId) : eb('id', '=', which)))
        .executeTakeFirst()
      return Number(ended.numDeletedRows)
    },
  }

  async function factorNeeded(accountId: string, at: Date): Promise<Needs> {
    return (await isAdministrator(db, accountId, at)) ? 'second-factor' : null
  }
}
