import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { TaskDetail } from './task-routes.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'what is taken back in one step, on $name',
  (server) => {
    let desk: TestReporting
    let unit: string
    let people: Record<'office' | 'officer' | 'head', SignedIn>
    beforeAll(async () => {
      desk = await testReporting(server)
      unit = await desk.unit('交通运输局')
      people = {
        office: await desk.person('supervisor'),
        officer: await desk.person('unit-officer', unit),
        head: await desk.person('unit-head', unit),
      }
    }, 300_000)
    afterAll(() => desk.drop())

    const post = (who: SignedIn, path: string, body: object) => desk.ask(who, 'POST', path, body)
    const row = async (taskId: string): Promise<TaskDetail> =>
      (await desk.ask(people.office, 'GET', `/tasks/${taskId}`)).body
    const status = async (taskId: string): Promise<string> =>
      (await desk.ask(people.office, 'GET', `/tasks/${taskId}/record`)).body.task.status
    const seen = async (...taskIds: readonly string[]) =>
      Promise.all(taskIds.map(async (taskId) => ({ taskId, revision: (await row(taskId)).revision })))
    const waiting = async (who: SignedIn): Promise<readonly string[]> =>
      (await desk.ask(who, 'GET', '/messages')).body.messages.flatMap(
        (one: { words: string; readAt: string | null; settledAt: string | null }) =>
          one.readAt === null && one.settledAt === null ? [one.words] : [],
      )
    const all = async (who: SignedIn): Promise<readonly string[]> =>
      (await desk.ask(who, 'GET', '/messages')).body.messages.map(({ words }: { words: string }) => words)
    const drafted = () => desk.task({ lead: unit, status: 'drafted' })

    test('a handing out goes back as it stood; who had not read it never learns of it, who had is told', async () => {
      const [one, other] = [await drafted(), await drafted()]
      expect((await post(people.office, '/tasks/assign', { tasks: await seen(one, other) })).status).toBe(200)
      await post(people.officer, '/messages/read', { messageIds: null })
      const back = await post(people.office, '/tasks/assign/withdrawal', { tasks: await seen(one, other) })
      expect([back.status, back.body.tasks.length, back.body.stay, back.body.told]).toEqual([200, 2, [], 1])
      expect([await status(one), await status(other)]).toEqual(['drafted', 'drafted'])
      expect(await waiting(people.officer)).toEqual(['2 项任务的下达已由督查室撤回，不需要签收。'])
      expect(await all(people.head)).toEqual([])
      // it is handed out again as if for the first time
      expect((await post(people.office, '/tasks/assign', { tasks: await seen(one) })).status).toBe(200)
      expect(await status(one)).toBe('assigned')
    })

    test('what a unit has signed for stays handed out and is named, though its revision moved; the rest goes back', async () => {
      const [one, other] = [await drafted(), await drafted()]
      const before = await seen(one, other)
      await post(people.office, '/tasks/assign', { tasks: before })
      const handedOut = before.map(({ taskId, revision }) => ({ taskId, revision: revision + 1 }))
      await post(people.officer, '/signings', { items: [{ taskId: one, unitId: unit }] })
      const back = await post(people.office, '/tasks/assign/withdrawal', { tasks: handedOut })
      expect(back.body).toMatchObject({ tasks: [{ taskId: other }], stay: [{ taskId: one, why: '已签收或退签' }] })
      expect([await status(one), await status(other)]).toEqual(['active', 'drafted'])
      const none = await post(people.office, '/tasks/assign/withdrawal', { tasks: await seen(one) })
      expect([none.status, none.body.detail]).toEqual([409, expect.stringContaining('已签收')])
      expect((await post(people.officer, '/tasks/assign/withdrawal', { tasks: await seen(one) })).status).toBe(403)
    })

    test('a task that had been sent back stands sent back again', async () => {
      const task = await drafted()
      await post(people.office, '/tasks/assign', { tasks: await seen(task) })
      await post(people.officer, `/tasks/${task}/refusals`, { unitId: unit, reason: '不归我局', suggestedUnitId: null })
      expect(await status(task)).toBe('refused')
      desk.clock.now = new Date(desk.clock.now.getTime() + 60_000)
      await post(people.office, '/tasks/assign', { tasks: await seen(task) })
      await post(people.office, '/tasks/assign/withdrawal', { tasks: await seen(task) })
      expect(await status(task)).toBe('refused')
      expect(JSON.stringify(await row(task))).toContain('不归我局')
    })

    test('a join goes back to its parts with their words and what was proposed of them, while it is not handed out', async () => {
      const task = await drafted()
      const { adopted } = await row(task)
      const parts = [adopted.slice(0, 4), adopted.slice(4, 8), '另行拟写的内容']
      const split = await post(people.office, '/tasks/split', { task: (await seen(task))[0], parts })
      const ids: readonly string[] = split.body.taskIds
      const words = async () => Promise.all(ids.map(async (id) => (await row(id)).wording))
      const before = await words()
      const proposed = async () => (await row(ids[2] ?? '')).changes
      const wanted = await proposed()
      expect((await post(people.office, '/tasks/join', { tasks: await seen(...ids) })).status).toBe(200)
      expect((await row(task)).wording).toBe((await row(task)).adopted)
      const { revision } = await row(task)
      const back = await post(people.office, `/tasks/${task}/join/withdrawal`, { revision })
      expect([back.status, back.body.tasks.length]).toEqual([200, 3])
      expect(await words()).toEqual(before)
      expect(await proposed()).toEqual(wanted)
      const twice = await post(people.office, `/tasks/${task}/join/withdrawal`, { revision: revision + 1 })
      expect([twice.status, twice.body.detail]).toEqual([409, expect.stringContaining('拆分')])
      // once it is handed out it says what is possible
      const two = ids.slice(0, 2)
      await post(people.office, '/tasks/join', { tasks: await seen(...two) })
      await post(people.office, '/tasks/assign', { tasks: await seen(task) })
      const late = await post(people.office, `/tasks/${task}/join/withdrawal`, { revision: (await row(task)).revision })
      expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('先撤回下达')])
    })

    test('an urge goes back while nobody has read it, asks for nothing any more, and is seen to have been sent', async () => {
      await desk.task({ lead: unit })
      await post(people.officer, '/messages/read', { messageIds: null })
      const asked = async () => (await desk.ask(people.office, 'GET', `/burden?month=2031-03`)).body
      const burden = await asked()
      const sent = (await post(people.office, '/urges', { unitIds: [unit] })).body
      expect(await waiting(people.head)).toContainEqual(expect.stringContaining('催报'))
      const back = await post(people.office, '/urges/withdrawal', { urgeIds: sent.urgeIds })
      expect(back.body).toMatchObject({ count: 1, stay: [] })
      expect(await all(people.head)).not.toContainEqual(expect.stringContaining('催报'))
      expect(await asked()).toEqual(burden)
      const { urges } = (await desk.ask(people.office, 'GET', '/urges/sent')).body
      expect(urges[0]).toMatchObject({ urgeId: sent.urgeIds[0], withdrawnAt: expect.any(String) })
      expect((await post(people.office, '/urges/withdrawal', { urgeIds: sent.urgeIds })).status).toBe(409)
      const read = (await post(people.office, '/urges', { unitIds: [unit] })).body
      await post(people.officer, '/messages/read', { messageIds: null })
      const late = await post(people.office, '/urges/withdrawal', { urgeIds: read.urgeIds })
      expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('交通运输局已有人读过')])
      expect((await post(people.officer, '/urges/withdrawal', { urgeIds: read.urgeIds })).status).toBe(403)
    })

    test('the chain holds after all of it', async () => {
      expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    })
  },
)
