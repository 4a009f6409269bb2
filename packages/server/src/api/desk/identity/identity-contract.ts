import type { z } from 'zod'
import type {
  DeskSessionAnswer,
  FactorBegun,
  FirstRunAnswer,
  OwnSessions,
  SignInAnswer,
  SignInWays,
} from './identity-answers.ts'
import type { identityInput } from './identity-input.ts'

type Inputs = typeof identityInput

/** What goes to the addresses outside any place and comes back: signing in, one's own account, the first run. */
export interface IdentityContract {
  readonly 'GET /session': Read<DeskSessionAnswer>
  readonly 'GET /auth/ways': Read<SignInWays>
  readonly 'GET /auth/sessions': Read<OwnSessions>
  /** Leads to the other sign-in system, and from there to `to`. */
  readonly 'GET /auth/oidc': Read<never, { readonly to: string }>
  readonly 'POST /auth/sign-in': Written<'/sign-in', SignInAnswer>
  readonly 'POST /auth/second-factor': Written<'/second-factor', SignInAnswer>
  readonly 'POST /auth/sign-out': Written<'/sign-out', { readonly kind: 'signed-out' }>
  readonly 'POST /auth/password': Written<'/password', { readonly kind: 'changed' }>
  readonly 'POST /auth/factor/begin': Written<'/factor/begin', FactorBegun>
  readonly 'POST /auth/factor/confirm': Written<'/factor/confirm', { readonly kind: 'set-up' }>
  readonly 'POST /auth/factor/backup-codes': Written<
    '/factor/backup-codes',
    { readonly backupCodes: readonly string[] }
  >
  readonly 'POST /auth/sessions/end': Written<'/sessions/end', { readonly ended: number }>
  readonly 'POST /auth/first-run/look': Written<'/first-run/look', FirstRunAnswer>
  readonly 'POST /auth/first-run': Written<'/first-run', { readonly code: string }>
}

/** The answer to an address of the contract, for the route that gives it. */
export type IdentityAnswer<Path extends keyof Inputs> = IdentityContract[`POST /auth${Path}`]['answer']

interface Read<Answer, Query = undefined> {
  readonly parts: never
  readonly query: Query
  readonly body: undefined
  readonly answer: Answer
}

interface Written<Path extends keyof Inputs, Answer> {
  readonly parts: never
  readonly query: undefined
  readonly body: z.input<Inputs[Path]>
  readonly answer: Answer
}
