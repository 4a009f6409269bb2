import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { lockPlace } from '../../../ledger/lock-place.ts'
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
    /** Hands tasks out; what takes it back. */
    const handOut = async (by: SignedIn, ...taskIds: readonly string[]) => {
      const handed = await post(by, '/tasks/assign', { tasks: await seen(...taskIds) })
      expect(handed.status).toBe(200)
      return async (tasks?: readonly { readonly taskId: string; readonly revision: number }[]) =>
        post(by, '/tasks/assign/withdrawal', {
          ...{ tasks: tasks ?? (await seen(...taskIds)), assignedAt: handed.body.assignedAt },
        })
    }
    const drafted = () => desk.task({ lead: unit, status: 'drafted' })

    test('a handing out goes back as it stood; who had not read it never learns of it, who had is told', async () => {
      const [one, other] = [await drafted(), await drafted()]
      const takeBack = await handOut(people.office, one, other)
      await post(people.officer, '/messages/read', { messageIds: null })
      const back = await takeBack()
      expect([back.status, back.body.tasks.length, back.body.stay, back.body.told]).toEqual([200, 2, [], 1])
      expect([await status(one), await status(other)]).toEqual(['drafted', 'drafted'])
      expect(await waiting(people.officer)).toEqual(['2 项任务的下达已由督查室撤回，不需要签收。'])
      expect(await all(people.head)).toEqual([])
      // it is handed out again as if for the first time
      await handOut(people.office, one, other)
      expect(await status(one)).toBe('assigned')
      // nobody learns that it was taken back from what waits now, nor of the first handing out
      expect(await waiting(people.officer)).not.toContainEqual(expect.stringContaining('撤回'))
      expect(await all(people.head)).toHaveLength(1)
    })

    test('who read only the urge is told that the handing out was taken back; who takes it back is not counted', async () => {
      const bureau = await desk.unit('水务局')
      const [reader, other] = [await desk.person('unit-officer', bureau), await desk.person('unit-head', bureau)]
      const task = await desk.task({ lead: bureau, status: 'drafted' })
      const takeBack = await handOut(people.office, task)
      expect((await post(people.office, '/urges', { taskIds: [task] })).status).toBe(200)
      const { messages } = (await desk.ask(reader, 'GET', '/messages')).body
      const urged = messages.filter(({ kind }: { kind: string }) => kind === 'report-urged')
      await post(reader, '/messages/read', { messageIds: urged.map((one: { messageId: string }) => one.messageId) })
      expect((await takeBack()).body.told).toBe(1)
      expect(await waiting(reader)).toEqual([expect.stringContaining('撤回')])
      expect(await all(other)).toEqual([])
    })

    test('a task that a colleague handed out again stays handed out, and is named', async () => {
      const colleague = await desk.person('supervisor')
      const [one, other] = [await drafted(), await drafted()]
      const takeBack = await handOut(people.office, one, other)
      const again = { tasks: await seen(one), assignedAt: desk.clock.now.toISOString() }
      expect((await post(colleague, '/tasks/assign/withdrawal', again)).status).toBe(200)
      desk.clock.now = new Date(desk.clock.now.getTime() + 60_000)
      await handOut(colleague, one)
      const back = await takeBack()
      expect(back.body).toMatchObject({ tasks: [{ taskId: other }], stay: [{ taskId: one, why: '已重新下达' }] })
      expect([await status(one), await status(other)]).toEqual(['assigned', 'drafted'])
      const alone = await takeBack(await seen(one))
      expect([alone.status, alone.body.detail]).toEqual([409, expect.stringContaining('已重新下达')])
    })

    test('what a unit has signed for stays handed out and is named, though its revision moved; the rest goes back', async () => {
      const [one, other] = [await drafted(), await drafted()]
      const takeBack = await handOut(people.office, one, other)
      const handedOut = await seen(one, other)
      const assignedAt = desk.clock.now.toISOString()
      await post(people.officer, '/signings', { items: [{ taskId: one, unitId: unit }] })
      const back = await takeBack(handedOut)
      expect(back.body).toMatchObject({ tasks: [{ taskId: other }], stay: [{ taskId: one, why: '已签收或退签' }] })
      expect([await status(one), await status(other)]).toEqual(['active', 'drafted'])
      const none = await takeBack(await seen(one))
      expect([none.status, none.body.detail]).toEqual([409, expect.stringContaining('已签收')])
      expect((await post(people.officer, '/tasks/assign/withdrawal', { tasks: handedOut, assignedAt })).status).toBe(
        403,
      )
    })

    test('a task that had been sent back stands sent back again', async () => {
      const task = await drafted()
      await post(people.office, '/tasks/assign', { tasks: await seen(task) })
      await post(people.officer, `/tasks/${task}/refusals`, { unitId: unit, reason: '不归我局', suggestedUnitId: null })
      expect(await status(task)).toBe('refused')
      desk.clock.now = new Date(desk.clock.now.getTime() + 60_000)
      const takeBack = await handOut(people.office, task)
      await takeBack()
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
      const [task] = urges[0].taskIds
      const acts = async () => (await desk.ask(people.office, 'GET', `/tasks/${task}/acts`)).body.urged
      expect(await acts()).toBeNull()
      const read = (await post(people.office, '/urges', { unitIds: [unit] })).body
      expect((await acts()).urgeId).toBe(read.urgeIds[0])
      await post(people.officer, '/messages/read', { messageIds: null })
      const late = await post(people.office, '/urges/withdrawal', { urgeIds: read.urgeIds })
      expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('交通运输局已有人读过')])
      expect((await post(people.officer, '/urges/withdrawal', { urgeIds: read.urgeIds })).status).toBe(403)
    })

    test('taking back urges waits for the lock of the place, and touches no row before', async () => {
      await desk.task({ lead: unit })
      const { urgeIds } = (await post(people.office, '/urges', { unitIds: [unit] })).body
      const waits = async () => {
        const { rows } = await sql`select from pg_locks l join pg_database d on d.oid = l.database or l.database is null
          where not l.granted and d.datname = current_database()`.execute(desk.record.owner)
        return rows.length > 0
      }
      const back = await desk.record.owner.transaction().execute(async (trx) => {
        await lockPlace(trx, desk.jurisdictionId)
        const asked = post(people.office, '/urges/withdrawal', { urgeIds })
        await expect.poll(waits, { timeout: 30_000 }).toBe(true)
        await trx.updateTable('message').set({ period_id: null }).where('urge_id', 'in', urgeIds).execute()
        // it answers when this has ended
        return { asked }
      })
      expect((await back.asked).status).toBe(200)
    })

    test('the chain holds after all of it', async () => {
      expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    })
  },
)
