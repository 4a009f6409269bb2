import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('the turn of a year, $name', (server) => {
  let desk: TestReporting
  let people: Readonly<Record<'officer' | 'head' | 'supervisor', SignedIn>>
  let tasks: { readonly unsigned: string; readonly unreported: string }
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-12-20T04:00:00Z'))
    const lead = await desk.unit('水务局')
    people = {
      officer: await desk.person('unit-officer', lead),
      head: await desk.person('unit-head', lead),
      supervisor: await desk.person('supervisor'),
    }
    tasks = { unsigned: await desk.task({ lead, status: 'assigned' }), unreported: await desk.task({ lead }) }
    await desk.record.adoptText(madeUpReport({ year: 2032 }))
    desk.clock.now = new Date('2032-01-20T04:00:00Z')
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
  })
  afterAll(() => desk.drop())

  const get = async (who: SignedIn, path: string) => (await desk.ask(who, 'GET', path)).body
  const idsOf = (bench: { groups: { kind: string; items: { taskId: string }[] }[] }, kind: string) =>
    bench.groups.find((group) => group.kind === kind)?.items.map(({ taskId }) => taskId)

  test('the office is led to what still waits of the year that is over, and sees it there', async () => {
    const bench = await get(people.supervisor, '/workbench')
    expect(bench).toMatchObject({ year: 2032, others: [{ year: 2031, tasks: 2 }] })
    expect(idsOf(bench, 'not-signed')).toEqual([])
    const over = await get(people.supervisor, '/workbench?year=2031')
    expect(over).toMatchObject({ year: 2031, period: { year: 2031, ordinal: 12 } })
    expect(idsOf(over, 'not-signed')).toEqual([tasks.unsigned])
    expect(idsOf(over, 'not-reported')).toEqual([tasks.unreported])
    // and back: the new year's tasks wait too
    expect(over.others.map(({ year }: { year: number }) => year)).toEqual([2032])
  })

  test('units are urged for the year that is over, and of a task by its own year', async () => {
    expect((await get(people.supervisor, '/urges')).units).toEqual([])
    const { units, period } = await get(people.supervisor, '/urges?year=2031')
    expect(period).toMatchObject({ year: 2031, ordinal: 12 })
    expect(units[0].tasks.map(({ owes }: { owes: string }) => owes).sort()).toEqual(['report', 'signature'])
    const [{ unitId }] = units
    const sent = await desk.ask(people.supervisor, 'POST', '/urges', { unitIds: [unitId], year: 2031 })
    expect(sent.body).toMatchObject({ kind: 'urged', tasks: 2 })
    expect((await get(people.supervisor, `/tasks/${tasks.unreported}/acts`)).owed).toMatchObject({ owes: 'report' })
  })

  test('the unit still signs, and reports in the last period of the task’s own year', async () => {
    const bench = await get(people.officer, '/workbench')
    expect(idsOf(bench, 'to-sign')).toEqual([tasks.unsigned])
    expect(idsOf(bench, 'to-report')).toEqual([tasks.unreported])
    const mine = await get(people.officer, '/my-tasks')
    expect(mine.period).toMatchObject({ year: 2032, ordinal: 1 })
    expect(mine.tasks.find(({ taskId }: { taskId: string }) => taskId === tasks.unreported)).toMatchObject({
      mayReport: true,
      missed: { year: 2031, ordinal: 12 },
      reportedBefore: false,
    })
  })

  test('what waits to be judged is shown of all years, or of the one that is chosen', async () => {
    const { periodId } = (await get(people.supervisor, '/workbench?year=2031')).period
    const content = {
      unchanged: false,
      percent: '80',
      situation: '完成。',
      problems: '',
      nextStep: '',
      coordination: '',
    }
    const path = `/tasks/${tasks.unreported}/progress/${periodId}`
    const { body } = await desk.ask(people.officer, 'PUT', path, {
      revision: null,
      content: { ...content, figures: [] },
    })
    const items = [{ progressId: body.report.progressId, revision: body.report.revision }]
    await desk.ask(people.head, 'POST', '/progress/acts', { act: 'send', items })
    const judged = async (query: string) => idsOf(await get(people.supervisor, `/workbench${query}`), 'to-judge')
    expect(await judged('')).toEqual([tasks.unreported])
    expect(await judged('?year=2031')).toEqual([tasks.unreported])
    expect(await judged('?year=2032')).toEqual([])
    expect((await get(people.supervisor, '/years')).years).toEqual([2032, 2031])
  })
})
