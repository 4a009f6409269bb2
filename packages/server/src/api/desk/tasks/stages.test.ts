import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { publishSnapshot } from '../../../commands/publication/publish-snapshot.ts'
import { doDeskWork } from '../../../jobs/schedule-desk-work.ts'
import { taskTexts } from '../../../queries/tasks/task-texts.ts'
import { publishedYears } from '../../../record/published-year/published-years.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import type { ProgressForm, TaskRecord } from '../reporting/progress-routes.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { TaskDetail } from './task-routes.ts'

const silent = { info: () => undefined, error: () => undefined }

/** What each stage of a project asks, in counts and in money. */
const stages = [
  ['谋划', '谋划项目', '个', '120'],
  ['谋划', '总投资', '亿元', '800'],
  ['签约', '签约', '个', '60'],
  ['开工', '开工', '个', '40'],
  ['开工', '完成投资', '亿元', '150'],
  ['投产', '投产', '个', '20'],
] as const

describe.each(oneTestServer(import.meta.filename, process.env))('the stages of a project on $name', (server) => {
  let desk: TestReporting
  let taskId: string
  let people: Record<'officer' | 'head' | 'supervisor', SignedIn>
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-02-10T04:00:00Z'))
    const unit = await desk.unit('招商投资促进局')
    people = {
      officer: await desk.person('unit-officer', unit),
      head: await desk.person('unit-head', unit),
      supervisor: await desk.person('supervisor'),
    }
    await doDeskWork(desk.record.db, { evidence: null, mail: null }, desk.clock.now, silent)
    taskId = await desk.task({ lead: unit, status: 'active' })
  })
  afterAll(() => desk.drop())

  const detail = async () => (await desk.ask(people.supervisor, 'GET', `/tasks/${taskId}`)).body as TaskDetail
  const record = async () => (await desk.ask(people.officer, 'GET', `/tasks/${taskId}/record`)).body as TaskRecord
  const addressOf = async (month: number) => {
    const { body } = await desk.ask(people.officer, 'GET', '/periods')
    const { periodId } = body.periods.find(({ ordinal }: { ordinal: number }) => ordinal === month)
    return `/tasks/${taskId}/progress/${periodId}`
  }
  const report = async (month: number, values: readonly string[]) => {
    const { indicators } = await detail()
    const figures = indicators.map(({ taskIndicatorId }, index) => ({ taskIndicatorId, value: values[index] ?? null }))
    const content = { unchanged: false, percent: '20', situation: '有序推进。', figures }
    const saved = await desk.ask(people.officer, 'PUT', await addressOf(month), { revision: null, content })
    let { progressId, revision } = saved.body.report
    for (const [who, act] of [
      [people.head, 'send'],
      [people.supervisor, 'accept'],
    ] as const) {
      const done = await desk.ask(who, 'POST', '/progress/acts', { act, items: [{ progressId, revision }] })
      expect(done.status).toBe(200)
      revision++
    }
  }

  test('each stage has its count and its money, its own target and readings, and is judged for itself', async () => {
    const indicators = stages.map(([stage, name, unit, value]) => ({
      ...{ taskIndicatorId: null, stage, name, unit, rule: 'share', op: '>=', value, valueText: null },
      ...{ valueMax: null, base: null, nature: null, yearEndOnly: false },
    }))
    const { revision } = await detail()
    const set = await desk.ask(people.supervisor, 'PUT', `/tasks/${taskId}/indicators`, { revision, indicators })
    expect(set.status).toBe(200)
    expect((await detail()).indicators.map(({ stage, name }) => [stage, name])).toEqual(
      stages.map(([stage, name]) => [stage, name]),
    )
    const form = (await desk.ask(people.officer, 'GET', await addressOf(1))).body as ProgressForm
    expect(form.indicators.map(({ stage }) => stage)).toEqual(stages.map(([stage]) => stage))

    const texts = await taskTexts(desk.record.db, people.supervisor, 2031)
    expect(texts.get(taskId)?.stages).toContain('签约 60个以上；开工 40个以上；开工：完成投资 150亿元以上')

    await report(1, ['30', '90', '4', '4', '15', '0'])
    await report(2, ['60', '200', '6', '8', '30', '1'])
    const { measures } = await record()
    expect(measures.map(({ stage, readings }) => [stage, readings.map(({ value }) => value)])).toEqual([
      ['谋划', ['60', '30']],
      ['谋划', ['200', '90']],
      ['签约', ['6', '4']],
      ['开工', ['8', '4']],
      ['开工', ['30', '15']],
      ['投产', ['1', '0']],
    ])
    // by the end of February a sixth of each is asked: 签约 and 投产 lag, the rest is ahead, and nothing is added up
    expect(measures.map(({ verdict }) => (verdict.kind === 'judged' ? [verdict.met, verdict.actual] : null))).toEqual([
      [true, 50],
      [true, 25],
      [false, 10],
      [true, 20],
      [true, 20],
      [false, 5],
    ])
  })

  test('what is public of them is published with every reading, and the data are of the month they speak of', async () => {
    desk.clock.now = new Date('2031-03-20T04:00:00Z')
    await desk.record.db.updateTable('task').set({ disclosure: 'public' }).where('task_id', '=', taskId).execute()
    await publishSnapshot(desk.record.db, desk.record.may, desk.clock.now, 2031, null)
    const year = (await publishedYears(desk.record.db).latest('990101', 2031))?.year
    const measures = year?.commitments.flatMap(({ parts = [] }) => parts.flatMap((part) => part.measures ?? []))
    expect(measures?.map(({ stage, name, met }) => [stage, name, met])).toEqual([
      ['谋划', '谋划项目', true],
      ['谋划', '总投资', true],
      ['签约', '签约', false],
      ['开工', '开工', true],
      ['开工', '完成投资', true],
      ['投产', '投产', false],
    ])
    expect(measures?.[4]?.readings).toEqual([
      { period: ['2031-01-01', '2031-03-01'], value: '30', valueText: null },
      { period: ['2031-01-01', '2031-02-01'], value: '15', valueText: null },
    ])
    expect(year?.cutOff).toBe('2031-02-28')
  })

  test('a stage keeps to ten characters', async () => {
    const { revision, indicators } = await detail()
    const long = indicators.map((one) => ({ ...one, stage: '前期工作全部完成的阶段' }))
    const refused = await desk.ask(people.supervisor, 'PUT', `/tasks/${taskId}/indicators`, {
      revision,
      indicators: long,
    })
    expect(refused.status).toBe(422)
  })
})
