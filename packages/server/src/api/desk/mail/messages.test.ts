import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { dayAfter, dayOf } from '../../../domain/day.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('messages on the desk, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'officer' | 'head' | 'office' | 'colleague', SignedIn>
  let unit: string
  let march: string
  beforeAll(async () => {
    desk = await testReporting(server)
    unit = await desk.unit('交通运输局')
    people = {
      officer: await desk.person('unit-officer', unit),
      head: await desk.person('unit-head', unit),
      office: await desk.person('supervisor'),
      colleague: await desk.person('supervisor'),
    }
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    march = (await desk.ask(people.officer, 'GET', '/periods')).body.periods[0].periodId
  }, 300_000)
  afterAll(() => desk.drop())

  const messages = async (who: SignedIn) => (await desk.ask(who, 'GET', '/messages')).body
  const waiting = async (who: SignedIn) =>
    (await messages(who)).messages
      .filter((one: { readAt: string | null; settledAt: string | null }) => !one.readAt && !one.settledAt)
      .map(({ words }: { words: string }) => words)
  const write = async (task: string, situation: string) =>
    (
      await desk.ask(people.officer, 'PUT', `/tasks/${task}/progress/${march}`, {
        revision: null,
        content: {
          unchanged: false,
          percent: '20',
          situation,
          problems: '',
          nextStep: '',
          coordination: '',
          figures: [],
        },
      })
    ).body.report
  const move = async (who: SignedIn, act: string, task: string, reason?: string) => {
    const { report } = (await desk.ask(people.officer, 'GET', `/tasks/${task}/progress/${march}`)).body
    const items = [{ progressId: report.progressId, revision: report.revision }]
    expect((await desk.ask(who, 'POST', '/progress/acts', { act, items, reason })).status).toBe(200)
  }

  test('what a unit was told of a matter waits until the unit has done it', async () => {
    const { body } = await desk.ask(people.office, 'POST', '/matters', {
      ...{ kind: 'daily', title: '管网改造滞后', asked: '限期回填。', importance: 'ordinary', source: 'order' },
      ...{ clock: { preset: '13710' }, leadUnitIds: [unit] },
    })
    const { matterId } = body
    const act = async (who: SignedIn, name: string, more: object = {}) => {
      const { revision } = (await desk.ask(people.office, 'GET', `/matters/${matterId}`)).body
      const answer = await desk.ask(who, 'POST', `/matters/${matterId}/acts`, { revision, act: name, ...more })
      expect(answer.status).toBe(200)
    }
    await act(people.office, 'propose', { noSecrets: true })
    await act(people.colleague, 'approve')
    await act(people.office, 'hand-out')
    expect(await waiting(people.officer)).toEqual([expect.stringMatching(/^督办事项\S+已交办/)])
    await act(people.head, 'sign')
    expect(await waiting(people.officer)).toEqual([])
    const urge = (await desk.ask(people.office, 'POST', `/matters/${matterId}/urges`, { words: '请抓紧。' })).body
    const reply = (words: string | null) =>
      desk.ask(people.officer, 'POST', `/matters/${matterId}/urges/${urge.urgeId}/answer`, { reply: words })
    await reply(null)
    expect(await waiting(people.head)).toEqual([expect.stringMatching(/催办/)])
    await reply('明日完成。')
    expect(await waiting(people.head)).toEqual([])
    await desk.ask(people.office, 'POST', `/matters/${matterId}/urges`, { words: '请今日完成。' })
    await act(people.colleague, 'terminate', { reason: '并入另一事项。' })
    expect(await waiting(people.head)).toEqual([])
  })

  test('a report is told of to whom it waits for, those of a unit in one message, and to nobody once it is done', async () => {
    const tasks = [await desk.task({ lead: unit }), await desk.task({ lead: unit })]
    for (const task of tasks) {
      await write(task, '路基完成。')
      await move(people.officer, 'send-to-head', task)
    }
    expect(await waiting(people.head)).toEqual(['2 项任务的填报等您审签。'])
    expect(await waiting(people.officer)).toEqual([])
    for (const task of tasks) await move(people.head, 'send', task)
    expect(await waiting(people.head)).toEqual([])
    expect(await waiting(people.office)).toEqual(['交通运输局报送了2 项任务的填报，等待审核。'])
    const [first, second] = tasks as [string, string]
    await move(people.colleague, 'accept', first)
    // one is left; the act of one supervisor settles it for the others too
    expect(await waiting(people.office)).toEqual([expect.stringMatching(/^交通运输局报送了第 \S+ 项任务的填报/)])
    await move(people.colleague, 'return', second, '缺材料')
    expect(await waiting(people.office)).toEqual([])
    expect((await messages(people.office)).unread).toBe(0)
    expect(await waiting(people.officer)).toEqual([expect.stringContaining('被退回')])
    const { unread, messages: told } = await messages(people.officer)
    expect([unread, told[0].periodId]).toEqual([1, march])
    expect(
      (await desk.ask(people.head, 'POST', '/messages/read', { messageIds: [told[0].messageId] })).body.count,
    ).toBe(0)
    await desk.ask(people.officer, 'POST', '/messages/read', { messageIds: [told[0].messageId] })
    expect((await messages(people.officer)).unread).toBe(0)
  })

  test('an urge says who sent it, to whom, and who has read it; what is not owed is not urged', async () => {
    const task = await desk.task({ lead: unit })
    const urged = await desk.ask(people.office, 'POST', '/urges', { taskIds: [task] })
    expect(urged.body).toMatchObject({ units: 1, tasks: 1, people: 2, nobody: [] })
    expect(await waiting(people.officer)).toEqual([expect.stringMatching(/^督查室催报：交通运输局2031年3月还有第/)])
    await desk.ask(people.officer, 'POST', '/messages/read', { messageIds: null })
    const acts = (await desk.ask(people.office, 'GET', `/tasks/${task}/acts`)).body
    expect([acts.mayUrge, acts.owed.owes]).toEqual([true, 'report'])
    const read = new Map(
      acts.urged.people.map((one: { name: string; readAt: string | null }) => [one.name, one.readAt]),
    )
    expect([...read.values()].filter((at) => at !== null)).toHaveLength(1)
    const mails = desk.record.db.selectFrom('mail').select('mail_id').where('kind', '=', 'report.urged')
    // nobody here has an address
    expect(await mails.execute()).toEqual([])
    await write(task, '完成验收。')
    await move(people.head, 'send', task)
    expect((await desk.ask(people.office, 'POST', '/urges', { taskIds: [task] })).status).toBe(409)
    expect((await desk.ask(people.head, 'POST', '/urges', { unitIds: [unit] })).status).toBe(403)
    // the urge of who has not read it is settled by the report
    expect(await waiting(people.head)).not.toContainEqual(expect.stringContaining('催报'))
    expect((await desk.ask(people.office, 'GET', '/urges/sent')).body.urges).toHaveLength(1)
  })

  test('two who urge everybody at one moment send it once; later it is urged again', async () => {
    const [task, other] = [await desk.task({ lead: unit }), await desk.task({ lead: unit })]
    const urge = (by: SignedIn, ...taskIds: string[]) => desk.ask(by, 'POST', '/urges', { taskIds })
    const urges = async () => (await desk.ask(people.office, 'GET', `/urges/sent?taskId=${task}`)).body.urges.length
    const told = async () => (await messages(people.officer)).messages.length
    const before = await told()
    const both = [people.office, people.colleague]
    const answers = await Promise.all(both.map((by) => urge(by, task)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const second = answers[0]?.status === 409 ? people.office : people.colleague
    expect(answers.find(({ status }) => status === 409)?.body.detail).toContain('没有重复发送')
    expect([await urges(), (await told()) - before]).toEqual([1, 1])
    // what the other did not urge goes
    expect((await urge(second, task, other)).body).toMatchObject({ units: 1, tasks: 1, justUrged: 1 })
    expect(await urges()).toBe(1)
    desk.clock.now = new Date(desk.clock.now.getTime() + 11 * 60_000)
    expect((await urge(second, task)).body).toMatchObject({ tasks: 1, justUrged: 0 })
    expect(await urges()).toBe(2)
  })

  test('an urge that is left with tasks to sign for asks for signatures', async () => {
    const [reports, signs] = [await desk.task({ lead: unit }), await desk.task({ lead: unit, status: 'assigned' })]
    await desk.ask(people.colleague, 'POST', '/urges', { taskIds: [reports] })
    const urged = await desk.ask(people.office, 'POST', '/urges', { taskIds: [reports, signs] })
    expect(urged.body).toMatchObject({ tasks: 1, justUrged: 1 })
    const { messages: told } = await messages(people.officer)
    expect(told.find(({ subjectId }: { subjectId: string | null }) => subjectId === signs)?.act).toBe('sign')
  })

  test('only one of the people is urged where one is named; a unit that nobody is of says so', async () => {
    const lonely = await desk.unit('档案馆')
    const [task, other] = [await desk.task({ lead: unit }), await desk.task({ lead: lonely })]
    const { personId } = people.officer
    const urged = await desk.ask(people.office, 'POST', '/urges', { taskIds: [task, other], personId })
    expect(urged.body).toMatchObject({ units: 1, tasks: 1, people: 1, nobody: ['档案馆'] })
    const none = await desk.ask(people.office, 'POST', '/urges', { unitIds: [lonely] })
    expect([none.status, none.body.detail]).toEqual([422, expect.stringContaining('档案馆还没有登记')])
  })

  test('a refused task and a proposed change wait for the office, what was decided for who proposed it', async () => {
    const task = await desk.task({ lead: unit, status: 'assigned' })
    const said = { unitId: unit, reason: '不归我局', suggestedUnitId: null }
    await desk.ask(people.officer, 'POST', `/tasks/${task}/refusals`, said)
    expect(await waiting(people.office)).toContainEqual(expect.stringMatching(/^交通运输局退签了第/))
    const active = await desk.task({ lead: unit })
    const { revision } = (await desk.ask(people.officer, 'GET', `/tasks/${active}/record`)).body.task
    const change = { field: 'due', after: '2032-01-31', reason: '雨季', revision }
    const made = await desk.ask(people.officer, 'POST', `/tasks/${active}/changes`, change)
    expect(made.status).toBe(200)
    expect(await waiting(people.office)).toContainEqual(expect.stringContaining('申请调整'))
    const decision = `/tasks/${active}/changes/${made.body.changeId}/decision`
    expect((await desk.ask(people.office, 'POST', decision, { approve: true, reason: null })).status).toBe(200)
    expect(await waiting(people.colleague)).not.toContainEqual(expect.stringContaining('申请调整'))
    expect(await waiting(people.officer)).toContainEqual(expect.stringContaining('调整申请已批准'))
  })

  test('a change proposed on the last day of a lead is that lead’s, not of who comes after', async () => {
    const [today, bureau, next] = [dayOf(desk.clock.now), await desk.unit('林业局'), await desk.unit('草原局')]
    const officer = await desk.person('unit-officer', bureau)
    const task_id = await desk.task({ lead: bureau })
    const valid_from = dayAfter(today)
    await desk.record.db
      .updateTable('task_unit')
      .set({ valid_to: valid_from, place: 2 })
      .where('task_id', '=', task_id)
      .execute()
    const common = { jurisdiction_id: desk.jurisdictionId, task_id, part: 'lead', place: 1 } as const
    await desk.record.db
      .insertInto('task_unit')
      .values({ ...common, unit_id: next, valid_from, valid_to: null })
      .execute()
    const { revision } = (await desk.ask(officer, 'GET', `/tasks/${task_id}/record`)).body.task
    const change = { field: 'due', after: '2032-01-31', reason: '雨季', revision }
    expect((await desk.ask(officer, 'POST', `/tasks/${task_id}/changes`, change)).status).toBe(200)
    const told = (await waiting(people.office)).filter((words: string) => words.includes('申请调整')).join()
    expect(told).toContain('林业局')
    expect(told).not.toContain('草原局')
  })
})
