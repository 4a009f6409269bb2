import { refusal } from '../domain/refusal.ts'
import { countAttempt, failuresAllowed, forgetFailures, forgetOldFailures, lockName } from './failures.ts'
import type { IdentityParts } from './identity-parts.ts'
import { busyRefusal, type IdentityRefusal, lockedRefusal } from './identity-refusal.ts'
import { deviceCookie, knownDevice } from './known-device.ts'
import { type Asking, cookiesOf, ownHeaders } from './own-headers.ts'
import { normalUserName } from './user-name.ts'

/** A step of sign-in that succeeded, with the cookies to set. */
export interface Entered {
  readonly kind: 'signed-in' | 'second-factor'
  readonly accountId: string | null
  readonly cookies: readonly string[]
}

/** The most characters of a user name or password that are read. */
const longest = 200

/** Signing in by user name and password, and out. */
export function signIn({ db, library, now, wait, hashing, hashingKnown, devices }: IdentityParts) {
  return {
    /**
     * Signs somebody in, or asks for the second factor. Each consecutive failure of a name makes the next attempt
     * wait twice as long; after five the name is locked for that address. Failures elsewhere do not lock a known device. The
     * refusal is the same whether the name exists or not.
     */
    async signIn(
      asking: Asking,
      typed: { readonly userName: string; readonly password: string },
    ): Promise<Entered | (IdentityRefusal & { readonly accountId: string | null })> {
      const userName = normalUserName(typed.userName.slice(0, longest))
      const place = { address: asking.address, device: knownDevice(asking.headers, userName, devices) }
      const { attempt, locked } = await countAttempt(db, userName, place, now())
      const accountId = await accountOf(userName)
      if (locked) return { ...lockedRefusal, accountId }
      if (attempt > 1) await wait(250 * 2 ** (attempt - 2))
      const answer = await (place.device === null ? hashing : hashingKnown)(() =>
        library.api.signInUsername({
          // a name the library refuses to look up is replaced by one that nobody has, so that the answer takes as long
          body: { username: /^[^\s\p{C}]+$/u.test(userName) ? userName : '-', password: typed.password.slice(0, 128) },
          headers: ownHeaders(asking),
          asResponse: true,
        }),
      )
      if (!answer) return { ...busyRefusal, accountId }
      if (!answer.ok) {
        if (attempt < failuresAllowed) return { ...wrongCredentials, accountId }
        await lockName(db, userName, place, now())
        return { ...lockedRefusal, accountId }
      }
      await forgetFailures(db, userName, place)
      await forgetOldFailures(db, now())
      const said = (await answer.json()) as { readonly twoFactorRedirect?: boolean }
      if (said.twoFactorRedirect) return { kind: 'second-factor', accountId, cookies: cookiesOf(answer) }
      return { kind: 'signed-in', accountId, cookies: [...cookiesOf(answer), deviceCookie(userName, devices)] }
    },

    /** End the session a request names; returns the cookies that take it from the browser. */
    async signOut(asking: Asking): Promise<readonly string[]> {
      return cookiesOf(await library.api.signOut({ headers: ownHeaders(asking), asResponse: true }))
    },
  }

  async function accountOf(userName: string): Promise<string | null> {
    const row = await db.selectFrom('auth_user').select('id').where('username', '=', userName).executeTakeFirst()
    return row?.id ?? null
  }
}

const wrongCredentials = refusal(
  401,
  'wrong-credentials',
  '用户名或口令不对。连续输错 5 次将暂停登录 15 分钟。',
  'The user name or the password is wrong. Five failures in a row lock sign-in for 15 minutes.',
)
