import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isTokenOfSomePlace, mayWriteByToken } from '../../../access/token.ts'
import { dropStaleUploads } from '../../../commands/evidence/drop-stale-uploads.ts'
import { firstRunFor, inviteAdministrator } from '../../../commands/people/found-administrator.ts'
import { createToken } from '../../../commands/tokens/create-token.ts'
import { dayOf } from '../../../domain/day.ts'
import { defaultSignInRules } from '../../../domain/sign-in-rules.ts'
import { claimCode } from '../../../identity/used-codes.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { setUpFactor, type TestDesk, testDesk, testPassword } from '../desk.fixture.ts'

/** Minutes by which the clock was ahead: three days. */
const ahead = 3 * 24 * 60

describe.each(oneTestServer(import.meta.filename, process.env))(
  'what a clock that was ahead made, on $name',
  (server) => {
    let desk: TestDesk
    beforeAll(async () => {
      desk = await testDesk(server)
    }, 60_000)
    afterAll(() => desk.record.drop())
    let leapt: Date
    beforeEach(() => {
      leapt = new Date(desk.now().getTime() + ahead * 60_000)
    })
    const signIn = (userName: string, browser = desk.browser()) =>
      browser.post('/auth/sign-in', { userName, password: testPassword })

    test('its link for the first administrator opens nothing', async () => {
      const empty = await desk.record.db.selectFrom('jurisdiction').select('jurisdiction_id').executeTakeFirstOrThrow()
      const secret = await inviteAdministrator(desk.record.db, leapt, empty.jurisdiction_id)
      if (secret === undefined) throw new Error('there is an administrator already')
      expect(await firstRunFor(desk.record.db, desk.now(), secret)).toBeUndefined()
      expect(await firstRunFor(desk.record.db, leapt, secret)).toBeDefined()
    })

    test('a first password holds its days, and none more', async () => {
      const { accountId, userName } = await desk.person({ role: 'reader', firstPassword: true })
      const until = async (at: Date) => {
        await desk.record.db
          .updateTable('auth_user')
          .set({ firstPasswordUntil: at })
          .where('id', '=', accountId)
          .execute()
      }
      await until(new Date(leapt.getTime() + 14 * 86_400_000))
      expect((await signIn(userName)).status).toBe(401)
      await until(new Date(desk.now().getTime() + 14 * 86_400_000))
      expect((await signIn(userName)).status).toBe(200)
    })

    test('a token for some days is refused until the clock is there; one without an end holds', async () => {
      const { db, may } = desk.record
      const [timed, endless] = [
        await createToken(db, may, leapt, { name: 't', days: 30 }),
        await createToken(db, may, leapt, { name: 'e', days: null }),
      ]
      const now = desk.now()
      expect(await mayWriteByToken(db, may.jurisdictionId, timed.secret, now)).toBeUndefined()
      expect(await isTokenOfSomePlace(db, timed.secret, now)).toBe(false)
      expect(await isTokenOfSomePlace(db, timed.secret, leapt)).toBe(true)
      expect(await isTokenOfSomePlace(db, endless.secret, now)).toBe(true)
    })

    test('its sessions take no place of those that are begun now', async () => {
      const { accountId, userName } = await desk.person({ role: 'reader' })
      await signIn(userName)
      await desk.record.db
        .updateTable('auth_session')
        .set({ createdAt: leapt, lastSeenAt: leapt, expiresAt: new Date(leapt.getTime() + 12 * 3_600_000) })
        .where('userId', '=', accountId)
        .execute()
      const { browser: security } = await desk.signedIn({ role: 'security-administrator' })
      const rules = { ...defaultSignInRules, mostSessions: 1 }
      const wanted = { rules, validFrom: dayOf(desk.now()), note: null, seenVersion: 0 }
      expect((await security.post('/990101/sign-in-rules', wanted)).status).toBe(200)
      const mine = desk.browser()
      expect((await signIn(userName, mine)).status).toBe(200)
      expect((await mine.get('/session')).status).toBe(200)
      const { sessions } = (await (await mine.get('/auth/sessions')).json()) as { sessions: unknown[] }
      expect(sessions).toHaveLength(1)
    })

    test('its lock of a second factor and its used codes are forgotten', async () => {
      const { browser, userName, accountId } = await desk.signedIn({ role: 'reader' })
      const { code } = await setUpFactor(browser, testPassword)
      await desk.record.db
        .updateTable('auth_two_factor')
        .set({ lockedUntil: leapt, failedVerificationCount: 5 })
        .where('userId', '=', accountId)
        .execute()
      const entering = desk.browser()
      await signIn(userName, entering)
      expect((await entering.post('/auth/second-factor', { code: await code() })).status).toBe(200)
      expect(await claimCode(desk.record.db, accountId, '123456', leapt)).not.toBe(false)
      expect(await claimCode(desk.record.db, accountId, '123456', desk.now())).not.toBe(false)
      expect(await claimCode(desk.record.db, accountId, '123456', desk.now())).toBe(false)
    })

    test('its request for a power is confirmed by nobody, and another can be made', async () => {
      const [system, audit] = [
        await desk.signedIn({ role: 'system-administrator' }),
        await desk.signedIn({ role: 'security-administrator' }),
      ]
      const { personId } = await desk.person({})
      const ask = async () => {
        const grant = { role: 'security-administrator', unitId: null, from: dayOf(desk.now()), to: null }
        const answer = await system.browser.post(`/990101/people/${personId}/roles`, grant)
        return (await answer.json()) as { kind?: string; powerRequestId?: string }
      }
      const first = await ask()
      expect(first).toMatchObject({ kind: 'waiting' })
      expect(await ask()).toMatchObject({ reason: expect.anything() })
      await desk.record.db
        .updateTable('power_request')
        .set({ asked_at: leapt, expires_at: new Date(leapt.getTime() + 7 * 86_400_000) })
        .execute()
      const decide = (id: unknown) => audit.browser.post(`/990101/power-requests/${id}`, { decision: 'confirm' })
      const { requests } = (await (await audit.browser.get('/990101/power-requests')).json()) as {
        requests: unknown[]
      }
      expect(requests).toEqual([])
      expect((await decide(first.powerRequestId)).status).toBe(422)
      const again = await ask()
      expect(again.kind).toBe('waiting')
      expect((await decide(again.powerRequestId)).status).toBe(200)
    })

    test('its uploads that nobody goes on with are given up', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'luoshi-ahead-'))
      const parts = join(folder, randomUUID(), 'parts')
      await mkdir(parts, { recursive: true })
      await writeFile(join(parts, 'a'), 'x')
      await writeFile(join(parts, 'b'), 'x')
      await utimes(join(parts, 'a'), leapt, leapt)
      await dropStaleUploads(desk.record.db, { path: folder }, desk.now())
      expect(await readdir(parts)).toEqual(['b'])
      await rm(folder, { recursive: true })
    })
  },
)
