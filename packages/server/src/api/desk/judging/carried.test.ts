import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('what units and leaders carry, on $name', (server) => {
  let desk: TestReporting
  let units: Record<'lead' | 'partner' | 'other', string>
  let people: Record<'office' | 'leader' | 'reader' | 'officer' | 'partner' | 'other' | 'system', SignedIn>
  let tasks: Record<'shared' | 'alone' | 'foreign', string>
  beforeAll(async () => {
    desk = await testReporting(server)
    units = { lead: await desk.unit('水务局'), partner: await desk.unit('交通局'), other: await desk.unit('文旅局') }
    people = {
      office: await desk.person('supervisor'),
      leader: await desk.person('leader'),
      reader: await desk.person('reader'),
      officer: await desk.person('unit-officer', units.lead),
      partner: await desk.person('unit-officer', units.partner),
      other: await desk.person('unit-officer', units.other),
      system: await desk.person('system-administrator'),
    }
    const leaderId = people.leader.personId
    tasks = {
      shared: await desk.task({ lead: units.lead, partners: [units.partner], leaderId }),
      alone: await desk.task({ lead: units.lead, leaderId }),
      foreign: await desk.task({ lead: units.other, leaderId }),
    }
    await desk.task({ lead: units.lead, status: 'drafted', leaderId })
    const { db } = desk.record
    await db.updateTable('task').set({ due_on: '2031-03-01' }).where('task_id', '=', tasks.alone).execute()
    await db.updateTable('task').set({ due_on: '2031-03-20' }).where('task_id', '=', tasks.shared).execute()
    await db
      .updateTable('person')
      .set({ phone: '13800000001' })
      .where('person_id', '=', people.officer.personId)
      .execute()
  })
  afterAll(() => desk.drop())

  const unit = (who: SignedIn, id: string) => desk.ask(who, 'GET', `/units/${id}/year`)
  const leader = (who: SignedIn) => desk.ask(who, 'GET', `/leaders/${people.leader.personId}/year`)
  const ids = (rows: readonly { taskId: string }[]) => rows.map(({ taskId }) => taskId).toSorted()

  test('a unit carries what it answers for, and beside it what it takes part in, as the overview counts', async () => {
    const { body } = await unit(people.office, units.lead)
    expect(ids(body.tasks)).toEqual([tasks.alone, tasks.shared].toSorted())
    expect(body.beside).toEqual([])
    expect(body).toMatchObject({ part: false, carrier: { kind: 'unit', name: '水务局', to: null }, matters: [] })
    const overview = (await desk.ask(people.office, 'GET', '/overview')).body
    expect(body.tasks).toEqual(overview.tasks.filter((task: { leadId: string }) => task.leadId === units.lead))
    expect(body.periods).toEqual(overview.periods)
    expect(body.upcoming.map(({ taskId, dueOn }: Record<string, string>) => [taskId, dueOn])).toEqual([
      [tasks.shared, '2031-03-20'],
    ])
    expect(body.upcomingCount).toBe(1)
    const partner = (await unit(people.office, units.partner)).body
    expect([partner.tasks, ids(partner.beside)]).toEqual([[], [tasks.shared]])
  })

  test('a leader carries the tasks of their field', async () => {
    const { body } = await leader(people.office)
    expect(ids(body.tasks)).toEqual(Object.values(tasks).toSorted())
    expect(body.carrier).toMatchObject({ kind: 'leader', personId: people.leader.personId })
  })

  test('nobody sees more than their own screens show', async () => {
    // of their own unit all, of another what both take part in
    expect((await unit(people.officer, units.lead)).body).toMatchObject({ part: false, tasks: [{}, {}] })
    const across = (await unit(people.partner, units.lead)).body
    expect([ids(across.tasks), across.part]).toEqual([[tasks.shared], true])
    expect((await unit(people.other, units.lead)).body).toMatchObject({ tasks: [], beside: [], upcomingCount: 0 })
    expect(ids((await leader(people.partner)).body.tasks)).toEqual([tasks.shared])
    const phone = async (who: SignedIn) =>
      (await unit(who, units.lead)).body.carrier.people.map((one: { phone: string | null }) => one.phone)
    expect(await Promise.all([people.office, people.leader, people.officer].map(phone))).toEqual(
      Array(3).fill(['13800000001']),
    )
    expect(await Promise.all([people.reader, people.partner].map(phone))).toEqual([[null], [null]])
    expect((await unit(people.reader, units.lead)).body.matters).toBeNull()
    expect((await unit(people.system, units.lead)).status).toBe(403)
    expect((await desk.ask(null, 'GET', `/units/${units.lead}/year`)).status).toBe(401)
  })

  test('who is no unit or no leader has no page; a unit that was merged says into which', async () => {
    expect((await unit(people.office, people.leader.personId)).status).toBe(404)
    expect((await unit(people.office, 'x')).status).toBe(404)
    expect((await desk.ask(people.office, 'GET', `/leaders/${people.reader.personId}/year`)).status).toBe(404)
    const into = { successorId: units.partner, from: '2031-03-10' }
    const old = await desk.unit('招商中心')
    expect((await desk.ask(people.system, 'POST', `/units/${old}/merge`, into)).body.kind).toBe('merged')
    expect((await unit(people.office, old)).body.carrier).toMatchObject({
      to: '2031-03-10',
      successor: { unitId: units.partner, name: '交通局' },
    })
  })
})
