import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '../../../domain/day.ts'
import { defaultSignInRules, type SignInRules } from '../../../domain/sign-in-rules.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { setUpFactor, type TestBrowser, type TestDesk, testDesk, testPassword } from '../desk.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('what a place asks of sign-in, on $name', (server) => {
  let desk: TestDesk
  let security: TestBrowser
  let version = 0
  beforeAll(async () => {
    desk = await testDesk(server)
    const administrator = await desk.signedIn({ role: 'security-administrator' })
    security = administrator.browser
  }, 60_000)
  afterAll(() => desk.record.drop())

  const wanted = (rules: Partial<SignInRules>, more: object = {}) => ({
    rules: { ...defaultSignInRules, ...rules },
    validFrom: dayOf(desk.now()),
    note: null,
    seenVersion: version,
    ...more,
  })
  const set = async (rules: Partial<SignInRules>) => {
    const answer = await security.post('/990101/sign-in-rules', wanted(rules))
    expect([answer.status, await answer.clone().text()]).toMatchObject([200, expect.anything()])
    version = ((await answer.json()) as { version: number }).version
  }
  const signIn = (userName: string, browser = desk.browser(), password = testPassword) =>
    browser.post('/auth/sign-in', { userName, password })
  const needsOf = async (browser: TestBrowser) =>
    ((await (await browser.get('/session')).json()) as { needs?: string | null }).needs
  const logged = (kind: string) =>
    desk.record.db.selectFrom('security_log').select('detail').where('kind', '=', kind).execute()
  beforeEach(() => set({}))

  test('only the security administrator sets it; it is a version in the ledger and a line in the security log', async () => {
    const { browser: supervisor } = await desk.signedIn({ role: 'supervisor' })
    expect((await supervisor.get('/990101/sign-in-rules')).status).toBe(403)
    expect((await supervisor.post('/990101/sign-in-rules', wanted({ shortestPassword: 12 }))).status).toBe(403)
    const before = (await logged('sign-in-rules.set')).length
    await set({ shortestPassword: 12 })
    expect(await logged('sign-in-rules.set')).toHaveLength(before + 1)
    const entry = await desk.record.db
      .selectFrom('ledger')
      .select('body')
      .where('kind', '=', 'rule.set')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.body)).toMatchObject({ ruleKind: 'sign-in', version, rules: { shortestPassword: 12 } })
    const { versions } = (await (await security.get('/990101/sign-in-rules')).json()) as { versions: unknown[] }
    expect(versions[0]).toMatchObject({ version, rules: { shortestPassword: 12 } })
  })

  test.each([
    ['a day that has passed', { validFrom: '2020-01-01' }, 422, 'in-the-past'],
    ['a version that somebody else made meanwhile', { seenVersion: 0 }, 409, 'stale'],
  ])('%s is refused in words', async (_, more, status, reason) => {
    const answer = await security.post('/990101/sign-in-rules', wanted({}, more))
    expect([answer.status, await answer.json()]).toMatchObject([status, { reason }])
  })

  test('a role that must have a second factor works only with one; from the day it holds, deputies too', async () => {
    const lead = await desk.signedIn({ role: 'leader' })
    const deputy = await desk.signedIn({ role: 'reader' })
    const today = dayOf(desk.now())
    await desk.record.db
      .insertInto('delegation')
      .values({
        jurisdiction_id: desk.record.may.jurisdictionId,
        delegation_id: crypto.randomUUID(),
        from_person_id: lead.personId,
        to_person_id: deputy.personId,
        valid_from: today,
        valid_to: '2099-01-01',
        reason: null,
        made_by: 'console:test',
        made_at: desk.now(),
        ended_at: null,
      })
      .execute()
    const other = await desk.signedIn({ role: 'reader' })
    const tomorrow = dayOf(new Date(desk.now().getTime() + 86_400_000))
    const later = await security.post(
      '/990101/sign-in-rules',
      wanted({ secondFactorRoles: ['leader'] }, { validFrom: tomorrow }),
    )
    version = ((await later.json()) as { version: number }).version
    expect(await needsOf(lead.browser)).toBeNull()
    await set({ secondFactorRoles: ['leader'] })
    expect(await needsOf(lead.browser)).toBe('second-factor')
    expect(await needsOf(deputy.browser)).toBe('second-factor')
    expect(await needsOf(other.browser)).toBeNull()
    const refused = await lead.browser.get('/990101/workbench')
    expect([refused.status, await refused.json()]).toMatchObject([403, { needs: 'second-factor' }])
    await setUpFactor(lead.browser, testPassword)
    expect(await needsOf(lead.browser)).toBeNull()
    const again = await signIn(lead.userName)
    expect(await again.json()).toEqual({ next: 'second-factor' })
  })

  test('a password shorter than the place asks is not taken, and the message names the length', async () => {
    const { browser } = await desk.signedIn({ role: 'reader' })
    await set({ shortestPassword: 14 })
    const session = (await (await browser.get('/session')).json()) as { passwordRules: string }
    expect(session.passwordRules).toContain('至少 14 位')
    const short = await browser.post('/auth/password', { current: testPassword, next: 'Songlin-2031' })
    expect([short.status, await short.json()]).toMatchObject([
      422,
      { reason: 'weak-password', detail: expect.stringContaining('至少 14 位') },
    ])
    const long = await browser.post('/auth/password', { current: testPassword, next: 'Songlin-2031-Heshan' })
    expect(long.status).toBe(200)
  })

  test('a password older than the place allows is changed first, and nothing else opens until then', async () => {
    const { browser, userName } = await desk.signedIn({ role: 'reader' })
    await set({ passwordDays: 90 })
    expect(await needsOf(browser)).toBeNull()
    await desk.record.db
      .updateTable('auth_user')
      .set({ passwordSetAt: new Date(desk.now().getTime() - 91 * 86_400_000) })
      .where('username', '=', userName)
      .execute()
    expect(await needsOf(browser)).toBe('password-too-old')
    const refused = await browser.get('/990101/workbench')
    expect([refused.status, await refused.json()]).toMatchObject([403, { needs: 'password-too-old' }])
    const changed = await browser.post('/auth/password', { current: testPassword, next: 'Songlin-2031' })
    expect(changed.status).toBe(200)
    expect(await needsOf(browser)).toBeNull()
  })

  test('beyond the sessions of one account the oldest ends, and it is written down', async () => {
    const { userName } = await desk.person({ role: 'reader' })
    await set({ mostSessions: 2 })
    const browsers: TestBrowser[] = []
    for (let count = 0; count < 3; count += 1) {
      const browser = desk.browser()
      expect((await signIn(userName, browser)).status).toBe(200)
      browsers.push(browser)
    }
    const answers = await Promise.all(browsers.map(async (browser) => (await browser.get('/session')).status))
    expect(answers).toEqual([401, 200, 200])
    expect(await logged('session.limited')).toHaveLength(1)
  })
})
