import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { judgeDuePeriod } from '../../../commands/judging/judge-period.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { periodsToJudge } from '../../../queries/judging/periods-to-judge.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('periods on the desk, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'officer' | 'head' | 'office', SignedIn>
  let unit: string
  let march: string
  beforeAll(async () => {
    desk = await testReporting(server)
    unit = await desk.unit('水务局')
    people = {
      officer: await desk.person('unit-officer', unit),
      head: await desk.person('unit-head', unit),
      office: await desk.person('supervisor'),
    }
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    march = (await desk.ask(people.officer, 'GET', '/periods')).body.periods[0].periodId
  }, 300_000)
  afterAll(() => desk.drop())

  const standing = async () =>
    (await desk.ask(people.office, 'GET', '/periods/standing')).body.periods.find(
      ({ periodId }: { periodId: string }) => periodId === march,
    )
  const move = (dueOn: string, reason = '假期顺延') =>
    desk.ask(people.office, 'POST', `/periods/${march}/due-day`, { dueOn, reason })
  const toJudge = async (day: string) => (await periodsToJudge(desk.record.db, day)).map(({ periodId }) => periodId)
  const late = async () =>
    (await desk.ask(people.office, 'GET', '/urges')).body.units.flatMap(
      ({ tasks }: { tasks: readonly { daysLate: number }[] }) => tasks.map(({ daysLate }) => daysLate),
    )

  test('the rows behind the counts are as many as the counts say', async () => {
    await desk.task({ lead: unit })
    await desk.task({ lead: unit })
    const { tasks } = (await desk.ask(people.office, 'GET', `/periods/${march}/tasks`)).body
    const { tasks: all, unreported } = await standing()
    expect([tasks.length, tasks.filter((one: { unreported: boolean }) => one.unreported).length]).toEqual([
      all,
      unreported,
    ])
    expect(tasks[0]).toMatchObject({ unit: '水务局', state: null })
    expect((await desk.ask(people.officer, 'GET', `/periods/${march}/tasks`)).status).toBe(403)
  })

  test('a due day is moved for one period, with a reason; what is late goes by the new day everywhere', async () => {
    desk.clock.now = new Date('2031-03-30T04:00:00Z')
    expect(await late()).toEqual([2, 2])
    expect(await toJudge('2031-03-30')).toContain(march)
    await judgeDuePeriod(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now, march)
    for (const [day, status] of [
      ['2031-03-29', 422],
      ['2031-03-28', 409],
      ['2031-06-30', 422],
      ['2031-04-05', 200],
    ] as const)
      expect([day, (await move(day)).status]).toEqual([day, status])
    expect(await late()).toEqual([0, 0])
    expect(await standing()).toMatchObject({ dueOn: '2031-04-05', moved: { from: '2031-03-28', reason: '假期顺延' } })
    expect((await desk.ask(people.officer, 'GET', '/workbench')).body.period.moved.from).toBe('2031-03-28')
    // its lights are given again when the new day has passed
    expect(await toJudge('2031-04-05')).not.toContain(march)
    expect(await toJudge('2031-04-06')).toContain(march)
    // moved once more, the day by the rule stays the first
    expect((await move('2031-04-08', '再顺延')).status).toBe(200)
    expect((await standing()).moved).toEqual({ from: '2031-03-28', reason: '再顺延' })
    expect((await move('2031-04-09', ' ')).status).toBe(422)
  })

  test('a closed period is opened again with a reason, and takes reports that correct nothing', async () => {
    const reopen = (reason: string) => desk.ask(people.office, 'POST', `/periods/${march}/reopen`, { reason })
    expect((await reopen('补报')).status).toBe(409)
    await desk.ask(people.office, 'POST', `/periods/${march}/close`)
    expect((await move('2031-04-09')).status).toBe(409)
    const task = await desk.task({ lead: unit })
    const content = {
      unchanged: false,
      percent: '5',
      situation: '进场。',
      problems: '',
      nextStep: '',
      coordination: '',
    }
    const write = () =>
      desk.ask(people.officer, 'PUT', `/tasks/${task}/progress/${march}`, {
        revision: null,
        content: { ...content, figures: [] },
      })
    expect((await write()).status).toBe(409)
    expect((await reopen('受灾补报')).status).toBe(200)
    expect((await write()).status).toBe(200)
    expect((await standing()).reopened.reason).toBe('受灾补报')
    const told = await desk.record.db
      .selectFrom('ledger')
      .select('kind')
      .where('jurisdiction_id', '=', desk.jurisdictionId)
      .where('kind', 'in', ['period.due-moved', 'period.reopened'])
      .orderBy('seq')
      .execute()
    expect(told.map(({ kind }) => kind)).toEqual(['period.due-moved', 'period.due-moved', 'period.reopened'])
  })
})
