import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'the number above, typed by hand, on $name',
  (server) => {
    let desk: TestReporting
    let who: Record<'office' | 'head', SignedIn>
    let water: string
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
      water = await desk.unit('水务局')
      who = { office: await desk.person('supervisor'), head: await desk.person('unit-head', water) }
    })
    afterAll(() => desk.drop())

    const matter = (more: object) => ({
      kind: 'daily',
      title: '修复东街水管',
      asked: '四月底前修复。',
      importance: 'ordinary',
      source: 'order',
      clock: { preset: '13710', importance: 'ordinary' },
      leadUnitIds: [water],
      ...more,
    })
    const detail = async (id: string) => (await desk.ask(who.office, 'GET', `/matters/${id}`)).body

    test('stands once a place, is corrected and taken off, and is found by it', async () => {
      const first = (await desk.ask(who.office, 'POST', '/matters', matter({ upperNumber: ' 省督〔２０３１〕８号 ' })))
        .body
      expect(await detail(first.matterId)).toMatchObject({ upperNumber: '省督〔2031〕8号', upper: null })
      const { body } = await desk.ask(who.office, 'GET', `/matters?q=${encodeURIComponent('督〔2031〕8号')}`)
      expect(body.matters.map(({ matterId }: { matterId: string }) => matterId)).toEqual([first.matterId])
      const twice = await desk.ask(who.office, 'POST', '/matters', matter({ upperNumber: '省督〔2031〕8号' }))
      expect(twice).toMatchObject({ status: 409, body: { reason: 'conflict' } })
      const second = (await desk.ask(who.office, 'POST', '/matters', matter({ upperNumber: '省督〔2031〕9号' }))).body
      const edit = async (more: object) => {
        const { revision } = await detail(second.matterId)
        return desk.ask(who.office, 'PUT', `/matters/${second.matterId}`, matter({ revision, ...more }))
      }
      expect((await edit({ upperNumber: '省督〔2031〕8号' })).status).toBe(409)
      expect((await edit({ upperNumber: '省督〔2031〕10号' })).status).toBe(200)
      // what is left out stays as it is
      expect((await edit({ title: '修复西街水管' })).status).toBe(200)
      expect(await detail(second.matterId)).toMatchObject({ title: '修复西街水管', upperNumber: '省督〔2031〕10号' })
      expect((await edit({ upperNumber: '' })).status).toBe(200)
      expect((await detail(second.matterId)).upperNumber).toBeNull()
      // the number of a draft that was discarded is free again
      const { revision } = await detail(first.matterId)
      const discard = { revision, act: 'discard', reason: '重复' }
      expect((await desk.ask(who.office, 'POST', `/matters/${first.matterId}/acts`, discard)).status).toBe(200)
      expect((await edit({ upperNumber: '省督〔2031〕8号' })).status).toBe(200)
      const long = await desk.ask(who.office, 'POST', '/matters', matter({ upperNumber: '号'.repeat(101) }))
      expect([long.status, JSON.stringify(long.body)]).toEqual([422, expect.stringContaining('最多 100 字')])
    })

    test('a draft without one has none', async () => {
      const { body } = await desk.ask(who.office, 'POST', '/matters', matter({}))
      expect((await detail(body.matterId)).upperNumber).toBeNull()
      expect((await desk.ask(who.head, 'POST', '/matters', matter({ upperNumber: 'H-1' }))).status).toBe(403)
    })
  },
)
