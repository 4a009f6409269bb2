import { sql } from 'kysely'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { doDeskWork } from '../../../jobs/schedule-desk-work.ts'
import { verifyRecord, verifyWithin } from '../../../queries/ledger/verify-record.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { TaskDetail } from '../tasks/task-routes.ts'
import type { Overview } from './overview-routes.ts'

const silent = { info: () => undefined, error: () => undefined }

describe.each(testServers(process.env))('judging on $name', (server) => {
  let desk: TestReporting
  let unit: string
  let people: Record<'officer' | 'head' | 'supervisor' | 'security' | 'leader', SignedIn>
  /** The clock at noon of a day, and what it starts. */
  const on = async (day: string) => {
    desk.clock.now = new Date(`${day}T04:00:00Z`)
    await doDeskWork(desk.record.db, { evidence: null, mail: null }, desk.clock.now, silent)
  }
  beforeAll(async () => {
    desk = await testReporting(server)
    unit = await desk.unit('交通局')
    people = {
      officer: await desk.person('unit-officer', unit),
      head: await desk.person('unit-head', unit),
      supervisor: await desk.person('supervisor'),
      security: await desk.person('security-administrator'),
      leader: await desk.person('leader'),
    }
    await on('2031-02-10')
  })
  afterAll(() => desk.drop())

  const periodOf = async (month: number): Promise<string> => {
    const { body } = await desk.ask(people.officer, 'GET', '/periods')
    return body.periods.find((period: { ordinal: number }) => period.ordinal === month).periodId
  }
  const report = async (task: string, month: number, percent: string, correction = false, judged = true) => {
    const period = await periodOf(month)
    const address = `/tasks/${task}/progress/${period}`
    let revision = null
    if (correction) {
      const begun = await desk.ask(people.officer, 'POST', `${address}/corrections`, { reason: '数字有误' })
      revision = begun.body.report.revision
    }
    const body = {
      unchanged: false,
      percent,
      situation: '推进中。',
      problems: '',
      nextStep: '',
      coordination: '',
      figures: [],
    }
    const saved = await desk.ask(people.officer, 'PUT', address, { revision, content: body })
    let { progressId, revision: at } = saved.body.report
    for (const [who, act] of [
      [people.head, 'send'],
      [people.supervisor, 'accept'],
    ] as const) {
      if (act === 'accept' && !judged) break
      const done = await desk.ask(who, 'POST', '/progress/acts', { act, items: [{ progressId, revision: at }] })
      expect(done.status).toBe(200)
      at++
    }
    return progressId as string
  }
  const lights = async (task: string) =>
    ((await desk.ask(people.supervisor, 'GET', `/tasks/${task}`)).body as TaskDetail).lights.map(
      ({ month, ordinal, light, pace, actual }) => ({ month, ordinal, light, pace, actual }),
    )
  const overview = async () => (await desk.ask(people.supervisor, 'GET', '/overview')).body as Overview

  test('what is accepted gives its light at once; a correction stands beside it, and what was given stays', async () => {
    const task = await desk.task({ lead: unit })
    await report(task, 2, '5')
    expect(await lights(task)).toEqual([{ month: 2, ordinal: 1, light: 'yellow', pace: 'behind', actual: '5' }])
    await report(task, 2, '16.7', true)
    expect(await lights(task)).toEqual([
      { month: 2, ordinal: 1, light: 'yellow', pace: 'behind', actual: '5' },
      { month: 2, ordinal: 2, light: 'green', pace: 'met', actual: '16.7' },
    ])
    const all = await overview()
    const row = all.tasks.find(({ taskId }) => taskId === task)
    expect(row).toMatchObject({ shown: ['unreported', 'green'], corrected: [1], beyond: [] })
    expect(row?.ground.map((place) => all.grounds[place])).toEqual(['', '达进度'])
  })

  test('silence: the day after it was due yellow, after the second time red; judging again changes nothing', async () => {
    const task = await desk.task({ lead: unit })
    await on('2031-02-28')
    expect(await lights(task)).toEqual([])
    await on('2031-03-01')
    // January's report is missing as well, whose lights were given before there was this task
    expect((await lights(task)).map(({ month, light }) => [month, light])).toEqual([[2, 'red']])
    await on('2031-03-02')
    const supervisor = await desk.ask(people.supervisor, 'POST', `/periods/${await periodOf(2)}/judge`, {})
    expect(supervisor.body).toEqual({ kind: 'judged', given: 0, corrected: 0 })
    expect(await lights(task)).toHaveLength(1)
  })

  test('a table of rules holds from its day on, and what was given before is left alone', async () => {
    const task = await desk.task({ lead: unit })
    await report(task, 3, '16')
    // late is not the same as behind: February was due before
    expect((await lights(task)).at(-1)).toMatchObject({ month: 3, light: 'green', pace: 'behind' })
    const rules = {
      yellowAt: -5,
      redBelow: -20,
      nodeDays: 10,
      lateIsYellow: true,
      missingForRed: 2,
      bindingIsRed: true,
    }
    const set = (who: SignedIn, more: object = {}) =>
      desk.ask(who, 'POST', '/rules', {
        kind: 'lights',
        rules,
        validFrom: '2031-03-10',
        note: null,
        seenVersion: 0,
        ...more,
      })
    expect((await set(people.officer)).status).toBe(403)
    expect((await set(people.supervisor, { validFrom: '2031-02-01' })).status).toBe(422)
    expect((await set(people.supervisor, { rules: { ...rules, redBelow: -1 } })).body.detail).toContain('严重滞后')
    expect((await set(people.security)).body).toEqual({ kind: 'set', version: 1 })
    expect((await set(people.supervisor)).status).toBe(409)
    const again = await desk.ask(people.supervisor, 'POST', `/periods/${await periodOf(3)}/judge`, {})
    expect(again.body.corrected).toBe(0)
    await on('2031-03-20')
    await report(task, 3, '18', true)
    const [last] = ((await desk.ask(people.supervisor, 'GET', `/tasks/${task}`)).body as TaskDetail).lights.slice(-1)
    expect(last).toMatchObject({ month: 3, light: 'yellow', ruleVersion: 1, plan: '25', actual: '18' })
  })

  test('the overview opens every number’s rows, and is the supervisor’s and the leaders’', async () => {
    const all = await overview()
    expect(all.periods.map(({ month }) => month)).toEqual([1, 2, 3])
    expect(all.tasks.every(({ shown, ground }) => shown.length === 3 && ground.length === 3)).toBe(true)
    expect(all.tasks.every(({ leadId }) => leadId === unit)).toBe(true)
    expect(all.cutOff).toBe('2031-03-20')
    expect((await desk.ask(people.officer, 'GET', '/overview')).status).toBe(403)
    expect((await desk.ask(people.leader, 'GET', '/overview')).status).toBe(200)
    expect((await desk.ask(people.leader, 'POST', `/periods/${all.periods[0]?.periodId}/judge`, {})).status).toBe(403)
  })

  test('the overview goes out as a sheet whose numbers are those of the screen, and to nobody else', async () => {
    const all = await overview()
    const asked = (who: SignedIn, month: number) =>
      desk.ask(who, 'GET', `/overview/table.xlsx?year=2031&month=${month}`)
    const file = await asked(people.leader, 2)
    expect(file.status).toBe(200)
    const book = await readExcelFile(Buffer.from(await file.response.arrayBuffer()))
    const [, , names = [], total = [], ...rows] = (book[0]?.data ?? []) as readonly (readonly unknown[])[]
    const cell = (row: readonly unknown[], name: string) => row[names.indexOf(name)]
    expect(cell(total, '任务')).toBe(all.tasks.length)
    const seen = (light: string) => all.tasks.filter(({ shown }) => shown[1] === light).length
    expect([cell(total, '严重滞后'), cell(total, '正常')]).toEqual([seen('red'), seen('green')])
    expect(cell(total, '完成率')).toBe(`${all.shares[1]?.blue.toFixed(1)}%`)
    for (const kind of ['重点领域', '牵头单位']) {
      const of = rows.filter((row) => cell(row, '分类') === kind).map((row) => Number(cell(row, '任务')))
      expect([kind, of.reduce((sum, one) => sum + one, 0)]).toEqual([kind, all.tasks.length])
    }
    expect((await asked(people.leader, 12)).status).toBe(404)
    expect((await asked(people.officer, 2)).status).toBe(403)
  })

  test('a year of the calendar is entered whole and comes back as it was entered, weekends inside a holiday too', async () => {
    // a Wednesday to a Sunday, made up for on the Saturday after
    const days = [1, 2, 3, 4, 5, 11].map((day) => ({
      day: `2042-01-${String(day).padStart(2, '0')}`,
      kind: day === 11 ? 'work' : 'off',
    }))
    const put = (more: object = {}, who = people.supervisor) =>
      desk.ask(who, 'PUT', '/calendar', {
        year: 2042,
        source: '测试通知',
        revision: 0,
        days,
        ...more,
      })
    expect((await put({}, people.officer)).status).toBe(403)
    const twice = [...days, { day: '2042-01-11', kind: 'off' }]
    expect((await put({ days: twice })).body.detail).toContain('列了不止一次')
    expect((await put({ days: [{ day: '2042-01-02', kind: 'work' }] })).body.detail).toContain('不是周末')
    expect((await put()).body).toEqual({ kind: 'set', revision: 1 })
    expect((await put()).status).toBe(409)
    const { years } = (await desk.ask(people.supervisor, 'GET', '/calendar')).body
    expect(years.map(({ year }: { year: number }) => year)).toEqual([2042, 2032, 2031, 2026, 2025, 2024, 2023])
    expect(years[0].days).toEqual(days)
  })

  test('a correction after the due day does not make late what came in time, nor hide it while it waits', async () => {
    const task = await desk.task({ lead: unit })
    await report(task, 3, '25')
    await on('2031-04-01')
    const given = (await lights(task)).filter(({ month }) => month === 3)
    expect(given.at(-1)).toMatchObject({ light: 'green', actual: '25' })
    const progressId = await report(task, 3, '26', true, false)
    const period = await periodOf(3)
    await desk.ask(people.supervisor, 'POST', `/periods/${period}/judge`, {})
    expect((await lights(task)).filter(({ month }) => month === 3)).toEqual(given)
    const { body } = await desk.ask(people.supervisor, 'GET', `/tasks/${task}/progress/${period}`)
    const items = [{ progressId, revision: body.report.revision }]
    expect((await desk.ask(people.supervisor, 'POST', '/progress/acts', { act: 'accept', items })).status).toBe(200)
    expect((await lights(task)).filter(({ month }) => month === 3).at(-1)).toMatchObject({
      light: 'green',
      pace: 'met',
      actual: '26',
    })
  })

  test('the chain holds after all of it', async () => {
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test.each([
    ['light-differs', `update light set light = 'green' where light <> 'green'`],
    ['light-differs', 'delete from light'],
    ['light-differs', 'update light set actual = 99'],
    ['report-differs', `update progress set percent = 100 where state = 'accepted'`],
    ['report-differs', `update progress set situation = '已完成。' where state = 'accepted'`],
    ['report-differs', `update progress set state = 'returned' where state = 'accepted'`],
    ['report-differs', `delete from progress`],
    ['role-differs', `update role_grant set role = 'supervisor' where role = 'leader'`],
  ])('%s: nobody who writes past the commands is taken for whole (%s)', async (reason, statement) => {
    const rolledBack = new Error('rolled back')
    const outcome: { kind?: object } = {}
    await desk.record.owner
      .transaction()
      .execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx)
        await sql.raw(statement).execute(trx)
        outcome.kind = await verifyWithin(trx, desk.jurisdictionId)
        throw rolledBack
      })
      .catch((error) => {
        if (error !== rolledBack) throw error
      })
    expect(outcome.kind).toMatchObject({ kind: 'broken', reason })
  })
})
