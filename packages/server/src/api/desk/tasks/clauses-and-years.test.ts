import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const sentence = '推进医院门诊楼建设，4月底前启动职业教育园区，9月底前建成第二幼儿园。'

describe.each(oneTestServer(import.meta.filename, process.env))('clauses and years of tasks, on $name', (server) => {
  let desk: TestReporting
  let office: SignedIn
  let system: SignedIn
  beforeAll(async () => {
    desk = await testReporting(server)
    office = await desk.person('supervisor')
    system = await desk.person('system-administrator')
    await desk.record.adoptText(madeUpReport({ year: 2031, extra: sentence }))
  })
  afterAll(() => desk.drop())

  const table = async (year: number) => (await desk.ask(office, 'GET', `/tasks?year=${year}`)).body.rows
  const ofSentence = async (): Promise<{ taskId: string; revision: number; dueOn: string; wording: string }[]> =>
    (await table(2031)).filter(({ adopted }: { adopted: string }) => adopted === sentence)
  const nodes = async (taskId: string) =>
    (await desk.ask(office, 'GET', `/tasks/${taskId}`)).body.milestones.map(
      ({ wording, dueOn }: Record<string, string>) => [wording, dueOn],
    )

  test('a time that one clause names is a node of it; the whole is due with the year', async () => {
    const [task] = await ofSentence()
    if (!task) throw new Error('no task')
    expect(task.dueOn).toBe('2031-12-31')
    expect(await nodes(task.taskId)).toEqual([
      ['4月底前启动职业教育园区', '2031-04-30'],
      ['9月底前建成第二幼儿园', '2031-09-30'],
    ])
    const { due_text, due_on } = await desk.record.db
      .selectFrom('commitment')
      .select(['due_text', 'due_on'])
      .where('wording', '=', sentence)
      .executeTakeFirstOrThrow()
    expect([due_text, due_on]).toEqual(['4月底前启动职业教育园区；9月底前建成第二幼儿园', null])
  })

  test('split into its clauses, each part is due by its own words', async () => {
    const [task] = await ofSentence()
    if (!task) throw new Error('no task')
    const parts = ['推进医院门诊楼建设', '4月底前启动职业教育园区', '9月底前建成第二幼儿园']
    const seen = { taskId: task.taskId, revision: task.revision }
    expect((await desk.ask(office, 'POST', '/tasks/split', { task: seen, parts })).status).toBe(200)
    const split = await ofSentence()
    expect(split.map(({ wording, dueOn }) => [wording, dueOn])).toEqual([
      ['推进医院门诊楼建设', '2031-12-31'],
      ['4月底前启动职业教育园区', '2031-04-30'],
      ['9月底前建成第二幼儿园', '2031-09-30'],
    ])
    expect(await nodes(task.taskId)).toEqual([])
  })

  test('last year’s leads are suggested for like tasks, of a unit that was merged its successor', async () => {
    const [road, other, old] = [await desk.unit('筑路办'), await desk.unit('绿道办'), await desk.unit('路桥中心')]
    await desk.record.adoptText(madeUpReport({ year: 2032 }))
    const [first, second] = await table(2032)
    for (const [row, unitId] of [
      [first, road],
      [second, old],
    ] as const) {
      const tasks = [{ taskId: row.taskId, revision: row.revision }]
      expect((await desk.ask(office, 'POST', '/tasks/edit', { tasks, patch: { leadIds: [unitId] } })).status).toBe(200)
    }
    // what was closed stays with the unit it was
    await desk.record.db.updateTable('task').set({ status: 'closed' }).where('task_id', '=', second.taskId).execute()
    const merged = await desk.ask(system, 'POST', `/units/${old}/merge`, { successorId: other, from: '2031-03-10' })
    expect(merged.body.kind).toBe('merged')
    await desk.record.adoptText(madeUpReport({ year: 2033 }))
    const next = await table(2033)
    const { tasks } = (await desk.ask(office, 'GET', '/tasks/suggestions?year=2033')).body
    const suggested = (wording: string) => {
      const { taskId } = next.find((row: { wording: string }) => row.wording === wording)
      return tasks.find((one: { taskId: string }) => one.taskId === taskId).suggestions[0]
    }
    expect(suggested(first.wording)).toEqual({ unitId: road, reason: '2032年同类任务', weak: false })
    expect(suggested(second.wording)).toEqual({ unitId: other, reason: '2032年同类任务', weak: false })
  })
})
