import { latestMade } from '../domain/clock-leap.ts'
import { inDays } from '../domain/day.ts'
import type { Database } from '../store/connection.ts'
import { accountRules } from './account-rules.ts'
import { firstPasswordDays } from './first-password.ts'
import { makeLibrary, type OidcSettings, type SignInWay } from './library.ts'
import { semaphore } from './semaphore.ts'

/** What sign-in is set up with. */
export interface IdentityOptions {
  readonly db: Database
  /** At least 32 characters; who has it can sign in as anybody. */
  readonly secret: string
  readonly origin?: string | undefined
  readonly basePath: string
  readonly oidc?: OidcSettings | null
  readonly now: () => Date
  /** Waits some milliseconds; slows down guesses. */
  readonly wait?: (milliseconds: number) => Promise<void>
  readonly onError?: (message: string) => void
}

/** What the parts of sign-in are made with. */
export type IdentityParts = ReturnType<typeof identityParts>

/** The library, the clock and the limits that the parts of sign-in share. */
export function identityParts(options: IdentityOptions) {
  const { db, secret, origin, basePath, oidc = null, now, onError = () => undefined } = options
  const mayBegin = async (accountId: string, way: SignInWay) => {
    const account = await db
      .selectFrom('auth_user')
      .select(['disabledAt', 'firstPasswordUntil'])
      .where('id', '=', accountId)
      .executeTakeFirst()
    if (!account || account.disabledAt) return false
    // a second factor that is asked for is ours, not another system's
    if (way === 'oidc') return !(await accountRules(db, accountId, now())).factorNeeded
    const until = account.firstPasswordUntil
    // one that ends later than any made now was given by a clock that was ahead
    return until === null || (until > now() && until <= inDays(latestMade(now()), firstPasswordDays))
  }
  return {
    db,
    secret,
    now,
    basePath,
    wait: options.wait ?? ((milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))),
    library: makeLibrary({ db, secret, origin, basePath, oidc, mayBegin, now, onError }),
    // hashing a password occupies one of few threads: guesses must not block people at work
    hashing: semaphore(2, 100),
    // known devices have a semaphore of their own, however many guess elsewhere
    hashingKnown: semaphore(2, 100),
    devices: { secret, basePath, https: origin?.startsWith('https:') ?? false },
  }
}
