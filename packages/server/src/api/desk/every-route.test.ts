import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundJurisdiction } from '../../commands/places/found-jurisdiction.ts'
import { publishedYears } from '../../record/published-year/published-years.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from './desk.fixture.ts'
import { deskApi } from './desk-api.ts'

const signInPaths = [
  ...['/auth/sign-in', '/auth/second-factor', '/auth/first-run', '/auth/password', '/auth/sign-out'],
  ...['/auth/factor/begin', '/auth/factor/confirm'],
]
const prefix = '/desk/api/:code'

describe.each(oneTestServer(import.meta.filename, process.env))('every route of a place on $name', (server) => {
  let desk: TestDesk
  let routes: { readonly method: string; readonly path: string }[]
  /** Signed in, of another place. */
  let stranger: TestBrowser
  beforeAll(async () => {
    desk = await testDesk(server)
    const { db } = desk.record
    const app = deskApi({ db, published: publishedYears(db), basePath: '', now: desk.now, session: async () => null })
    const found = app.routes
      .filter(({ method, path }) => path.startsWith(`${prefix}/`) && method !== 'ALL')
      .map(({ method, path }) => ({ method, path: `/990101${path.slice(prefix.length)}` }))
    routes = [...new Map(found.map((route) => [`${route.method} ${route.path}`, route])).values()]
    const jurisdictionId = await foundJurisdiction(db, { id: 'console:test' }, new Date(), {
      code: '990198',
      name: '远方县',
      level: 'county',
      fictitious: true,
    })
    stranger = (await desk.signedIn({ role: 'supervisor', jurisdictionId })).browser
  })
  afterAll(() => desk.record.drop())

  const filled = (path: string) => path.replaceAll(/:\w+/g, () => uuid())
  const own = { 'x-luoshi-desk': '1', origin: 'http://localhost', 'content-type': 'application/json' }
  /** What each route answers; a body goes with what writes. */
  const answers = async (browser: TestBrowser, headers: Record<string, string>, only = (_method: string) => true) => {
    const said: string[] = []
    // some at a time: a flood is shed with 503
    const asked = routes.filter(({ method }) => only(method))
    for (let i = 0; i < asked.length; i += 20)
      said.push(
        ...(await Promise.all(
          asked.slice(i, i + 20).map(async ({ method, path }) => {
            const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }
            const answer = await browser.request(filled(path), { method, headers, ...body })
            return `${answer.status} ${method} ${path}`
          }),
        )),
      )
    return said
  }
  const not = (status: number, said: readonly string[]) => said.filter((line) => !line.startsWith(`${status} `))

  test('there are as many as a desk has', () => expect(routes.length).toBeGreaterThan(80))

  test('answers nobody who is not signed in', async () => {
    expect(not(401, await answers(desk.browser(), own))).toEqual([])
  })

  test('answers no session that was made up', async () => {
    const browser = desk.browser()
    browser.cookies.set('luoshi.session_token', 'made-up.c2lnbmF0dXJl')
    expect(not(401, await answers(browser, own))).toEqual([])
  })

  test('is not there for somebody of another place', async () => {
    expect(not(404, await answers(stranger, own))).toEqual([])
  })

  test.each([
    ['a stranger', () => desk.browser(), true],
    ['somebody signed in', async () => (await desk.signedIn({ role: 'supervisor' })).browser, false],
  ])('takes no endless body of %s', async (_, someone, signIn) => {
    const browser = await someone()
    const asked = signIn ? signInPaths.map((path) => ({ method: 'POST', path })) : routes
    const taken: string[] = []
    for (const { method, path } of asked.filter((route) => route.method !== 'GET')) {
      let bytes = 0
      // its length is not announced
      const endless = new ReadableStream({
        pull: (controller) => {
          bytes += 65_536
          if (bytes > 64 << 20) controller.close()
          else controller.enqueue(new Uint8Array(65_536).fill(0x20))
        },
      })
      const init = { method, headers: own, body: endless, duplex: 'half' }
      const { status } = await browser.request(filled(path), init as RequestInit)
      if (bytes > 21 << 20 || status >= 500 || (signIn && status !== 413)) taken.push(`${status} ${bytes} ${path}`)
    }
    expect(taken).toEqual([])
  })

  test('takes U+0000 nowhere: in no address, and in no name or password of who is not signed in', async () => {
    const strange = desk.browser()
    for (const path of ['/990101/tasks/%00', '/%00/tasks', '/990101/search?q=%00', '/%00'])
      for (const method of ['GET', 'POST']) {
        const body = method === 'GET' ? {} : { body: '{}' }
        expect((await strange.request(path, { method, headers: own, ...body })).status).toBe(422)
      }
    for (const path of signInPaths) {
      const { status } = await strange.post(path, { userName: 'a\0b', password: 'a\0b', code: '\0', secret: '\ud800' })
      expect([path, status]).toEqual([path, 422])
    }
    strange.cookies.set('luoshi.session_token', '%00.%00')
    expect((await strange.get('/990101/tasks')).status).toBe(401)
  })

  test.each([
    ['another site’s page', { ...own, origin: 'https://evil.example' }],
    ['a form, which cannot send the desk’s header', { origin: 'http://localhost' }],
  ])('changes nothing when it is asked by %s', async (_, headers) => {
    const supervisor = (await desk.signedIn({ role: 'supervisor' })).browser
    const writes = await answers(supervisor, headers, (method) => method !== 'GET')
    expect(writes.length).toBeGreaterThan(40)
    expect(not(403, writes)).toEqual([])
  })
})
