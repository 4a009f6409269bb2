import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('open work that goes over, on $name', (server) => {
  let desk: TestReporting
  let system: SignedIn
  beforeAll(async () => {
    desk = await testReporting(server)
    system = await desk.person('system-administrator')
  }, 60_000)
  afterAll(() => desk.drop())

  const taskUnits = async (taskId: string) =>
    (
      await desk.record.db
        .selectFrom('task_unit')
        .select(['unit_id', 'part', 'valid_to'])
        .where('task_id', '=', taskId)
        .orderBy('valid_from')
        .execute()
    ).map(({ unit_id, part, valid_to }) => [unit_id, part, valid_to])

  test('an officer’s open tasks and drafts go to the heir, closed ones stay', async () => {
    const unit = await desk.unit('水务局')
    const [leaver, heir] = [await desk.person('unit-officer', unit), await desk.person('unit-officer', unit)]
    const [open, closed] = [await desk.task({ lead: unit }), await desk.task({ lead: unit, status: 'closed' })]
    const { db } = desk.record
    await db.updateTable('task').set({ officer_id: leaver.personId }).where('task_id', 'in', [open, closed]).execute()
    const before = await desk.ask(system, 'GET', `/people/${leaver.personId}/open-work`)
    expect(before.body).toEqual({ tasks: 1, drafts: 0, matters: 0 })
    const alone = await desk.ask(system, 'POST', `/people/${leaver.personId}/hand-over`, {
      toPersonId: null,
      leaves: true,
    })
    expect([alone.status, alone.body.reason]).toEqual([422, 'somebody-wanted'])
    const done = await desk.ask(system, 'POST', `/people/${leaver.personId}/hand-over`, {
      toPersonId: heir.personId,
      leaves: true,
    })
    expect(done.body).toMatchObject({ kind: 'handed-over', tasks: 1, roles: 0 })
    const officers = await db
      .selectFrom('task')
      .select(['task_id', 'officer_id'])
      .where('task_id', 'in', [open, closed])
      .execute()
    expect(new Map(officers.map((row) => [row.task_id, row.officer_id]))).toEqual(
      new Map([
        [open, heir.personId],
        [closed, leaver.personId],
      ]),
    )
  })

  test('a merged unit’s open tasks are its successor’s from the day on; what was before stays', async () => {
    const [old, fresh, other] = [await desk.unit('旧局'), await desk.unit('新局'), await desk.unit('别局')]
    const led = await desk.task({ lead: old, partners: [other] })
    const joined = await desk.task({ lead: old, partners: [fresh] })
    const closed = await desk.task({ lead: old, status: 'closed' })
    const merged = await desk.ask(system, 'POST', `/units/${old}/merge`, { successorId: fresh, from: '2031-03-05' })
    expect(merged.body).toMatchObject({ kind: 'merged', tasks: 2 })
    expect(await taskUnits(led)).toEqual(
      expect.arrayContaining([
        [old, 'lead', '2031-03-05'],
        [fresh, 'lead', null],
        [other, 'partner', null],
      ]),
    )
    // where the successor was a partner it leads now: no task is left without a lead
    expect((await taskUnits(joined)).filter(([, , to]) => to === null)).toEqual([[fresh, 'lead', null]])
    expect(await taskUnits(closed)).toEqual([[old, 'lead', null]])
    const officer = await desk.person('unit-officer', fresh)
    const { body } = await desk.ask(officer, 'GET', '/units')
    const units = body.units as { unitId: string; openTasks: number }[]
    expect(units.find(({ unitId }) => unitId === fresh)?.openTasks).toBe(2)
  })
})
