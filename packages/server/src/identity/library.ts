import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import { v7 as uuid } from 'uuid'
import type { Database } from '../store/connection.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { longestPassword } from './password-rules.ts'
import { isUserName, normalUserName } from './user-name.ts'

/** Another system that signs people in (统一身份认证), by OpenID Connect. */
export interface OidcSettings {
  /** Its name on the button. */
  readonly name: string
  /** `https://sso.example.gov.cn/realm`; its description stands below it at `/.well-known/openid-configuration`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What the sign-in library is set up with. */
export interface LibraryOptions {
  readonly db: Database
  readonly secret: string
  /** `https://host` as the public knows it. */
  readonly origin: string | undefined
  readonly basePath: string
  readonly oidc: OidcSettings | null
  /** Whether an account may begin a session in a way. */
  readonly mayBegin: (accountId: string, way: SignInWay) => Promise<boolean>
  readonly now: () => Date
  readonly onError: (message: string) => void
}

/** How somebody signed in: by user name and password (and second factor), or at the other system. */
export type SignInWay = 'password' | 'oidc'

/** Under which name the other system's subjects stand in auth_account. */
export const oidcProvider = 'oidc'
/** What the names of all cookies of sign-in begin with. */
export const cookiePrefix = 'luoshi'

/** Header that tells the library where a request comes from; set by us, never taken from outside. */
export const addressHeader = 'x-luoshi-peer'

/** Longest session, in seconds: a working day; it ends earlier when nothing is done. */
const longestSession = 12 * 3600

/**
 * The sign-in library on our database. Nobody reaches its addresses but the one the other system sends people back to:
 * everything else is called from here.
 */
export function makeLibrary({ db, secret, origin, basePath, oidc, mayBegin, now, onError }: LibraryOptions) {
  const https = origin?.startsWith('https:') ?? false
  return betterAuth({
    appName: '落实',
    secret,
    baseURL: origin ?? 'http://localhost',
    basePath: `${basePath}/desk/api/auth`,
    trustedOrigins: origin ? [origin] : [],
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: longestPassword,
      autoSignIn: false,
      password: {
        hash: (password) => hashPassword(password),
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
    },
    user: {
      modelName: 'auth_user',
      additionalFields: {
        firstPasswordUntil: { type: 'date', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: longestSession,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        lastSeenAt: { type: 'date', required: false, input: false, defaultValue: now },
        way: { type: 'string', required: false, input: false },
      },
    },
    // a subject is tied to an account by an administrator, never by an e-mail that happens to be the same
    account: { modelName: 'auth_account', accountLinking: { enabled: false } },
    verification: { modelName: 'auth_verification' },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const way: SignInWay = context?.path?.startsWith('/callback') ? 'oidc' : 'password'
            return (await mayBegin(session.userId, way)) && { data: { ...session, way } }
          },
        },
      },
      user: { create: { before: async () => false } },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 64,
        usernameNormalization: normalUserName,
        usernameValidator: isUserName,
        validationOrder: { username: 'post-normalization' },
      }),
      twoFactor({
        issuer: '落实',
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 900 },
        schema: { twoFactor: { modelName: 'auth_two_factor' } },
      }),
      genericOAuth({ config: oidc ? [provider(oidc)] : [] }),
    ],
    advanced: {
      cookiePrefix,
      useSecureCookies: https,
      defaultCookieAttributes: { path: `${basePath}/desk`, httpOnly: true, sameSite: 'lax', secure: https },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => uuid() },
    },
    // counted by ourselves, also for what is no address of the library
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    onAPIError: { errorURL: `${origin ?? ''}${basePath}/desk/sign-in` },
  })
}

function provider({ issuer, clientId, clientSecret }: OidcSettings) {
  return {
    providerId: oidcProvider,
    discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    // nobody is known by an e-mail here, and the library wants one
    mapProfileToUser: (profile: Record<string, unknown>) => ({
      email: `${Buffer.from(String(profile.sub ?? profile.id))
        .toString('hex')
        .slice(0, 60)}@oidc.invalid`,
      emailVerified: false,
    }),
  }
}
