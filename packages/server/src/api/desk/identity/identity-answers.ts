import type { Needs } from '../../../identity/needs.ts'
import type { OwnSession } from '../../../identity/sessions.ts'
import type { PlaceSignedInTo } from '../../../queries/people/place-signed-in-to.ts'
import type { SessionPlace } from '../../../queries/people/session-places.ts'

/** `GET /session` */
export interface DeskSessionAnswer {
  readonly person: { readonly name: string; readonly userName: string; readonly secondFactor: boolean }
  readonly places: readonly SessionPlace[]
  readonly needs: Needs
  /** What a new password must be, by the rules of the person's places. */
  readonly passwordRules: string
  /** The moment from which the password must be changed; null where it need not be. */
  readonly passwordUntil: string | null
  /** Where the server's clock has leapt: what that means and what to do. */
  readonly clock: string | null
  /** Whether the person works only with a second factor. */
  readonly factorNeeded: boolean
  /** The day in Asia/Shanghai by the server's clock, `YYYY-MM-DD`; the desk knows no other. */
  readonly today: string
}

/** `GET /auth/ways` */
export interface SignInWays extends PlaceSignedInTo {
  /** Name of the other sign-in system; null when there is none. */
  readonly oidc: string | null
  readonly passwordRules: string
}

/** `POST /auth/sign-in`, `POST /auth/second-factor` */
export interface SignInAnswer {
  readonly next: 'signed-in' | 'second-factor'
}

/** `GET /auth/sessions` */
export interface OwnSessions {
  readonly sessions: readonly OwnSession[]
}

/** `POST /auth/factor/begin` */
export interface FactorBegun {
  readonly uri: string
  readonly secret: string
  readonly backupCodes: readonly string[]
}

/** `POST /auth/first-run/look` */
export interface FirstRunAnswer {
  readonly places: readonly { readonly code: string; readonly name: string }[]
  /** Whether another place may be begun. */
  readonly any: boolean
}
