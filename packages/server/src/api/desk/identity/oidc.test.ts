import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'
import { type TestIssuer, testClient, testIssuer } from './issuer.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('signing in at another system, on $name', (server) => {
  let desk: TestDesk
  let issuer: TestIssuer
  let system: TestBrowser
  let security: TestBrowser
  beforeAll(async () => {
    issuer = await testIssuer()
    desk = await testDesk(server, { oidc: { name: '政务统一认证', issuer: issuer.url, ...testClient } })
    system = (await desk.signedIn({ role: 'system-administrator' })).browser
    security = (await desk.signedIn({ role: 'security-administrator' })).browser
  }, 60_000)
  afterAll(async () => {
    await desk.record.drop()
    await issuer.stop()
  })

  /** Where the browser ends when somebody signs in there as `subject`. */
  const through = async (browser: TestBrowser, subject: string, to = '') => {
    issuer.subject = subject
    const sent = await browser.get(`/auth/oidc${to}`)
    const back = await browser.get(issuer.comeBack(sent.headers.get('location') ?? '').replace('/desk/api', ''))
    return back.headers.get('location')
  }
  /** Ask to tie, and let another administrator confirm what they have to. */
  const tie = async (personId: string, subject: string | null) => {
    const answer = await system.post(`/990101/people/${personId}/account`, { act: 'tie-subject', subject })
    const { powerRequestId } = (await answer.clone().json()) as { powerRequestId?: string }
    if (powerRequestId === undefined) return answer
    return security.post(`/990101/power-requests/${powerRequestId}`, { decision: 'confirm' })
  }
  const accounts = async () => (await desk.record.db.selectFrom('auth_user').select('id').execute()).length

  test('its name stands on the button', async () => {
    expect(await (await desk.browser().get('/auth/ways')).json()).toMatchObject({
      oidc: '政务统一认证',
      begun: expect.any(Boolean),
    })
  })

  test('whom an administrator tied to a subject is let in, and back to where they were going', async () => {
    const { personId } = await desk.person({ role: 'supervisor', name: '郑一' })
    expect((await tie(personId, 'subject-1')).status).toBe(200)
    const browser = desk.browser()
    expect(await through(browser, 'subject-1', '?to=/desk/990101/tasks')).toBe('/desk/990101/tasks')
    expect(await (await browser.get('/session')).json()).toMatchObject({ person: { name: '郑一' }, needs: null })
    const { sessions } = (await (await browser.get('/auth/sessions')).json()) as { sessions: object[] }
    expect(sessions).toMatchObject([{ way: 'oidc' }])
  })

  test('a subject that nobody confirmed is let in nowhere and makes no account, whatever it claims', async () => {
    const known = await desk.person({ role: 'supervisor', userName: 'claimed' })
    const before = await accounts()
    issuer.claims = {
      email: `${known.accountId}@account.invalid`,
      email_verified: true,
      preferred_username: 'claimed',
      roles: ['system-administrator'],
    }
    const browser = desk.browser()
    expect(await through(browser, 'subject-2')).toBe('/desk/sign-in?error=not-known')
    issuer.claims = {}
    expect((await browser.get('/session')).status).toBe(401)
    expect(await accounts()).toBe(before)
    const rows = await desk.record.db
      .selectFrom('security_log')
      .select('detail')
      .where('kind', '=', 'sign-in.refused')
      .execute()
    expect(rows.some(({ detail }) => detail?.includes('/auth/callback/oidc'))).toBe(true)
  })

  test('an untied subject is let in no more, nor a disabled account', async () => {
    const { personId, accountId } = await desk.person({ role: 'reader' })
    await tie(personId, 'subject-3')
    expect(await through(desk.browser(), 'subject-3')).toBe('/desk')
    await desk.record.db.updateTable('auth_user').set({ disabledAt: new Date() }).where('id', '=', accountId).execute()
    expect(await through(desk.browser(), 'subject-3')).toContain('error=not-known')
    await desk.record.db.updateTable('auth_user').set({ disabledAt: null }).where('id', '=', accountId).execute()
    await tie(personId, null)
    expect(await through(desk.browser(), 'subject-3')).toContain('error=not-known')
  })

  test('a subject is one person’s', async () => {
    const [one, other] = [await desk.person({ role: 'reader' }), await desk.person({ role: 'reader' })]
    await tie(one.personId, 'subject-4')
    expect((await tie(other.personId, 'subject-4')).status).toBe(409)
  })

  test('administrators sign in here only', async () => {
    const { personId, accountId } = await desk.person({ role: 'audit-administrator' })
    expect((await tie(personId, 'subject-5')).status).toBe(422)
    const at = new Date()
    await desk.record.db
      .insertInto('auth_account')
      .values({
        id: accountId,
        accountId: 'subject-5',
        providerId: 'oidc',
        userId: accountId,
        createdAt: at,
        updatedAt: at,
      })
      .execute()
    expect(await through(desk.browser(), 'subject-5')).toContain('error=not-known')
  })

  test('an answer that another browser asked for is refused', async () => {
    const { personId } = await desk.person({ role: 'reader' })
    await tie(personId, 'subject-6')
    issuer.subject = 'subject-6'
    const sent = await desk.browser().get('/auth/oidc')
    const victim = desk.browser()
    await victim.get(issuer.comeBack(sent.headers.get('location') ?? '').replace('/desk/api', ''))
    expect((await victim.get('/session')).status).toBe(401)
  })

  test('a token for another client, or of another nonce, is refused', async () => {
    const { personId } = await desk.person({ role: 'reader' })
    await tie(personId, 'subject-7')
    for (const claims of [{ aud: 'another' }, { nonce: 'another' }, { iss: 'https://evil.example' }, { exp: 1 }]) {
      issuer.claims = claims
      const browser = desk.browser()
      await through(browser, 'subject-7')
      expect((await browser.get('/session')).status).toBe(401)
    }
    issuer.claims = {}
  })

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/desk/../../evil',
    '/desk/\\evil.example',
    '/desk/x?y=https://evil.example',
    '/desk/%0d%0aset-cookie:x=1',
    'javascript:alert(1)',
  ])('nobody is sent to %s', async (to) => {
    const { personId } = await desk.person({ role: 'reader' })
    const subject = `to-${personId}`
    await tie(personId, subject)
    const location = await through(desk.browser(), subject, `?to=${encodeURIComponent(to)}`)
    expect(location).toBe('/desk')
  })
})
