import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../access/signed-in.ts'
import { doDeskWork } from '../../jobs/schedule-desk-work.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import type { AnyRoute } from './define-route.ts'
import { deskRoutes } from './desk-routes.ts'
import { type TestReporting, testReporting } from './reporting/reporting.fixture.ts'

const silent = { info: () => undefined, error: () => undefined }
const secret = '按机密★文件办理。'

test('only a draft, a report’s own words and the taking away of a content may speak of marks of secrecy', () => {
  const routes: readonly AnyRoute[] = deskRoutes
  expect(routes.flatMap(({ method, path, marks }) => (marks ? [`${method} ${path} ${marks}`] : []))).toEqual([
    'post /tasks/split spoken-of',
    'put /tasks/:taskId/progress/:periodId later',
    'post /purge-agreements spoken-of',
    'post /reports/:reportId/review spoken-of',
  ])
})

describe.each(oneTestServer(import.meta.filename, process.env))('words with marks of secrecy on $name', (server) => {
  let desk: TestReporting
  let taskId: string
  let unit: string
  let people: Record<'officer' | 'head' | 'supervisor', SignedIn>
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-02-10T04:00:00Z'))
    unit = await desk.unit('住房和城乡建设局')
    people = {
      officer: await desk.person('unit-officer', unit),
      head: await desk.person('unit-head', unit),
      supervisor: await desk.person('supervisor'),
    }
    await doDeskWork(desk.record.db, { evidence: null, mail: null }, desk.clock.now, silent)
    taskId = await desk.task({ lead: unit, status: 'active' })
  })
  afterAll(() => desk.drop())

  test('are refused wherever they would enter, with what to do', async () => {
    const outside = { year: 2031, sourceKind: 'meeting', source: '第1次常务会议', kind: 'work', dueOn: null }
    const node = { milestoneId: null, kind: null, dueOn: '2031-06-30', planPercent: null, metOn: null }
    const asked = [
      ['POST', '/tasks/outside', { ...outside, wording: secret }],
      ['POST', '/tasks/edit', { tasks: [{ taskId, revision: 1 }], patch: { remark: secret } }],
      ['PUT', `/tasks/${taskId}/milestones`, { revision: 1, milestones: [{ ...node, wording: secret }] }],
    ] as const
    for (const [method, path, body] of asked) {
      const answer = await desk.ask(people.supervisor, method, path, body)
      expect([path, answer.status, answer.body.reason]).toEqual([path, 422, 'secrecy-mark'])
      expect(answer.body.detail).toContain('去掉这些标志后再提交')
    }
  })

  test('stay in a draft of a report and are not sent, in its words as in its figures', async () => {
    const { body } = await desk.ask(people.officer, 'GET', '/periods')
    const { periodId } = body.periods.find(({ ordinal }: { ordinal: number }) => ordinal === 1)
    const address = `/tasks/${taskId}/progress/${periodId}`
    const content = { unchanged: false, percent: '20', situation: secret, figures: [] }
    const saved = await desk.ask(people.officer, 'PUT', address, { revision: null, content })
    expect(saved.status).toBe(200)
    const { progressId, revision } = saved.body.report
    const sent = await desk.ask(people.head, 'POST', '/progress/acts', {
      act: 'send',
      items: [{ progressId, revision }],
    })
    expect(JSON.stringify(sent.body)).toContain('机密★')
    const { state } = await desk.record.db.selectFrom('progress').select('state').executeTakeFirstOrThrow()
    expect(state).not.toBe('sent')
  })
})
