import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('what stands beside a task, on $name', (server) => {
  let desk: TestReporting
  beforeAll(async () => {
    desk = await testReporting(server)
  }, 300_000)
  afterAll(() => desk.drop())

  test('the tasks before and after it in the table, of a unit those it may read, and the report of its words', async () => {
    const [own, other] = [await desk.unit('水务局'), await desk.unit('财政局')]
    const tasks = [await desk.task({ lead: own }), await desk.task({ lead: other }), await desk.task({ lead: own })]
    const [first = '', second = '', third = ''] = tasks
    const [supervisor, officer] = [await desk.person('supervisor'), await desk.person('unit-officer', own)]
    const beside = async (who: typeof officer, task: string) => {
      const { status, body } = await desk.ask(who, 'GET', `/tasks/${task}/beside`)
      return status === 200 ? [body.before?.taskId ?? null, body.after?.taskId ?? null] : status
    }
    expect(await beside(supervisor, first)).toEqual([null, second])
    expect(await beside(supervisor, second)).toEqual([first, third])
    expect(await beside(officer, first)).toEqual([null, third])
    expect(await beside(officer, third)).toEqual([first, null])
    expect(await beside(officer, second)).toBe(404)
    const { body } = await desk.ask(supervisor, 'GET', `/tasks/${second}/beside`)
    expect((await desk.record.db.selectFrom('report').select('report_id').execute())[0]?.report_id).toBe(body.reportId)
    const commitment = await desk.record.db
      .selectFrom('commitment')
      .innerJoin('task', 'task.commitment_id', 'commitment.commitment_id')
      .select('commitment.span_start')
      .where('task.task_id', '=', second)
      .executeTakeFirstOrThrow()
    expect(body.at).toBe(commitment.span_start)
  })
})
