import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteFromConsole } from '../../../access/actor.ts'
import { type Rescue, rescueAccount } from '../../../commands/people/rescue-account.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { setUpFactor, type TestDesk, testDesk, testPassword } from '../desk.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'who cannot sign in is helped from the console, on $name',
  (server) => {
    let desk: TestDesk
    beforeAll(async () => {
      desk = await testDesk(server)
    }, 60_000)
    afterAll(() => desk.record.drop())

    const rescue = (userName: string, what: Rescue) =>
      rescueAccount(desk.record.db, (place) => mayWriteFromConsole(place, 'root'), new Date(), userName, what)
    const signIn = async (userName: string, password = testPassword) => {
      const browser = desk.browser()
      const answer = await browser.post('/auth/sign-in', { userName, password })
      return { browser, status: answer.status, body: await answer.json() }
    }

    test('an administrator without their phone sets the second factor up again; the ledger knows', async () => {
      const { userName, personId, browser } = await desk.signedIn({ role: 'system-administrator' })
      expect(await rescue(userName, 'reset-factor')).toEqual({ kind: 'rescued', firstPassword: null })
      expect((await browser.get('/session')).status).toBe(401)
      const again = await signIn(userName)
      expect(again.body).toEqual({ next: 'signed-in' })
      expect(await (await again.browser.get('/session')).json()).toMatchObject({ needs: 'second-factor' })
      await setUpFactor(again.browser, testPassword)
      expect((await signIn(userName)).body).toEqual({ next: 'second-factor' })
      const entries = await desk.record.db
        .selectFrom('ledger')
        .selectAll()
        .where('kind', '=', 'account.rescued')
        .execute()
      expect(entries.map(({ actor, body }) => [actor, body])).toEqual([
        ['console:root', JSON.stringify({ personId, act: 'reset-factor' })],
      ])
    })

    test('a forgotten password is replaced by a first one, and a lock ends', async () => {
      const { userName } = await desk.person({ role: 'reader' })
      for (let i = 0; i < 5; i++) await signIn(userName, 'Wrong-2031')
      expect((await signIn(userName)).status).toBe(429)
      expect(await rescue(userName, 'unlock')).toMatchObject({ kind: 'rescued' })
      expect((await signIn(userName)).status).toBe(200)
      const reset = await rescue(userName, 'reset-password')
      const first = reset.kind === 'rescued' ? (reset.firstPassword ?? '') : ''
      expect((await signIn(userName)).status).toBe(401)
      expect(await (await (await signIn(userName, first)).browser.get('/session')).json()).toMatchObject({
        needs: 'password',
      })
    })

    test('a name that nobody has is refused', async () => {
      expect(await rescue('nobody', 'unlock')).toMatchObject({ kind: 'refused', reason: 'unknown-account' })
    })
  },
)
