import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'splitting a task whose report speaks as a mark does, on $name',
  (server) => {
    let desk: TestReporting
    beforeAll(async () => {
      desk = await testReporting(server)
    }, 300_000)
    afterAll(() => desk.drop())

    test('the report’s own words are parts; words of somebody’s own bear no mark', async () => {
      const office = await desk.person('supervisor')
      const taskId = await desk.task({ lead: await desk.unit('档案馆'), status: 'drafted' })
      await sql`update commitment set wording = '清理内部资料2万件，新建库房3处。'
        where commitment_id = (select commitment_id from task where task_id = ${taskId})`.execute(desk.record.owner)
      const { revision } = (await desk.ask(office, 'GET', `/tasks/${taskId}`)).body
      const split = (...parts: string[]) =>
        desk.ask(office, 'POST', '/tasks/split', { task: { taskId, revision }, parts })
      const marked = await split('清理内部资料2万件', '另按内部文件新建库房')
      expect([marked.status, marked.body.reason, marked.body.detail]).toEqual([
        ...[422, 'secrecy-mark', expect.stringContaining('内部文件')],
      ])
      expect(marked.body.detail).not.toContain('内部资料')
      // the report's words with a mark put to them are no longer its own
      const starred = await split('清理内部资料2万件', '新建绝密库房3处')
      expect([starred.status, starred.body.reason]).toEqual([422, 'secrecy-mark'])
      expect((await split('机密★清理内部资料2万件', '新建库房3处')).status).toBe(422)
      expect((await split('清理内部资料2万件', '新建库房3处')).status).toBe(200)
    })

    test('the report’s “机密” is no “机密★”', async () => {
      const office = await desk.person('supervisor')
      const taskId = await desk.task({ lead: await desk.unit('保密局'), status: 'drafted' })
      await sql`update commitment set wording = '销毁机密载体2万件，新建库房3处。'
        where commitment_id = (select commitment_id from task where task_id = ${taskId})`.execute(desk.record.owner)
      const { revision } = (await desk.ask(office, 'GET', `/tasks/${taskId}`)).body
      const split = (...parts: string[]) =>
        desk.ask(office, 'POST', '/tasks/split', { task: { taskId, revision }, parts })
      const starred = await split('销毁机密★载体2万件', '新建库房3处')
      expect([starred.status, starred.body.reason]).toEqual([422, 'secrecy-mark'])
      expect((await split('销毁机密载体2万件', '新建库房3处')).status).toBe(200)
    })
  },
)
