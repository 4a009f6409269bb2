import { v7 as uuid } from 'uuid'
import { addTestRole } from '../../commands/people/add-role.fixture.ts'
import { type TestRecord, testRecord } from '../../commands/record.fixture.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { makeIdentity } from '../../identity/identity.ts'
import type { OidcSettings } from '../../identity/library.ts'
import { hashPassword } from '../../identity/password-hash.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import type { TestServer } from '../../store/database.fixture.ts'
import { expectAsDescribed } from './answers.fixture.ts'
import { deskApi } from './desk-api.ts'

/** For tests: the desk's API over a fresh record of 青禾县, with real sign-in, and browsers that remember cookies. */
export interface TestDesk {
  readonly record: TestRecord
  /** A browser nobody has used. */
  readonly browser: () => TestBrowser
  /** Somebody with a role and an account of their own, in the record's place unless said otherwise. */
  readonly person: (options: TestPersonOptions) => Promise<TestPerson>
  /** A person, signed in; administrators with their second factor, which is then set up. */
  readonly signedIn: (options: TestPersonOptions) => Promise<TestPerson & { readonly browser: TestBrowser }>
  /** Milliseconds that sign-in waited, one number a time. */
  readonly waited: number[]
  /** Moves the clock, in minutes. */
  readonly pass: (minutes: number) => void
  readonly now: () => Date
}

export interface TestPersonOptions {
  readonly userName?: string
  readonly name?: string
  readonly role?: Role
  readonly unitId?: string
  readonly jurisdictionId?: string
  /** Null leaves the person without a password of their own to change first. */
  readonly firstPassword?: boolean
}

export interface TestPerson {
  readonly personId: string
  readonly accountId: string
  readonly userName: string
  readonly password: string
}

/** Remembers cookies as a browser does, and sends what the desk's pages send. */
export interface TestBrowser {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly post: (path: string, body?: object, headers?: Record<string, string>) => Promise<Response>
  readonly put: (path: string, body: object) => Promise<Response>
  /** Post a file's bytes. */
  readonly send: (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Response>
  /** For what is not JSON. */
  readonly request: (path: string, init: RequestInit) => Promise<Response>
  readonly cookies: Map<string, string>
}

export const testPassword = 'Qinghe-2031'
const base = '/desk/api'

/** The desk of a record on a server. */
export async function testDesk(
  server: TestServer,
  { origin = 'http://localhost', oidc = null }: { readonly origin?: string; readonly oidc?: OidcSettings | null } = {},
): Promise<TestDesk> {
  const record = await testRecord(server)
  const waited: number[] = []
  let passed = 0
  const now = () => new Date(Date.now() + passed * 60_000)
  const { db } = record
  const identity = makeIdentity({
    db,
    secret: 'a secret of the tests, which nobody else has',
    basePath: '',
    origin,
    oidc,
    now,
    wait: async (milliseconds) => {
      waited.push(milliseconds)
    },
  })
  const app = deskApi({
    db,
    published: publishedYears(db),
    basePath: '',
    origin,
    now,
    identity,
    session: identity.session,
  })
  const written = (body: object, headers: Record<string, string>) => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-luoshi-desk': '1', origin, ...headers },
  })
  const browser = (): TestBrowser => {
    const cookies = new Map<string, string>()
    const send = async (path: string, init: RequestInit) => {
      const headers = new Headers(init.headers)
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const answer = await app.fetch(new Request(`${origin}${base}${path}`, { ...init, headers }))
      await expectAsDescribed(init.method ?? 'GET', path, answer)
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (value === '' || /max-age=0/i.test(set)) cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    }
    return {
      cookies,
      request: send,
      get: (path, headers = {}) => send(path, { headers }),
      post: (path, body = {}, headers = {}) => send(path, { method: 'POST', ...written(body, headers) }),
      put: (path, body) => send(path, { method: 'PUT', ...written(body, {}) }),
      send: (path, bytes) => send(path, { method: 'POST', body: bytes, headers: { 'x-luoshi-desk': '1', origin } }),
    }
  }
  let numbered = 0
  const person = (options: TestPersonOptions): Promise<TestPerson> =>
    addTestPerson(db, { userName: `someone${++numbered}`, jurisdictionId: record.may.jurisdictionId, ...options })
  const signedIn = async (options: TestPersonOptions) => {
    const made = await person(options)
    const opened = browser()
    await opened.post('/auth/sign-in', { userName: made.userName, password: made.password })
    if (options.role?.endsWith('-administrator')) await setUpFactor(opened, made.password)
    return { ...made, browser: opened }
  }
  return {
    record,
    browser,
    person,
    signedIn,
    waited,
    now,
    pass: (minutes) => {
      passed += minutes
    },
  }
}

/** Set the second factor up in a browser; what makes its codes comes out, with the backup codes. */
export async function setUpFactor(
  browser: TestBrowser,
  password: string,
): Promise<{ readonly code: () => Promise<string>; readonly backupCodes: readonly string[] }> {
  const begun = await browser.post('/auth/factor/begin', { password })
  const { secret, backupCodes } = (await begun.json()) as { secret: string; backupCodes: string[] }
  const codeOf = (ahead: number) => totp(secret.replaceAll(' ', ''), Math.floor(Date.now() / 30_000) + ahead)
  await browser.post('/auth/factor/confirm', { code: await codeOf(0) })
  // the next one: a code is good once
  const code = () => codeOf(1)
  return { code, backupCodes }
}

/** RFC 6238 with SHA-1 and six digits, written for the tests: not by what it checks. */
async function totp(secret: string, step: number): Promise<string> {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const counter = new DataView(new ArrayBuffer(8))
  counter.setUint32(4, step)
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer))
  const offset = mac.getUint8(19) & 15
  return String((mac.getUint32(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

/** The hash of everybody's password, at a cost that lets hundreds of tests sign in. */
let hashed: Promise<string> | undefined

/** Write somebody with an account into a record, past every command. */
export async function addTestPerson(
  db: TestRecord['db'],
  options: TestPersonOptions & { readonly userName: string; readonly jurisdictionId: string },
): Promise<TestPerson> {
  hashed ??= hashPassword(testPassword, { ln: 4, r: 1, p: 1 })
  const hash = await hashed
  const { userName, jurisdictionId, name = '某人', role, unitId = null } = options
  const accountId = uuid()
  const personId = uuid()
  const at = new Date()
  await db
    .insertInto('auth_user')
    .values({
      id: accountId,
      name,
      email: `${accountId}@account.invalid`,
      createdAt: at,
      updatedAt: at,
      username: userName,
      displayUsername: userName,
      firstPasswordUntil: options.firstPassword ? new Date(at.getTime() + 86_400_000) : null,
    })
    .execute()
  await db
    .insertInto('auth_account')
    .values({
      id: uuid(),
      accountId,
      providerId: 'credential',
      userId: accountId,
      password: hash,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  await db
    .insertInto('person')
    .values({
      jurisdiction_id: jurisdictionId,
      person_id: personId,
      account_id: accountId,
      name,
      post: null,
      phone: null,
      email: null,
      created_at: at,
      left_on: null,
    })
    .execute()
  if (role) await addTestRole(db, jurisdictionId, at, { personId, role, unitId, from: '2020-01-01' })
  return { personId, accountId, userName, password: testPassword }
}
