import { refusal } from '../domain/refusal.ts'
import type { IdentityParts } from './identity-parts.ts'
import { busyRefusal, type IdentityRefusal, notSignedIn } from './identity-refusal.ts'
import { type Asking, cookiesOf, ownHeaders } from './own-headers.ts'
import { isGoodPassword, passwordRules } from './password-rules.ts'
import type { Session } from './sessions.ts'

/** Changing one's own password. */
export function ownPassword({ db, library, hashing, now }: IdentityParts) {
  return {
    /** Changes the signed-in person's password and ends their other sessions. */
    async changePassword(
      asking: Asking,
      session: Session,
      { current, next }: { readonly current: string; readonly next: string },
    ): Promise<{ readonly kind: 'changed'; readonly cookies: readonly string[] } | IdentityRefusal> {
      const { shortestPassword } = session.rules
      if (!isGoodPassword(next, session.userName, shortestPassword)) return weakPassword(shortestPassword)
      if (next === current) return samePassword
      const answer = await hashing(() =>
        library.api.changePassword({
          body: { currentPassword: current.slice(0, 128), newPassword: next, revokeOtherSessions: true },
          headers: ownHeaders(asking),
          asResponse: true,
        }),
      )
      if (!answer) return busyRefusal
      if (answer.status === 401) return notSignedIn
      if (!answer.ok) return wrongPassword
      await db
        .updateTable('auth_user')
        .set({ firstPasswordUntil: null, passwordSetAt: now(), updatedAt: now() })
        .where('id', '=', session.accountId)
        .execute()
      return { kind: 'changed', cookies: cookiesOf(answer) }
    },
  }
}

/** Answers where a password does not meet the rules; its message states them. */
function weakPassword(shortest: number) {
  const { message, messageEn } = passwordRules(shortest)
  return refusal(422, 'weak-password', message, messageEn)
}
const samePassword = refusal(
  422,
  'same-password',
  '新口令不能与原口令相同。',
  'The new password must differ from the former one.',
)
const wrongPassword = refusal(422, 'wrong-password', '当前口令不对。', 'The present password is wrong.')
