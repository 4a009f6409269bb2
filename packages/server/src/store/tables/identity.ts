import type { Defaulted, Instant, Optional } from './columns.ts'

/** An account of the sign-in library; `person.account_id` names it. */
export interface AuthUserTable {
  id: string
  name: string
  /** Made up: nothing is sent there, and nobody is known by it. */
  email: string
  emailVerified: Defaulted<boolean>
  image: Optional<string>
  createdAt: Instant
  updatedAt: Instant
  /** As it is compared: NFKC, small letters. */
  username: string
  displayUsername: Optional<string>
  twoFactorEnabled: Defaulted<boolean>
  /** Set while the password was given by an administrator: it is to be changed, by then. */
  firstPasswordUntil: Optional<Instant>
  disabledAt: Optional<Instant>
  /** When the password was last set; null for an account of before that was noted. */
  passwordSetAt: Optional<Instant>
}

/** Sessions, as the sign-in library keeps them. */
export interface AuthSessionTable {
  id: string
  token: string
  userId: string
  expiresAt: Instant
  createdAt: Instant
  updatedAt: Instant
  lastSeenAt: Instant
  way: Defaulted<'password' | 'oidc'>
  ipAddress: Optional<string>
  userAgent: Optional<string>
}

/** A way to sign in: `credential` with its password's hash, or the subject another system knows the account by. */
export interface AuthAccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: Optional<string>
  refreshToken: Optional<string>
  idToken: Optional<string>
  accessTokenExpiresAt: Optional<Instant>
  refreshTokenExpiresAt: Optional<Instant>
  scope: Optional<string>
  password: Optional<string>
  createdAt: Instant
  updatedAt: Instant
}

/** Short-lived secrets of sign-in, as the library keeps them. */
export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Instant
  createdAt: Instant
  updatedAt: Instant
}

/** Second factors: the secret and backup codes, encrypted. */
export interface AuthTwoFactorTable {
  id: string
  secret: string
  backupCodes: string
  userId: string
  verified: Defaulted<boolean | null>
  failedVerificationCount: Defaulted<number | null>
  lockedUntil: Optional<Instant>
}

/** Failures of a user name, whether there is such a user or not. */
export interface AuthFailureTable {
  name_hash: string
  /** Where they come from; '' for all of the name but those of devices it is known on. */
  address_hash: Defaulted<string>
  failures: number
  last_at: Instant
  locked_until: Instant | null
}

/** A code of an authenticator that was entered: it is good once. */
export interface AuthUsedCodeTable {
  account_id: string
  code_hash: string
  used_at: Instant
}

/** A one-time link that makes a system administrator where there is none. */
export interface AuthFirstRunTable {
  hash: string
  /** The place it is for; null lets the person who opens it choose. */
  jurisdiction_id: string | null
  made_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

/** The tables of this file, by their names. */
export interface IdentityTables {
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  auth_verification: AuthVerificationTable
  auth_two_factor: AuthTwoFactorTable
  auth_failure: AuthFailureTable
  auth_used_code: AuthUsedCodeTable
  auth_first_run: AuthFirstRunTable
}
