import { forgetFailures } from './failures.ts'
import { type IdentityOptions, identityParts } from './identity-parts.ts'
import { otherSystem } from './other-system.ts'
import { ownPassword } from './own-password.ts'
import { secondFactor } from './second-factor.ts'
import { sessions } from './sessions.ts'
import { signIn } from './sign-in.ts'

/** Sign-in, sessions, password and second factor of the accounts of a database. */
export type Identity = ReturnType<typeof makeIdentity>

/** The sign-in of a record. */
export function makeIdentity(options: IdentityOptions) {
  const parts = identityParts(options)
  return {
    oidcName: options.oidc?.name ?? null,
    ...signIn(parts),
    ...sessions(parts),
    ...ownPassword(parts),
    ...secondFactor(parts),
    ...otherSystem(parts),
    /** Let a locked user name in again. */
    forgetFailures: (userName: string) => forgetFailures(options.db, userName),
  }
}
