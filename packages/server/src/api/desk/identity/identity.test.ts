import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { setUpFactor, type TestDesk, testDesk, testPassword } from '../desk.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('signing in, on $name', (server) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await testDesk(server)
  }, 60_000)
  afterAll(() => desk.record.drop())

  const signIn = (userName: string, password = testPassword, browser = desk.browser()) =>
    browser.post('/auth/sign-in', { userName, password })
  const logged = async (kind: string) =>
    (await desk.record.db.selectFrom('security_log').selectAll().where('kind', '=', kind).execute()).length

  test('a Chinese user name and a password open the desk, and a session tells who it is and where', async () => {
    await desk.person({ userName: '张三', name: '张三', role: 'supervisor' })
    const browser = desk.browser()
    const answer = await signIn('张三', testPassword, browser)
    expect([answer.status, await answer.json()]).toEqual([200, { next: 'signed-in' }])
    const session = await (await browser.get('/session')).json()
    expect(session).toMatchObject({
      person: { name: '张三', userName: '张三', secondFactor: false },
      places: [{ code: '990101', name: '青禾县', fictitious: true, roles: ['supervisor'], units: [] }],
      needs: null,
    })
  })

  test('the cookie is for the desk alone, out of reach of scripts and of other sites', async () => {
    await desk.person({ userName: 'cookie' })
    const answer = await signIn('cookie')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^luoshi\.session_token=/)
    expect(cookie.split('; ').map((part) => part.split('=')[0]?.toLowerCase())).toEqual(
      expect.arrayContaining(['httponly', 'samesite', 'path', 'max-age']),
    )
    expect(cookie).toMatch(/Path=\/desk(;|$)/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure/)
  })

  test('who fails elsewhere locks nobody out of a device of their own', async () => {
    await desk.person({ userName: 'chosen' })
    const own = desk.browser()
    expect((await signIn('chosen', testPassword, own)).status).toBe(200)
    for (let i = 0; i < 5; i++) await signIn('chosen', 'Wrong-2031')
    expect((await signIn('chosen')).status).toBe(429)
    expect((await signIn('chosen', testPassword, own)).status).toBe(200)
  })

  test('a full-width or capital spelling of a user name is the same name', async () => {
    await desk.person({ userName: 'li.si' })
    expect((await signIn(' Ｌi.SI ')).status).toBe(200)
  })

  test('a wrong password and a name that nobody has are answered alike, and written down', async () => {
    await desk.person({ userName: 'real' })
    const before = await logged('sign-in.refused')
    const [wrong, nobody] = await Promise.all([signIn('real', 'Wrong-2031'), signIn('nobody', 'Wrong-2031')])
    const said = await Promise.all([wrong, nobody].map(async (answer) => [answer.status, await answer.json()]))
    expect(said[0]).toEqual(said[1])
    expect(said[0]?.[0]).toBe(401)
    expect(await logged('sign-in.refused')).toBe(before + 2)
  })

  test.each([
    ['that there is', '王五'],
    ['that nobody has', '赵六'],
  ])('a name %s is locked after five failures, each slower, for a quarter of an hour', async (_, userName) => {
    if (userName === '王五') await desk.person({ userName })
    const from = desk.waited.length
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await signIn(userName, 'Wrong-2031')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 429])
    expect(desk.waited.slice(from)).toEqual([250, 500, 1000, 2000])
    const locked = await signIn(userName)
    expect(locked.status).toBe(429)
    expect(await locked.json()).toMatchObject({ reason: 'locked', detail: expect.stringContaining('15 分钟') })
    desk.pass(16)
    expect((await signIn(userName)).status).toBe(userName === '王五' ? 200 : 401)
  })

  test('forty guesses at once are five guesses', async () => {
    await desk.person({ userName: 'crowd' })
    desk.pass(2)
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('crowd', 'Wrong-2031')))
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5)
    expect((await signIn('crowd')).status).toBe(429)
  })

  test('a flood from one address is answered without being looked at, and ends with the minute', async () => {
    desk.pass(5)
    // guessed links count as guessed passwords do, and cost no hash
    for (let i = 0; i < 45; i++) await desk.browser().post('/auth/first-run/look', { secret: `guess${i}` })
    await desk.person({ userName: 'patient' })
    const answer = await signIn('patient')
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
    desk.pass(2)
    expect((await signIn('patient')).status).toBe(200)
  })

  test('who works on is not kept out by a lock on their name', async () => {
    const { browser, userName } = await desk.signedIn({ role: 'reader' })
    for (let i = 0; i < 6; i++) await signIn(userName, 'Wrong-2031')
    expect((await browser.get('/session')).status).toBe(200)
  })

  test('a session ends after half an hour without anything done; the page’s own asking is nothing done', async () => {
    const { browser } = await desk.signedIn({ role: 'reader' })
    desk.pass(29)
    expect((await browser.get('/session')).status).toBe(200)
    desk.pass(29)
    expect((await browser.get('/session', { 'x-luoshi-background': '1' })).status).toBe(200)
    desk.pass(2)
    expect((await browser.get('/session')).status).toBe(401)
  })

  test('a lock and a session of a clock that was ahead do not outlive its being set right', async () => {
    const { browser, userName } = await desk.signedIn({ role: 'reader' })
    desk.pass(600)
    for (let i = 0; i < 6; i++) await signIn(userName, 'Wrong-2031')
    expect((await signIn(userName)).status).toBe(429)
    desk.pass(-600)
    expect((await signIn(userName)).status).toBe(200)
    // it was used later than it is now: nobody knows when it ends
    await desk.record.db
      .updateTable('auth_session')
      .set({ lastSeenAt: new Date(desk.now().getTime() + 31 * 60_000) })
      .execute()
    expect((await browser.get('/session')).status).toBe(401)
  })

  test('one’s sessions are listed, and ended one by one or all but this', async () => {
    const { browser, userName } = await desk.signedIn({ role: 'reader' })
    const other = desk.browser()
    await signIn(userName, testPassword, other)
    const { sessions } = (await (await browser.get('/auth/sessions')).json()) as {
      sessions: { sessionId: string; current: boolean }[]
    }
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true])
    const theirs = sessions.find(({ current }) => !current)
    await browser.post('/auth/sessions/end', { sessionId: theirs?.sessionId })
    expect((await other.get('/session')).status).toBe(401)
    await signIn(userName, testPassword, other)
    expect(await (await browser.post('/auth/sessions/end', { sessionId: null })).json()).toEqual({ ended: 1 })
    expect((await other.get('/session')).status).toBe(401)
    expect((await browser.get('/session')).status).toBe(200)
  })

  test('nobody ends another’s session', async () => {
    const [mine, theirs] = [await desk.signedIn({ role: 'reader' }), await desk.signedIn({ role: 'reader' })]
    const { sessions } = (await (await theirs.browser.get('/auth/sessions')).json()) as {
      sessions: { sessionId: string }[]
    }
    const answer = await mine.browser.post('/auth/sessions/end', { sessionId: sessions[0]?.sessionId })
    expect(await answer.json()).toEqual({ ended: 0 })
    expect((await theirs.browser.get('/session')).status).toBe(200)
  })

  test('signing out ends the session, also for who kept the cookie', async () => {
    const { browser } = await desk.signedIn({ role: 'reader' })
    const kept = new Map(browser.cookies)
    await browser.post('/auth/sign-out')
    const thief = desk.browser()
    for (const [name, value] of kept) thief.cookies.set(name, value)
    expect((await thief.get('/session')).status).toBe(401)
  })

  test('a cookie that was tampered with is none', async () => {
    const { browser } = await desk.signedIn({ role: 'reader' })
    for (const [name, value] of browser.cookies)
      browser.cookies.set(
        name,
        value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')),
      )
    expect((await browser.get('/session')).status).toBe(401)
  })

  describe('a first password', () => {
    test('opens nothing but its own change', async () => {
      const { userName } = await desk.person({ role: 'supervisor', firstPassword: true })
      const browser = desk.browser()
      await signIn(userName, testPassword, browser)
      expect(await (await browser.get('/session')).json()).toMatchObject({ needs: 'password', places: [] })
      const refused = await browser.get('/990101/workbench')
      expect([refused.status, await refused.json()]).toMatchObject([403, { needs: 'password' }])
      const changed = await browser.post('/auth/password', { current: testPassword, next: 'Neu-und-anders-7' })
      expect(changed.status).toBe(200)
      expect(await (await browser.get('/session')).json()).toMatchObject({ needs: null })
      expect((await browser.get('/990101/workbench')).status).toBe(200)
      expect((await signIn(userName)).status).toBe(401)
      expect((await signIn(userName, 'Neu-und-anders-7')).status).toBe(200)
    })

    test('no longer holds after its days', async () => {
      const { userName, accountId } = await desk.person({ firstPassword: true })
      await desk.record.db
        .updateTable('auth_user')
        .set({ firstPasswordUntil: new Date(desk.now().getTime() - 1000) })
        .where('id', '=', accountId)
        .execute()
      expect((await signIn(userName)).status).toBe(401)
    })

    test.each([
      ['short', 'Ab1-xyz', 'weak-password'],
      ['two kinds only', 'abcdefgh12', 'weak-password'],
      ['a common one', 'Admin@12345', 'weak-password'],
      ['the same again', testPassword, 'same-password'],
    ])('is not changed into one that is %s', async (_, next, reason) => {
      const { browser } = await desk.signedIn({ role: 'reader' })
      const answer = await browser.post('/auth/password', { current: testPassword, next })
      expect([answer.status, await answer.json()]).toMatchObject([422, { reason }])
    })

    test('is not changed without the present one, nor to one with the user name in it', async () => {
      const { browser, userName } = await desk.signedIn({ role: 'reader' })
      const wrong = await browser.post('/auth/password', { current: 'Wrong-2031', next: 'Neu-und-anders-7' })
      expect(await wrong.json()).toMatchObject({ reason: 'wrong-password' })
      const named = await browser.post('/auth/password', { current: testPassword, next: `X-9${userName}` })
      expect(await named.json()).toMatchObject({ reason: 'weak-password' })
    })

    test('changed, ends the other sessions', async () => {
      const { browser, userName } = await desk.signedIn({ role: 'reader' })
      const other = desk.browser()
      await signIn(userName, testPassword, other)
      await browser.post('/auth/password', { current: testPassword, next: 'Neu-und-anders-7' })
      expect((await other.get('/session')).status).toBe(401)
      expect((await browser.get('/session')).status).toBe(200)
    })
  })

  describe('a second factor', () => {
    test.each(['system-administrator', 'security-administrator', 'audit-administrator'] as const)(
      'is set up by a %s before anything else',
      async (role) => {
        const { userName } = await desk.person({ role })
        const browser = desk.browser()
        await signIn(userName, testPassword, browser)
        expect(await (await browser.get('/session')).json()).toMatchObject({ needs: 'second-factor', places: [] })
        expect((await browser.get('/990101/workbench')).status).toBe(403)
        await setUpFactor(browser, testPassword)
        expect(await (await browser.get('/session')).json()).toMatchObject({ needs: null })
        expect((await browser.get('/990101/workbench')).status).toBe(200)
      },
    )

    test('once set up is wanted at every sign-in; password alone opens nothing', async () => {
      const { userName } = await desk.person({ role: 'system-administrator' })
      const first = desk.browser()
      await signIn(userName, testPassword, first)
      const { code, backupCodes } = await setUpFactor(first, testPassword)
      const browser = desk.browser()
      expect(await (await signIn(userName, testPassword, browser)).json()).toEqual({ next: 'second-factor' })
      expect((await browser.get('/session')).status).toBe(401)
      const wrong = await browser.post('/auth/second-factor', { code: '000000' })
      expect([wrong.status, await wrong.json()]).toMatchObject([401, { reason: 'wrong-code' }])
      const good = await code()
      expect((await browser.post('/auth/second-factor', { code: good })).status).toBe(200)
      expect((await browser.get('/session')).status).toBe(200)
      // a code opens once, however it is typed
      for (const again of [
        good,
        ` ${good.slice(0, 3)} ${good.slice(3)}`,
        good.replace(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit))),
      ]) {
        const other = desk.browser()
        await signIn(userName, testPassword, other)
        const said = await other.post('/auth/second-factor', { code: again })
        expect([said.status, await said.json()]).toMatchObject([401, { reason: 'wrong-code' }])
      }
      // a backup code opens once
      const [backup = ''] = backupCodes
      for (const status of [200, 401]) {
        const without = desk.browser()
        await signIn(userName, testPassword, without)
        expect((await without.post('/auth/second-factor', { code: backup, backup: true })).status).toBe(status)
      }
    })

    test('sealed with another sign-in secret is said in words, not as a fault of the server', async () => {
      const { userName, accountId } = await desk.person({ role: 'reader' })
      const first = desk.browser()
      await signIn(userName, testPassword, first)
      const { code, backupCodes } = await setUpFactor(first, testPassword)
      // what lies there was sealed by a secret this server does not have
      const { db } = desk.record
      const sealed = await db
        .selectFrom('auth_two_factor')
        .selectAll()
        .where('userId', '=', accountId)
        .executeTakeFirstOrThrow()
      const turned = (text: string) => text.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
      await db
        .updateTable('auth_two_factor')
        .set({ secret: turned(sealed.secret), backupCodes: turned(sealed.backupCodes) })
        .where('userId', '=', accountId)
        .execute()
      for (const body of [{ code: await code() }, { code: backupCodes[0], backup: true }]) {
        const browser = desk.browser()
        await signIn(userName, testPassword, browser)
        const said = await browser.post('/auth/second-factor', body)
        expect([said.status, await said.json()]).toMatchObject([422, { reason: 'other-secret' }])
      }
    })

    test('is locked after five wrong codes, whatever is begun again', async () => {
      const { userName } = await desk.person({ role: 'system-administrator' })
      const first = desk.browser()
      await signIn(userName, testPassword, first)
      const { code } = await setUpFactor(first, testPassword)
      const before = await logged('second-factor.refused')
      for (let i = 0; i < 5; i++) {
        const browser = desk.browser()
        await signIn(userName, testPassword, browser)
        await browser.post('/auth/second-factor', { code: '000000' })
      }
      const browser = desk.browser()
      await signIn(userName, testPassword, browser)
      const locked = await browser.post('/auth/second-factor', { code: await code() })
      expect([locked.status, await locked.json()]).toMatchObject([429, { reason: 'locked' }])
      expect(await logged('second-factor.refused')).toBe(before + 5)
    })

    test('is not set up again by who only holds the session', async () => {
      const { browser } = await desk.signedIn({ role: 'audit-administrator' })
      const again = await browser.post('/auth/factor/begin', { password: testPassword })
      expect([again.status, await again.json()]).toMatchObject([409, { reason: 'already-set-up' }])
      const { browser: reader } = await desk.signedIn({ role: 'reader' })
      const wrong = await reader.post('/auth/factor/begin', { password: 'Wrong-2031' })
      expect(await wrong.json()).toMatchObject({ reason: 'wrong-password' })
    })
  })

  test('a disabled account is as one with a wrong password', async () => {
    const { browser, userName, accountId } = await desk.signedIn({ role: 'reader' })
    await desk.record.db.updateTable('auth_user').set({ disabledAt: new Date() }).where('id', '=', accountId).execute()
    expect((await browser.get('/session')).status).toBe(401)
    expect((await signIn(userName)).status).toBe(401)
  })

  describe('a page of another site', () => {
    test.each([
      ['without the desk’s header', { 'x-luoshi-desk': '' }],
      ['with another origin', { origin: 'https://evil.example' }],
      ['which the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ])('%s signs nobody in or out', async (_, headers) => {
      const { browser, userName } = await desk.signedIn({ role: 'reader' })
      for (const [path, body] of [
        ['/auth/sign-in', { userName, password: testPassword }],
        ['/auth/sign-out', {}],
        ['/auth/password', { current: testPassword, next: 'Neu-und-anders-7' }],
        ['/auth/sessions/end', { sessionId: null }],
      ] as const)
        expect((await desk.browser().post(path, body, headers)).status).toBe(403)
      expect((await browser.get('/session')).status).toBe(200)
    })
  })

  test.each([
    '/auth/sign-up/email',
    '/auth/sign-in/email',
    '/auth/sign-in/username',
    '/auth/sign-in/social',
    '/auth/get-session',
    '/auth/update-user',
    '/auth/delete-user',
    '/auth/change-email',
    '/auth/request-password-reset',
    '/auth/reset-password',
    '/auth/is-username-available',
    '/auth/two-factor/disable',
    '/auth/two-factor/get-totp-uri',
    '/auth/two-factor/send-otp',
    '/auth/list-accounts',
    '/auth/link-social',
    '/auth/list-sessions',
    '/auth/callback/oidc',
  ])('the sign-in library’s own %s is not there', async (path) => {
    const browser = desk.browser()
    expect((await browser.post(path, { email: 'a@b.cn', password: testPassword, name: 'x' })).status).toBe(404)
    expect((await browser.get(path)).status).toBe(404)
  })

  test('what is typed splits no header and no log line', async () => {
    const answer = await signIn('a\r\nSet-Cookie: x=1', 'b\r\n\r\n')
    expect(answer.status).toBe(401)
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('x='))).toEqual([])
  })
})
