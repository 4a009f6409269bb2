import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviteAdministrator } from '../../../commands/people/found-administrator.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { setUpFactor, type TestDesk, testDesk, testPassword } from '../desk.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('the first run, on $name', (server) => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await testDesk(server)
  }, 60_000)
  afterAll(() => desk.record.drop())

  const invite = (place: string | null = null) => inviteAdministrator(desk.record.db, desk.now(), place)
  const use = (secret: string | undefined, whom: object = {}) => {
    const browser = desk.browser()
    const asked = { secret, place: '990101', userName: '孙一', name: '孙一', password: testPassword, ...whom }
    return { browser, answer: browser.post('/auth/first-run', asked) }
  }
  const reason = async (answer: Promise<Response>) => ((await (await answer).json()) as { reason?: string }).reason

  test('a link that nobody gave out opens nothing, and the attempt is written down', async () => {
    expect(await reason(desk.browser().post('/auth/first-run/look', { secret: 'guessed' }))).toBe('link-expired')
    expect(await reason(use('guessed').answer)).toBe('link-expired')
    const rows = await desk.record.db
      .selectFrom('security_log')
      .selectAll()
      .where('kind', '=', 'first-run.refused')
      .execute()
    expect(rows.length).toBe(2)
  })

  test('a link holds for a day, and a newer one ends it', async () => {
    const old = await invite()
    const fresh = await invite()
    expect(await reason(use(old).answer)).toBe('link-expired')
    desk.pass(24 * 60 + 1)
    expect(await reason(use(fresh).answer)).toBe('link-expired')
    // sessions are begun by the machine's clock: one that is a day behind has been idle too long
    desk.pass(-(24 * 60 + 1))
  })

  test('of two who use a link at once one becomes system administrator, with a second factor still to set up', async () => {
    const ways = async () => (await desk.browser().get('/auth/ways')).json()
    expect(await ways()).toMatchObject({ place: null, begun: false })
    const secret = await invite()
    const look = await desk.browser().post('/auth/first-run/look', { secret })
    expect(await look.json()).toEqual({ places: [{ code: '990101', name: '青禾县' }], any: true })
    expect(await reason(use(secret, { password: 'short' }).answer)).toBe('weak-password')
    expect(await reason(use(secret, { place: '990199' }).answer)).toBe('unknown-place')
    const both = [use(secret), use(secret, { userName: '孙二' })]
    const statuses = await Promise.all(both.map(async ({ answer }) => (await answer).status))
    expect([...statuses].sort()).toEqual([200, 422])
    const { browser } = both[statuses.indexOf(200)] ?? {}
    expect(await (await browser?.get('/session'))?.json()).toMatchObject({ needs: 'second-factor' })
    if (browser) await setUpFactor(browser, testPassword)
    expect(await (await browser?.get('/session'))?.json()).toMatchObject({
      places: [{ code: '990101', roles: ['system-administrator'] }],
    })
    expect(await reason(use(secret).answer)).toBe('link-expired')
    expect(await ways()).toMatchObject({ place: '青禾县', begun: true })
  })

  test('while there is a system administrator no link is made, but one for a place that has none', async () => {
    expect(await invite()).toBeUndefined()
    expect(await invite(desk.record.may.jurisdictionId)).toBeUndefined()
  })
})
