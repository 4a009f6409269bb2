import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type World, worldOn } from '../every-act.fixture.ts'
import { testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'bulletins before a plan is handed out, on $name',
  (server) => {
    let world: World
    beforeAll(async () => {
      world = await worldOn(await testReporting(server, new Date('2032-01-20T02:00:00Z')))
    })
    afterAll(() => world.desk.drop())

    const january = {
      kind: 'month',
      year: 2032,
      month: 1,
      sections: ['lights', 'turned', 'reports', 'matters', 'closed'],
    }

    test('of a span that has not begun there is none; of a year without a plan it tells of matters', async () => {
      const { desk, who, units, done } = world
      const refused = async (asked: object) => {
        const { status, body } = await desk.ask(who.office, 'POST', '/bulletins', asked)
        return [status, body.reason]
      }
      expect(await refused({ ...january, month: 2 })).toEqual([422, 'not-begun'])
      expect(await refused(january)).toEqual([422, 'nothing-in-scope'])
      const { matterId } = await done(who.office, 'POST', '/matters', {
        ...{ kind: 'daily', title: '冬季清雪', asked: '及时清雪。', importance: 'ordinary', source: 'meeting' },
        ...{ clock: { preset: '13710' }, leadUnitIds: [units.roads] },
      })
      const acts = [
        [who.office, 'propose'],
        [who.mayor, 'approve'],
        [who.office, 'hand-out'],
      ] as const
      for (const [index, [by, act]] of acts.entries())
        await done(by, 'POST', `/matters/${matterId}/acts`, { revision: index + 1, act, noSecrets: true })
      const { bulletinId } = await done(who.office, 'POST', '/bulletins', january)
      const told = await done(who.office, 'GET', `/bulletins/${bulletinId}`)
      expect(told.title).toBe('关于2032年1月督办事项办理情况的通报')
      expect(told.blocks.flatMap(({ section }: { section?: string }) => section ?? [])).toEqual(['matters'])
      expect(told.facts.figures['handed-out']).toMatchObject([{ number: '〔2032〕1号' }])
      expect(await refused({ ...january, sections: ['lights'] })).toEqual([422, 'nothing-in-scope'])
    })
  },
)
