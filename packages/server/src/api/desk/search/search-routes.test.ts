import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { RecordFound } from './search-routes.ts'

describe.each(testServers(process.env).slice(0, 1))('search over the record, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'officer' | 'stranger' | 'supervisor' | 'reader' | 'auditor', SignedIn>
  let tasks: readonly [own: string, other: string]
  const period = '019b0000-0000-7000-8000-000000000003'
  beforeAll(async () => {
    desk = await testReporting(server)
    const [transport, water] = [await desk.unit('交通运输局'), await desk.unit('水利局')]
    people = {
      officer: await desk.person('unit-officer', transport),
      stranger: await desk.person('unit-officer', water),
      supervisor: await desk.person('supervisor'),
      reader: await desk.person('reader'),
      auditor: await desk.person('audit-administrator'),
    }
    tasks = [await desk.task({ lead: transport }), await desk.task({ lead: water })]
    const { db } = desk.record
    const reword = (taskId: string, wording: string) =>
      db
        .updateTable('task')
        .set({ wording })
        .where('jurisdiction_id', '=', desk.jurisdictionId)
        .where('task_id', '=', taskId)
        .execute()
    await reword(tasks[0], '建成ＢＲＴ公交专用道12公里。')
    await reword(tasks[1], '完成100%堤防除险加固。')
    await db
      .insertInto('period')
      .values({
        jurisdiction_id: desk.jurisdictionId,
        period_id: period,
        year: 2031,
        kind: 'month',
        ordinal: 3,
        starts_on: '2031-03-01',
        ends_on: '2031-04-01',
        due_on: '2031-04-08',
        opened_at: desk.clock.now,
        closed_at: null,
        closed_by: null,
      })
      .execute()
    const content = { unchanged: false, percent: '50', problems: '', nextStep: '', coordination: '', figures: [] }
    const saved = await desk.ask(people.officer, 'PUT', `/tasks/${tasks[0]}/progress/${period}`, {
      revision: null,
      content: { ...content, situation: '沥青摊铺过半' },
    })
    expect(saved.status).toBe(200)
  })
  afterAll(() => desk.drop())

  const found = async (who: SignedIn, q: string): Promise<RecordFound> => {
    const { status, body } = await desk.ask(who, 'GET', `/search?${new URLSearchParams({ q })}`)
    expect(status).toBe(200)
    return body
  }
  const idsOf = async (who: SignedIn, q: string) => (await found(who, q)).tasks.items.map(({ taskId }) => taskId)

  test('finds tasks by words of any width, by their unit, its sounds, and their number', async () => {
    const [own, other] = tasks
    expect(await idsOf(people.supervisor, 'brt 专用道')).toEqual([own])
    expect(await idsOf(people.supervisor, 'brt 堤防')).toEqual([])
    // characters with a meaning in a pattern are taken as they are
    expect(await idsOf(people.supervisor, '100%')).toEqual([other])
    expect(await idsOf(people.supervisor, '公_专')).toEqual([])
    expect(await idsOf(people.supervisor, '“公交专用道”。')).toEqual([own])
    expect(await idsOf(people.supervisor, "堤防' or 1=1 --")).toEqual([])
    expect(await idsOf(people.supervisor, '堤')).toEqual([other])
    expect(await idsOf(people.supervisor, '堤防'.repeat(200))).toEqual([])
    expect(await idsOf(people.supervisor, '水利 加固')).toEqual([other])
    expect(await idsOf(people.supervisor, 'jtysj')).toEqual([own])
    const number = (await found(people.supervisor, 'brt')).tasks.items[0]?.number
    expect(await idsOf(people.supervisor, `第${number}项`)).toContain(own)
  })

  test('finds units by sounds, and people by name or unit for who may see them', async () => {
    const units = await found(people.officer, 'slj')
    expect(units.units.items.map(({ shortName }) => shortName)).toEqual(['水利局'])
    expect(units.people.count).toBe(0)
    const supervisor = await found(people.supervisor, '水利局')
    expect(supervisor.people.items.map(({ personId }) => personId)).toEqual([people.stranger.personId])
  })

  test('shows a unit its own tasks alone, and a report once it was sent', async () => {
    expect(await idsOf(people.officer, '完成')).toEqual([])
    expect(await idsOf(people.stranger, '堤防')).toEqual([tasks[1]])
    for (const who of [people.supervisor, people.officer]) expect((await found(who, '沥青')).reports.count).toBe(0)
    const { db } = desk.record
    await db
      .updateTable('progress')
      .set({ state: 'sent', sent_at: desk.clock.now })
      .where('jurisdiction_id', '=', desk.jurisdictionId)
      .execute()
    expect((await found(people.supervisor, '沥青')).reports.items[0]).toMatchObject({
      taskId: tasks[0],
      unit: '交通运输局',
      text: { text: '沥青摊铺过半', marks: [[0, 2]] },
    })
    for (const who of [people.stranger, people.reader, people.auditor])
      expect((await found(who, '沥青')).reports.count).toBe(0)
  })

  test('is narrowed to a state and a unit, also without a word: a state holds tasks alone, a unit also its people and itself', async () => {
    const narrowed = async (who: SignedIn, asked: Record<string, string>): Promise<RecordFound> =>
      (await desk.ask(who, 'GET', `/search?${new URLSearchParams(asked)}`)).body
    const { db } = desk.record
    const { unit_id: unitId } = await db
      .selectFrom('unit')
      .select('unit_id')
      .where('jurisdiction_id', '=', desk.jurisdictionId)
      .where('short_name', '=', '水利局')
      .executeTakeFirstOrThrow()
    const of = ({ tasks: { items } }: RecordFound) => items.map(({ taskId }) => taskId)
    const water = await narrowed(people.supervisor, { unitId })
    expect([of(water), water.units.items.map(({ shortName }) => shortName)]).toEqual([[tasks[1]], ['水利局']])
    expect(water.people.items.map(({ personId }) => personId)).toEqual([people.stranger.personId])
    const inState = await narrowed(people.supervisor, { unitId, status: 'active' })
    expect(of(inState)).toEqual([tasks[1]])
    expect([inState.units.count, inState.people.count, inState.matters.count]).toEqual([0, 0, 0])
    const apart = await narrowed(people.supervisor, { unitId, q: '交通' })
    expect([apart.units.count, apart.people.count]).toEqual([0, 0])
    expect((await narrowed(people.officer, { unitId })).people.count).toBe(0)
    expect(of(await narrowed(people.supervisor, { q: 'brt', unitId }))).toEqual([])
    expect(of(await narrowed(people.supervisor, { q: 'brt', status: 'active' }))).toEqual([tasks[0]])
    expect(of(await narrowed(people.supervisor, { q: 'brt', status: 'closed' }))).toEqual([])
    expect(of(await narrowed(people.officer, { unitId }))).toEqual([])
    expect((await desk.ask(people.supervisor, 'GET', '/search?status=done')).status).toBe(422)
  })

  test('finds nothing for a blank question, and nothing for who may read nothing', async () => {
    expect((await found(people.supervisor, ' ， ')).tasks).toEqual({ count: 0, items: [] })
    const nothing = await found(people.auditor, '公交')
    expect([nothing.tasks.count, nothing.matters.count, nothing.passages.count]).toEqual([0, 0, 0])
  })
})
