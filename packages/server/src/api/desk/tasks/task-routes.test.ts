import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundJurisdiction } from '../../../commands/places/found-jurisdiction.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { dayOf } from '../../../domain/day.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestBrowser, type TestDesk, testDesk } from '../desk.fixture.ts'
import type { LeadSuggestions, TaskChoices, TaskDetail, TaskRow, TaskTable } from './task-routes.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('the task table on $name', (server) => {
  let desk: TestDesk
  let supervisor: TestBrowser
  let colleague: TestBrowser
  const units = { farming: uuid(), housing: uuid(), education: uuid() }
  const place = '/990101'
  beforeAll(async () => {
    desk = await testDesk(server)
    await desk.record.adoptText(madeUpReport())
    const names = { farming: '农业农村局', housing: '住房和城乡建设局', education: '教育局' } as const
    await desk.record.db
      .insertInto('unit')
      .values(
        Object.entries(units).map(([key, unit_id]) => ({
          jurisdiction_id: desk.record.may.jurisdictionId,
          unit_id,
          code: key,
          name: `青禾县${names[key as keyof typeof names]}`,
          short_name: names[key as keyof typeof names],
          kind: 'department' as const,
          parent_id: null,
          valid_from: null,
          valid_to: null,
          note: null,
        })),
      )
      .execute()
    supervisor = (await desk.signedIn({ role: 'supervisor' })).browser
    colleague = (await desk.signedIn({ role: 'supervisor' })).browser
  })
  afterAll(() => desk.record.drop())

  const table = async (browser = supervisor) => (await (await browser.get(`${place}/tasks`)).json()) as TaskTable
  const row = async (words: string): Promise<TaskRow> => {
    const found = (await table()).rows.find(({ wording }) => wording.includes(words))
    if (!found) throw new Error(`no task says ${words}`)
    return found
  }
  const seen = ({ taskId, revision }: TaskRow) => ({ taskId, revision })
  const edit = (rows: readonly TaskRow[], patch: object, browser = supervisor) =>
    browser.post(`${place}/tasks/edit`, { tasks: rows.map(seen), patch })
  const detail = async (taskId: string) =>
    (await (await supervisor.get(`${place}/tasks/${taskId}`)).json()) as TaskDetail

  test('every commitment is a task from its adoption on, numbered through, due with the year where it names no day', async () => {
    const { rows, year, areas } = await table()
    expect(year).toBe(2031)
    expect(areas.length).toBe(3)
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.every(({ wording, adopted, status }) => wording === adopted && status === 'drafted')).toBe(true)
    expect(rows.every(({ dueOn }) => dueOn === '2031-12-31')).toBe(true)
  })

  test('units, people and marks are set for many at once, and taken back by what they were before', async () => {
    const rows = (await table()).rows.slice(0, 3)
    const answer = await edit(rows, {
      leadIds: [units.farming, units.housing],
      partnerIds: [units.education],
      emphasised: true,
    })
    expect(answer.status).toBe(200)
    const { before } = (await answer.json()) as { before: { taskId: string; leadIds: string[]; emphasised: boolean }[] }
    expect(before).toEqual(rows.map(({ taskId }) => ({ taskId, leadIds: [], partnerIds: [], emphasised: false })))
    const now = (await table()).rows.slice(0, 3)
    expect(now.map(({ leadIds }) => leadIds)).toEqual(Array(3).fill([units.farming, units.housing]))
    expect(now.map(({ partnerIds }) => partnerIds)).toEqual(Array(3).fill([units.education]))
    // the other way round on the same day: the first named answers
    await edit(now, { leadIds: [units.housing] })
    expect((await table()).rows[0]?.leadIds).toEqual([units.housing])
    await edit((await table()).rows.slice(0, 3), { leadIds: [units.farming], partnerIds: [units.farming] })
    const last = (await table()).rows[0]
    expect([last?.leadIds, last?.partnerIds]).toEqual([[units.farming], []])
  })

  test('who saw an older state overwrites nothing, and is shown how it stands', async () => {
    const old = await row('建成高标准农田')
    expect((await edit([old], { remark: '先到' })).status).toBe(200)
    const answer = await edit([old], { remark: '后到' }, colleague)
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({
      type: 'urn:luoshi:problem:stale',
      current: [{ taskId: old.taskId, remark: '先到', revision: old.revision + 1 }],
    })
    expect((await row('建成高标准农田')).remark).toBe('先到')
  })

  test('the kind of a task is the office’s to say: set for many, taken back, told in the history', async () => {
    const rows = (await table()).rows.slice(0, 2)
    const other = rows[0]?.kind === 'project' ? 'work' : 'project'
    const answer = await edit(rows, { kind: other })
    expect(answer.status).toBe(200)
    const { before } = (await answer.json()) as { before: object[] }
    expect(before).toEqual(rows.map(({ taskId, kind }) => ({ taskId, kind })))
    const now = (await table()).rows.slice(0, 2)
    expect(now.map(({ kind, changes }) => ({ kind, changes }))).toEqual(Array(2).fill({ kind: other, changes: 0 }))
    const shown = await detail(now[0]?.taskId ?? '')
    expect(shown.adoptedKind).toBe(rows[0]?.kind)
    expect(shown.history[0]?.summary).toBe('修改类型。')
    expect((await edit(now, { kind: 'matter' })).status).toBe(422)
    for (const [index, row] of now.entries()) await edit([row], { kind: rows[index]?.kind })
    expect((await table()).rows.slice(0, 2).map(({ kind }) => kind)).toEqual(rows.map(({ kind }) => kind))
  })

  test('handing out says which tasks lack what, and hands out none of them then', async () => {
    const rows = (await table()).rows
    await edit([rows[0] as TaskRow], { leadIds: [units.farming] })
    await edit([(await table()).rows[3] as TaskRow], { leadIds: [], dueOn: null })
    const [first, lacking] = [(await table()).rows[0], (await table()).rows[3]] as [TaskRow, TaskRow]
    const refused = await supervisor.post(`${place}/tasks/assign`, { tasks: [seen(first), seen(lacking)] })
    expect(refused.status).toBe(422)
    expect((await refused.json()).detail).toContain('第 4 项没有牵头单位、没有完成时限')
    expect((await table()).rows[0]?.status).toBe('drafted')
    const done = await supervisor.post(`${place}/tasks/assign`, { tasks: [seen(first)] })
    expect(done.status).toBe(200)
    expect((await table()).rows[0]?.status).toBe('assigned')
  })

  test('parts that are pieces of the adopted words hold at once; others wait for somebody else’s approval', async () => {
    const whole = await row('改造老旧小区20个')
    const parts = ['改造老旧小区20个', '完成小区改造并惠及居民4000户以上']
    const answer = await supervisor.post(`${place}/tasks/split`, { task: seen(whole), parts })
    const { taskIds } = (await answer.json()) as { taskIds: [string, string] }
    const rows = (await table()).rows.filter(({ number }) => number === whole.number)
    expect(rows.map(({ part, parts: count, wording, changes }) => ({ part, count, wording, changes }))).toEqual([
      { part: 1, count: 2, wording: parts[0], changes: 0 },
      { part: 2, count: 2, wording: whole.adopted, changes: 1 },
    ])
    const [change] = (await detail(taskIds[1])).changes
    const decide = (browser: TestBrowser, body: object) =>
      browser.post(`${place}/tasks/${taskIds[1]}/changes/${change?.changeId}/decision`, body)
    const own = await decide(supervisor, { approve: true, reason: null })
    expect(own.status).toBe(422)
    expect((await own.json()).detail).toContain('须由他人批准')
    expect((await decide(colleague, { approve: false, reason: null })).status).toBe(422)
    expect((await decide(colleague, { approve: true, reason: null })).status).toBe(200)
    const after = (await table()).rows.find(({ taskId }) => taskId === taskIds[1])
    expect(after).toMatchObject({ wording: parts[1], adopted: whole.adopted, changes: 0 })
    expect((await decide(colleague, { approve: true, reason: null })).status).toBe(409)
    const joined = await supervisor.post(`${place}/tasks/join`, {
      tasks: (await table()).rows.filter(({ number }) => number === whole.number).map(seen),
    })
    expect(joined.status).toBe(200)
    expect((await table()).rows.filter(({ number }) => number === whole.number).map(({ wording }) => wording)).toEqual([
      whole.adopted,
    ])
  })

  test('nodes, indicators and the curve of a task; a curve does not fall', async () => {
    const one = await row('新建3所公办幼儿园')
    const put = (what: string, body: object) => supervisor.put(`${place}/tasks/${one.taskId}/${what}`, body)
    const milestone = {
      milestoneId: null,
      wording: '开工',
      kind: '开工',
      dueOn: '2031-03-31',
      planPercent: '20',
      metOn: null,
    }
    expect((await put('milestones', { revision: one.revision, milestones: [milestone] })).status).toBe(200)
    const stale = await put('milestones', { revision: one.revision, milestones: [] })
    expect(stale.status).toBe(409)
    const falling = [
      { month: 3, percent: 40 },
      { month: 6, percent: 30 },
    ]
    expect((await put('curve', { revision: one.revision + 1, nodes: falling })).status).toBe(422)
    expect((await put('curve', { revision: one.revision + 1, nodes: [{ month: 6, percent: 30 }] })).status).toBe(200)
    const indicator = {
      taskIndicatorId: null,
      name: '新建幼儿园',
      unit: '所',
      rule: 'share',
      op: '>=',
      value: '3',
      valueText: null,
      valueMax: null,
      base: null,
      nature: 'binding',
      yearEndOnly: false,
    }
    expect((await put('indicators', { revision: one.revision + 2, indicators: [indicator] })).status).toBe(200)
    const now = await detail(one.taskId)
    expect(now).toMatchObject({
      milestones: [{ wording: '开工', planPercent: '20' }],
      curve: [{ month: 6, percent: '30' }],
      indicators: [{ name: '新建幼儿园', value: '3', nature: 'binding' }],
    })
    expect(now.history.length).toBeGreaterThanOrEqual(3)
    expect((await row('新建3所公办幼儿园')).planRule).toBe('curve')
  })

  test('indicators are suggested from the figures of the adopted words, and none is set by it', async () => {
    const one = await row('建成高标准农田')
    const shown = await detail(one.taskId)
    expect(shown.suggested).toMatchObject([{ unit: '万亩', rule: 'share', value: '2', valueText: null }])
    expect(shown.indicators).toEqual([])
  })

  test('a unit’s people see the tasks of their units only, and change none', async () => {
    const officer = await desk.signedIn({ role: 'unit-officer', unitId: units.education })
    const mine = await row('新建3所公办幼儿园')
    await edit([mine], { leadIds: [units.education] })
    const shown = await table(officer.browser)
    expect(shown.rows.every(({ leadIds, partnerIds }) => [...leadIds, ...partnerIds].includes(units.education))).toBe(
      true,
    )
    expect(shown.rows.map(({ taskId }) => taskId)).toContain(mine.taskId)
    const other = await row('新增规模以上工业企业')
    expect((await officer.browser.get(`${place}/tasks/${other.taskId}`)).status).toBe(404)
    expect((await edit([await row('新建3所公办幼儿园')], { remark: '改' }, officer.browser)).status).toBe(403)
    const administrator = await desk.signedIn({ role: 'audit-administrator' })
    expect((await administrator.browser.get(`${place}/tasks`)).status).toBe(403)
  })

  test('nobody of another place reads or changes a task', async () => {
    const elsewhere = { code: '990198', name: '云溪县', level: 'county', fictitious: true } as const
    const jurisdictionId = await foundJurisdiction(desk.record.db, { id: 'console:test' }, new Date(), elsewhere)
    const stranger = (await desk.signedIn({ role: 'supervisor', jurisdictionId })).browser
    const one = await row('新增规模以上工业企业')
    expect((await stranger.get(`${place}/tasks`)).status).toBe(404)
    expect((await stranger.get(`/990198/tasks/${one.taskId}`)).status).toBe(404)
    const answer = await stranger.post('/990198/tasks/edit', { tasks: [seen(one)], patch: { remark: '改' } })
    expect(answer.status).toBe(404)
    const foreign = await stranger.post('/990198/tasks/edit', {
      tasks: [seen(one)],
      patch: { leadIds: [units.farming] },
    })
    expect(foreign.status).toBe(404)
  })

  test('lead units are suggested with their reason, and nothing is set by it', async () => {
    const one = await row('建成高标准农田')
    await edit([one], { leadIds: [] })
    const answer = (await (await supervisor.get(`${place}/tasks/suggestions`)).json()) as LeadSuggestions
    const found = answer.tasks.find(({ taskId }) => taskId === one.taskId)
    expect(found?.suggestions[0]).toEqual({ unitId: units.farming, reason: '农业与粮食', weak: false })
    expect((await row('建成高标准农田')).leadIds).toEqual([])
  })

  test('a unit closed from today on is neither offered nor suggested today, and takes no task; it may stay where it is', async () => {
    const [one, other] = [await row('建成高标准农田'), await row('新建3所公办幼儿园')]
    await edit([other], { leadIds: [units.farming] })
    await desk.record.db
      .updateTable('unit')
      .set({ valid_to: dayOf(desk.now()) })
      .where('unit_id', '=', units.farming)
      .execute()
    const choices = (await (await supervisor.get(`${place}/tasks/choices`)).json()) as TaskChoices
    expect(choices.units.find(({ unitId }) => unitId === units.farming)?.current).toBe(false)
    expect(choices.units.find(({ unitId }) => unitId === units.housing)?.current).toBe(true)
    const suggested = (await (await supervisor.get(`${place}/tasks/suggestions`)).json()) as LeadSuggestions
    expect(JSON.stringify(suggested)).not.toContain(units.farming)
    const refused = await edit([one], { leadIds: [units.farming] })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ reason: 'closed-unit', detail: expect.stringContaining('农业农村局') })
    const stays = await edit([await row('新建3所公办幼儿园')], { leadIds: [units.farming, units.housing] })
    expect(stays.status).toBe(200)
  })

  test('a later version of the report takes its tasks along by number; what it dropped is set aside', async () => {
    const before = await row('新建3所公办幼儿园')
    await desk.record.adoptText(madeUpReport({ changed: '修建环湖绿道15公里' }))
    const after = await row('新建3所公办幼儿园')
    expect(after.taskId).toBe(before.taskId)
    expect(after.commitmentId).not.toBe(before.commitmentId)
    const { rows } = await table()
    expect(rows.some(({ wording }) => wording.includes('农村公路'))).toBe(false)
    expect(rows.filter(({ wording }) => wording.includes('环湖绿道'))).toHaveLength(1)
  })

  test('the chain holds after all of it', async () => {
    const { db, may } = desk.record
    expect(await verifyRecord(db, may.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
