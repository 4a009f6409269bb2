import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { confirmWaiting } from '../../../commands/people/powers/confirm-waiting.fixture.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
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
    expect(before.body).toEqual({ tasks: 1, drafts: 0, matters: 0, instructions: 0, inspections: 0 })
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

  test('an area of a settlement goes to the heir, and to nobody where there is none', async () => {
    const { db } = desk.record
    const [leaver, heir] = [await desk.person('supervisor'), await desk.person('supervisor')]
    // somebody stays who signs
    await desk.person('supervisor')
    const { jurisdictionId } = leaver
    const { reportId } = await desk.record.importText(madeUpReport({ year: 2032 }))
    const settlementId = crypto.randomUUID()
    const { report_id } = await db
      .selectFrom('report')
      .select('report_id')
      .where('year', '=', 2031)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('settlement')
      .values({
        ...{ jurisdiction_id: jurisdictionId, settlement_id: settlementId, year: 2031, state: 'open', rules: '1' },
        ...{ last_report_id: report_id, next_report_id: reportId, findings: '[]' },
        ...{ opened_by: leaver.id, opened_at: new Date('2032-02-01T08:00:00Z') },
      })
      .execute()
    const holder = async () =>
      (await db.selectFrom('settlement_area').select('person_id').execute()).map(({ person_id }) => person_id)
    await db
      .insertInto('settlement_area')
      .values({
        ...{ jurisdiction_id: jurisdictionId, settlement_id: settlementId, area: '（一）聚焦产业升级' },
        ...{ person_id: leaver.personId, taken_at: new Date('2032-02-01T08:00:00Z') },
      })
      .execute()
    const over = (from: SignedIn, toPersonId: string | null) =>
      desk.ask(system, 'POST', `/people/${from.personId}/hand-over`, { toPersonId, leaves: true })
    expect((await over(leaver, heir.personId)).status).toBe(200)
    expect(await holder()).toEqual([heir.personId])
    expect((await over(heir, null)).status).toBe(200)
    expect(await holder()).toEqual([])
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

  test('the only head of a unit does not leave while something waits for their signature, nor lose the role', async () => {
    const unit = await desk.unit('园林局')
    const [head, officer] = [await desk.person('unit-head', unit), await desk.person('unit-officer', unit)]
    const task = await desk.task({ lead: unit })
    const leave = () =>
      desk.ask(system, 'POST', `/people/${head.personId}/hand-over`, { toPersonId: null, leaves: true })
    expect((await leave()).body.reason).toBe('somebody-wanted')
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    const { periods } = (await desk.ask(officer, 'GET', '/periods')).body
    const saved = await desk.ask(officer, 'PUT', `/tasks/${task}/progress/${periods[0].periodId}`, {
      revision: null,
      content: { percent: '30', situation: '已完成整地。' },
    })
    const { progressId, revision } = saved.body.report
    await desk.ask(officer, 'POST', '/progress/acts', { act: 'send-to-head', items: [{ progressId, revision }] })
    expect((await leave()).body.reason).toBe('somebody-wanted')
    const security = await desk.person('security-administrator')
    const grant = await desk.record.db
      .selectFrom('role_grant')
      .select('role_grant_id')
      .where('person_id', '=', head.personId)
      .executeTakeFirstOrThrow()
    const end = () =>
      desk.ask(security, 'POST', `/people/${head.personId}/roles/${grant.role_grant_id}/end`, { role: 'unit-head' })
    expect((await end()).body.reason).toBe('somebody-wanted')
    await desk.person('unit-head', unit)
    expect((await leave()).body).toMatchObject({ kind: 'handed-over' })
  })

  test('what a merged unit signed for is not to be signed again by its successor', async () => {
    const [old, fresh] = [await desk.unit('招引中心'), await desk.unit('商贸局')]
    const officer = await desk.person('unit-officer', old)
    const [signed, unsigned] = [
      await desk.task({ lead: old, status: 'assigned' }),
      await desk.task({ lead: old, status: 'assigned' }),
    ]
    await desk.ask(officer, 'POST', '/signings', { items: [{ taskId: signed, unitId: old }] })
    const merged = await desk.ask(system, 'POST', `/units/${old}/merge`, { successorId: fresh, from: '2031-03-05' })
    expect(merged.status).toBe(200)
    // the unit’s officer goes over with it
    await confirmWaiting(desk.record, desk.clock.now, merged.body)
    const heir = await desk.person('unit-officer', fresh)
    const { body } = await desk.ask(heir, 'GET', '/my-tasks')
    const tasks = body.tasks as { taskId: string; answer: string | null }[]
    expect(tasks.find(({ taskId }) => taskId === signed)?.answer).toBe('signed')
    expect(tasks.find(({ taskId }) => taskId === unsigned)?.answer).toBeNull()
  })
})
