import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('an inspection of several units on $name', (server) => {
  let desk: TestReporting
  let units: { water: string; roads: string; farms: string }
  let who: Record<'office' | 'second' | 'mayor' | 'water' | 'roads' | 'farms' | 'expert', SignedIn>
  let tasks: { water: string; roads: string; both: string }
  let id: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    units = {
      water: await desk.unit('水务局'),
      roads: await desk.unit('交通局'),
      farms: await desk.unit('农业农村局'),
    }
    who = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      water: await desk.person('unit-head', units.water),
      roads: await desk.person('unit-head', units.roads),
      farms: await desk.person('unit-head', units.farms),
      expert: await desk.person('unit-officer', units.farms),
    }
    tasks = {
      water: await desk.task({ lead: units.water }),
      roads: await desk.task({ lead: units.roads }),
      both: await desk.task({ lead: units.roads, partners: [units.water] }),
    }
    id = (
      await done(who.office, 'POST', '/inspections', {
        kind: 'special',
        title: '重点工程专项督查',
        content: '工程进度。',
        scope: '在建工程。',
        basis: '市政府常务会议部署',
        from: '2031-03-10',
        to: '2031-03-14',
        leaderId: who.office.personId,
        memberIds: [who.expert.personId],
        recusedIds: [],
        invited: [],
        unitIds: [units.water, units.roads],
        taskIds: Object.values(tasks),
      })
    ).inspectionId
    await act(who.office, 'propose')
    await act(who.mayor, 'approve')
    await act(who.office, 'begin')
    for (const unitId of [units.water, units.roads])
      await done(who.expert, 'POST', `/inspections/${id}/sheets`, {
        ...{ unitId, method: 'site', day: '2031-03-10', words: '现场查看。' },
      })
    await done(who.office, 'PUT', `/inspections/${id}/conclusion`, {
      revision: (await seen(who.office)).revision,
      facts: '台账不全。',
      opinion: '限期整改。',
      items: [
        { unitId: units.water, words: '补齐供水台账。', dueOn: '2031-03-20' },
        { unitId: units.roads, words: '补齐道路台账。', dueOn: '2031-03-25' },
      ],
    })
    await act(who.office, 'conclude')
    await act(who.mayor, 'serve')
  })
  afterAll(() => desk.drop())

  const done = async (by: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(by, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  const seen = (by: SignedIn) => done(by, 'GET', `/inspections/${id}`)
  const act = async (by: SignedIn, name: string) =>
    done(by, 'POST', `/inspections/${id}/acts`, { revision: (await seen(who.office)).revision, act: name })
  const listed = async (by: SignedIn) => {
    const { inspections } = await done(by, 'GET', '/inspections')
    return inspections.find(({ inspectionId }: { inspectionId: string }) => inspectionId === id)
  }
  const taskIds = async (by: SignedIn) => (await seen(by)).tasks.map((task: { id: string }) => task.id).toSorted()

  test('shows each inspected unit itself, its own tasks and its own items, in the list too', async () => {
    expect(await taskIds(who.water)).toEqual([tasks.water, tasks.both].toSorted())
    expect(await taskIds(who.roads)).toEqual([tasks.roads, tasks.both].toSorted())
    const own = await seen(who.water)
    expect(own.units.map(({ name }: { name: string }) => name)).toEqual(['水务局'])
    expect(JSON.stringify(own)).not.toContain('道路台账')
    expect(await listed(who.water)).toMatchObject({ units: ['水务局'], items: 1, settled: 0, late: 0, objections: 0 })
    expect(await listed(who.farms)).toBeUndefined()
  })

  test('shows the office, leaders and the group all of it', async () => {
    for (const by of [who.office, who.mayor, who.expert]) {
      expect(await taskIds(by)).toEqual(Object.values(tasks).toSorted())
      expect(await listed(by)).toMatchObject({ items: 2 })
      expect((await listed(by)).units).toHaveLength(2)
    }
  })

  test('counts an objection for who raised it and for the office, not for the other unit', async () => {
    await done(who.roads, 'POST', `/inspections/${id}/objections`, { unitId: units.roads, words: '台账齐全。' })
    expect(await listed(who.water)).toMatchObject({ objections: 0 })
    expect(await listed(who.roads)).toMatchObject({ objections: 1 })
    expect(await listed(who.second)).toMatchObject({ objections: 1, waits: true })
  })
})
