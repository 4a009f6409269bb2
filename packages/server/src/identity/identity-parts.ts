import type { Database } from '../store/connection.ts'
import { makeLibrary, type OidcSettings, type SignInWay } from './library.ts'
import { isAdministrator } from './needs.ts'
import { turns } from './turns.ts'

export interface IdentityOptions {
  readonly db: Database
  /** At least 32 characters; who has it can sign in as anybody. */
  readonly secret: string
  readonly origin?: string | undefined
  readonly basePath: string
  readonly oidc?: OidcSettings | null
  readonly now: () => Date
  /** Waits so many milliseconds; for slowing whoever guesses. */
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
    // an administrator's second factor is ours, not another system's
    if (way === 'oidc') return !(await isAdministrator(db, accountId, now()))
    return account.firstPasswordUntil === null || account.firstPasswordUntil > now()
  }
  return {
    db,
    secret,
    now,
    basePath,
    wait: options.wait ?? ((milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))),
    library: makeLibrary({ db, secret, origin, basePath, oidc, mayBegin, now, onError }),
    // a password's hash takes a thread of the few there are: whoever works is not to wait for whoever guesses
    hashing: turns(2, 100),
    // and devices that are known have a turn of their own, however many guess elsewhere
    hashingKnown: turns(2, 100),
    devices: { secret, basePath, https: origin?.startsWith('https:') ?? false },
  }
}
