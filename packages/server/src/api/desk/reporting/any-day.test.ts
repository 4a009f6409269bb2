import { expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { doDeskWork } from '../../../jobs/schedule-desk-work.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { testReporting } from './reporting.fixture.ts'

const [server] = oneTestServer(import.meta.filename, process.env)
const quiet = { info: () => undefined, error: (_: object, words: string) => expect.unreachable(words) }

test.each([
  ['the due day', '2031-03-28T23:59:00+08:00', { owed: true, dueOn: '2031-03-28' }],
  ['the day after the due day', '2031-03-29T00:01:00+08:00', { owed: false, dueOn: '2031-03-28' }],
  ['a leap day', '2032-02-29T10:00:00+08:00', { owed: false, dueOn: '2032-02-28' }],
  ['the last day of a month', '2031-05-31T12:00:00+08:00', { owed: false, dueOn: '2031-05-28' }],
  ['half an hour into the year', '2031-01-01T00:30:00+08:00', { owed: true, dueOn: '2031-01-28' }],
  ['half an hour before its end', '2031-12-31T23:30:00+08:00', { owed: false, dueOn: '2031-12-28' }],
] as const)('what is handed out on %s can be reported at once', async (_, at, { owed, dueOn }) => {
  if (!server) throw new Error('there is always one server of PostgreSQL to test on')
  const desk = await testReporting(server, new Date(at))
  try {
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    const lead = await desk.unit('交通局')
    const officer = await desk.person('unit-officer', lead)
    const head = await desk.person('unit-head', lead)
    const supervisor = await desk.person('supervisor')
    const taskId = await desk.task({ lead, assignedAt: desk.clock.now })
    const mine = async () => (await desk.ask(officer, 'GET', '/my-tasks')).body
    const { period, tasks } = await mine()
    expect(period.dueOn).toBe(dueOn)
    expect(tasks).toMatchObject([{ taskId, reportDue: owed, mayReport: true, missed: null, report: null }])
    const waiting = async () => {
      const { groups } = (await desk.ask(officer, 'GET', '/workbench')).body
      return groups.find(({ kind }: { kind: string }) => kind === 'to-report')
    }
    expect(await waiting()).toMatchObject({ count: owed ? 1 : 0, late: 0 })

    const content = { unchanged: false, percent: '30', situation: '路基完成。', problems: '', nextStep: '' }
    const saved = await desk.ask(officer, 'PUT', `/tasks/${taskId}/progress/${period.periodId}`, {
      revision: null,
      content: { ...content, coordination: '', figures: [] },
    })
    expect(saved.status).toBe(200)
    const { progressId } = saved.body.report
    for (const [who, act] of [
      [officer, 'send-to-head'],
      [head, 'send'],
      [supervisor, 'accept'],
    ] as const) {
      const [{ report }] = (await mine()).tasks
      const { body } = await desk.ask(who, 'POST', '/progress/acts', {
        act,
        items: [{ progressId, revision: report.revision }],
      })
      expect(body.outcomes).toHaveLength(1)
      expect(JSON.stringify(body.outcomes)).not.toContain('refused')
    }
    // reported in time, whatever the day: nothing was owed before it was handed out
    await doDeskWork(desk.record.db, { evidence: null, mail: null }, desk.clock.now, quiet)
    expect((await mine()).tasks).toMatchObject([{ report: { state: 'accepted', percent: '30' } }])
    const reasons = await desk.record.db.selectFrom('light').select('reasons').execute()
    expect(JSON.stringify(reasons)).not.toContain('report-late')
  } finally {
    await desk.drop()
  }
})
