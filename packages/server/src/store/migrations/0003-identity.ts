import { type Kysely, sql } from 'kysely'

/**
 * Sign-in. The tables of the sign-in library, in its own column names, begin with `auth_` as ours of sign-in do; they are of
 * no jurisdiction: an account may stand for a person in several places.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // firstPasswordUntil: set while the password was given by an administrator; it must be changed, by then
  `create table auth_user (
    "id" text primary key,
    "name" text not null,
    "email" text not null unique,
    "emailVerified" boolean not null default false,
    "image" text,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null,
    "username" text not null unique,
    "displayUsername" text,
    "twoFactorEnabled" boolean not null default false,
    "firstPasswordUntil" timestamptz,
    "disabledAt" timestamptz
  )`,
  `create table auth_session (
    "id" text primary key,
    "token" text not null unique,
    "userId" text not null references auth_user on delete cascade,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null,
    "lastSeenAt" timestamptz not null,
    "way" text not null default 'password',
    "ipAddress" text,
    "userAgent" text
  )`,
  `create index auth_session_user on auth_session ("userId")`,
  `create table auth_account (
    "id" text primary key,
    "accountId" text not null,
    "providerId" text not null,
    "userId" text not null references auth_user on delete cascade,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz,
    "scope" text,
    "password" text,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null,
    unique ("providerId", "accountId")
  )`,
  `create index auth_account_user on auth_account ("userId")`,
  `create table auth_verification (
    "id" text primary key,
    "identifier" text not null,
    "value" text not null,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null
  )`,
  `create index auth_verification_identifier on auth_verification ("identifier")`,
  `create table auth_two_factor (
    "id" text primary key,
    "secret" text not null,
    "backupCodes" text not null,
    "userId" text not null references auth_user on delete cascade,
    "verified" boolean default true,
    "failedVerificationCount" int default 0,
    "lockedUntil" timestamptz
  )`,
  `create index auth_two_factor_user on auth_two_factor ("userId")`,
  `create index person_account on person (account_id)`,
  // failures of a user name, whether there is such a user or not; the name only as its hash
  `create table auth_failure (
    name_hash text primary key check (name_hash ~ '^[0-9a-f]{64}$'),
    failures int not null,
    last_at timestamptz not null,
    locked_until timestamptz
  )`,
  // the one-time link that makes a system administrator where there is none
  `create table auth_first_run (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    jurisdiction_id uuid references jurisdiction,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
]
