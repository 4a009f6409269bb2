import { latestMade } from '../domain/clock-leap.ts'
import { refusal } from '../domain/refusal.ts'
import { opensFactor } from './factor-seals.ts'
import { lockMinutes } from './failures.ts'
import type { IdentityParts } from './identity-parts.ts'
import { busyRefusal, type IdentityRefusal, lockedRefusal, notSignedIn } from './identity-refusal.ts'
import { deviceCookie } from './known-device.ts'
import { cookiePrefix } from './library.ts'
import { type Asking, cookiesOf, ownHeaders } from './own-headers.ts'
import type { Session } from './sessions.ts'
import type { Entered } from './sign-in.ts'
import { claimCode, plainCode } from './used-codes.ts'

/** What a person puts into their authenticator, and the codes for when they have it not. */
export interface FactorSetUp {
  readonly kind: 'begun'
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string
  /** The same to be typed, in groups of four. */
  readonly secret: string
  readonly backupCodes: readonly string[]
}

/** The second factor (动态口令, RFC 6238): setting it up, and using it or a backup code to sign in. */
export function secondFactor({ db, library, hashing, devices, now, secret: ownSecret }: IdentityParts) {
  return {
    /** The second step of signing in, by a code of the authenticator or one of the backup codes. */
    async enterCode(
      asking: Asking,
      { code, backup }: { readonly code: string; readonly backup: boolean },
    ): Promise<Entered | (IdentityRefusal & { readonly accountId: string | null })> {
      const accountId = await waitingFor(asking.headers)
      if (accountId === null) return { ...startAgain, accountId }
      if (await isSealedElsewhere(accountId)) return { ...otherSecret, accountId }
      await forgetLockAhead(accountId)
      const typed = plainCode(code)
      const given = { body: { code: typed }, headers: ownHeaders(asking), asResponse: true } as const
      const release = backup ? null : await claimCode(db, accountId, typed, now())
      if (release === false) return { ...usedCode, accountId }
      const answer = backup ? await library.api.verifyBackupCode(given) : await library.api.verifyTOTP(given)
      if (answer.ok) {
        const known = deviceCookie(await userNameOf(accountId), devices)
        return { kind: 'signed-in', accountId, cookies: [...cookiesOf(answer), known] }
      }
      await release?.()
      const { code: why } = (await answer.json().catch(() => ({}))) as { readonly code?: string }
      if (why === 'ACCOUNT_TEMPORARILY_LOCKED' || why === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
        return { ...lockedRefusal, accountId }
      return { ...(why === 'INVALID_TWO_FACTOR_COOKIE' ? startAgain : wrongCode), accountId }
    },

    /** Begin setting up: a secret and backup codes, which hold once a code made from the secret has been entered. */
    async beginFactor(asking: Asking, session: Session, password: string): Promise<FactorSetUp | IdentityRefusal> {
      if (session.secondFactor) return alreadySetUp
      const answer = await hashing(() =>
        library.api.enableTwoFactor({
          body: { password: password.slice(0, 128), method: 'totp' },
          headers: ownHeaders(asking),
          asResponse: true,
        }),
      )
      if (!answer) return busyRefusal
      if (answer.status === 401) return notSignedIn
      if (!answer.ok) return wrongPassword
      const { totpURI, backupCodes } = (await answer.json()) as {
        readonly totpURI: string
        readonly backupCodes: readonly string[]
      }
      const secret = new URL(totpURI).searchParams.get('secret') ?? ''
      const label = encodeURIComponent(`落实:${session.userName}`)
      const issuer = encodeURIComponent('落实')
      return {
        kind: 'begun',
        uri: `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&digits=6&period=30`,
        secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
        backupCodes,
      }
    },

    /** End setting up, by a code that shows the authenticator has the secret. */
    async confirmFactor(
      asking: Asking,
      session: Session,
      code: string,
    ): Promise<{ readonly kind: 'set-up'; readonly cookies: readonly string[] } | IdentityRefusal> {
      if (session.secondFactor) return alreadySetUp
      // begun before the secret was changed: it is begun again
      if (await isSealedElsewhere(session.accountId)) return startAgain
      const typed = plainCode(code)
      const release = await claimCode(db, session.accountId, typed, now())
      if (!release) return usedCode
      const answer = await library.api.verifyTOTP({
        body: { code: typed },
        headers: ownHeaders(asking),
        asResponse: true,
      })
      if (answer.ok) return { kind: 'set-up', cookies: cookiesOf(answer) }
      await release()
      return wrongCode
    },

    /** Fresh backup codes in the place of the former ones. */
    async renewBackupCodes(
      asking: Asking,
      password: string,
    ): Promise<{ readonly kind: 'renewed'; readonly backupCodes: readonly string[] } | IdentityRefusal> {
      const answer = await hashing(() =>
        library.api.generateBackupCodes({
          body: { password: password.slice(0, 128) },
          headers: ownHeaders(asking),
          asResponse: true,
        }),
      )
      if (!answer) return busyRefusal
      if (answer.status === 401) return notSignedIn
      if (!answer.ok) return wrongPassword
      const { backupCodes } = (await answer.json()) as { readonly backupCodes: readonly string[] }
      return { kind: 'renewed', backupCodes }
    },
  }

  async function isSealedElsewhere(accountId: string): Promise<boolean> {
    const row = await db
      .selectFrom('auth_two_factor')
      .select('secret')
      .where('userId', '=', accountId)
      .executeTakeFirst()
    return row !== undefined && !(await opensFactor(ownSecret, row.secret))
  }

  /** A lock that ends later than any made now is of a clock that was ahead, and would last until it is that late. */
  async function forgetLockAhead(accountId: string): Promise<void> {
    await db
      .updateTable('auth_two_factor')
      .set({ lockedUntil: null, failedVerificationCount: 0 })
      .where('userId', '=', accountId)
      .where('lockedUntil', '>', new Date(latestMade(now()).getTime() + lockMinutes * 60_000))
      .execute()
  }

  async function userNameOf(accountId: string): Promise<string> {
    const row = await db.selectFrom('auth_user').select('username').where('id', '=', accountId).executeTakeFirst()
    return row?.username ?? ''
  }

  /** Whose first step a request has behind it; null when nobody's. The library itself refuses one too long ago. */
  async function waitingFor(headers: Headers): Promise<string | null> {
    const cookie = headers.get('cookie') ?? ''
    const [, value] = new RegExp(`(?:^|; *)(?:__Secure-)?${cookiePrefix}\\.two_factor=([^;]+)`).exec(cookie) ?? []
    if (!value) return null
    const identifier = decoded(value).split('.').slice(0, -1).join('.')
    const row = await db
      .selectFrom('auth_verification')
      .select('value')
      .where('identifier', '=', identifier)
      .executeTakeFirst()
    return row?.value ?? null
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

const wrongCode = refusal(
  401,
  'wrong-code',
  '动态口令或备用码不对。请核对手机时间后重试；连续输错 5 次将暂停 15 分钟。',
  'The code is wrong. Check the clock of the phone and try again; five failures in a row lock for 15 minutes.',
)
const otherSecret = refusal(
  422,
  'other-secret',
  '动态口令无法核对：它是用另一个登录密钥保存的，多半因为恢复数据时没有带上原来的密钥。请管理服务器的人放回原密钥（LUOSHI_SECRET 或数据目录的 sign-in-secret），或运行：luoshi account reset-factor 用户名。',
  'The second factor cannot be checked: it was sealed with another sign-in secret, most likely because a restore left the former one behind. Whoever runs the server puts it back (LUOSHI_SECRET, or sign-in-secret in the data folder), or runs: luoshi account reset-factor NAME.',
)
const usedCode = refusal(
  401,
  'wrong-code',
  '这个动态口令已用过一次。请等应用显示下一个（最多 30 秒）再输入。',
  'This code has been used once. Wait for the next one (30 seconds at most).',
)
const startAgain = refusal(
  401,
  'start-again',
  '第二步等待过久，请重新输入用户名和口令。',
  'The second step took too long. Enter user name and password again.',
)
const wrongPassword = refusal(422, 'wrong-password', '口令不对。', 'The password is wrong.')
const alreadySetUp = refusal(
  409,
  'already-set-up',
  '动态口令已绑定。更换设备须由系统管理员先解除。',
  'The second factor is set up already. To change the device the system administrator takes it away first.',
)
