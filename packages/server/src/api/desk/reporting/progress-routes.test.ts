import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

const content = (more: object = {}) => ({
  unchanged: false,
  percent: '30',
  situation: '路基完成。',
  problems: '',
  nextStep: '',
  coordination: '',
  figures: [],
  ...more,
})

describe.each(oneTestServer(import.meta.filename, process.env))('reporting on $name', (server) => {
  let desk: TestReporting
  let units: { lead: string; partner: string; other: string }
  let people: Record<'officer' | 'head' | 'partner' | 'stranger' | 'supervisor' | 'leader' | 'reader', SignedIn>
  let periods: { february: string; march: string }
  beforeAll(async () => {
    desk = await testReporting(server)
    units = { lead: await desk.unit('交通局'), partner: await desk.unit('财政局'), other: await desk.unit('水利局') }
    people = {
      officer: await desk.person('unit-officer', units.lead, 'officer@example.test'),
      head: await desk.person('unit-head', units.lead, 'head@example.test'),
      partner: await desk.person('unit-officer', units.partner),
      stranger: await desk.person('unit-officer', units.other),
      supervisor: await desk.person('supervisor'),
      leader: await desk.person('leader'),
      reader: await desk.person('reader'),
    }
    const clock = mayWriteByClock(desk.jurisdictionId)
    expect(await openPeriods(desk.record.db, clock, desk.clock.now)).toBe(3)
    expect(await openPeriods(desk.record.db, clock, desk.clock.now)).toBe(0)
    const listed = await desk.ask(people.officer, 'GET', '/periods')
    const [march, february] = listed.body.periods
    expect([march.dueOn, february.dueOn]).toEqual(['2031-03-28', '2031-02-28'])
    periods = { march: march.periodId, february: february.periodId }
  })
  afterAll(async () => {
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    await desk.drop()
  })

  let task: string
  beforeEach(async () => {
    task = await desk.task({ lead: units.lead, partners: [units.partner] })
  })

  const at = (period = periods.march) => `/tasks/${task}/progress/${period}`
  const save = (revision: number | null, more: object = {}, who = people.officer, period = periods.march) =>
    desk.ask(who, 'PUT', at(period), { revision, content: content(more) })
  const act = (who: SignedIn, name: string, report: { progressId: string; revision: number }, reason?: string) =>
    desk.ask(who, 'POST', '/progress/acts', {
      act: name,
      items: [{ progressId: report.progressId, revision: report.revision }],
      ...(reason === undefined ? {} : { reason }),
    })
  const now = async (period = periods.march, who = people.officer) => (await desk.ask(who, 'GET', at(period))).body
  const accepted = async (period = periods.march, more: object = {}) => {
    await save(null, more, people.officer, period)
    for (const [who, name] of [
      [people.officer, 'send-to-head'],
      [people.head, 'send'],
      [people.supervisor, 'accept'],
    ] as const)
      expect(await act(who, name, (await now(period)).report)).toMatchObject({ status: 200 })
  }

  test('the way of a report: written, checked, returned, mended, accepted', async () => {
    const first = await save(null)
    expect(first).toMatchObject({ status: 200, body: { report: { state: 'draft', revision: 1, version: 1 } } })
    // what is not sent is the unit's own
    expect((await now(periods.march, people.supervisor)).report).toBeNull()
    expect(await act(people.officer, 'send-to-head', first.body.report)).toMatchObject({ status: 200 })
    expect((await save(2, { situation: '改' })).body).toMatchObject({ reason: 'conflict' })
    const waiting = await desk.ask(people.head, 'GET', '/progress/waiting?for=head')
    expect(waiting.body.reports.map((row: { report: { taskId: string } }) => row.report.taskId)).toContain(task)

    let { report } = await now()
    expect(await act(people.officer, 'send', report)).toMatchObject({ status: 403 })
    expect(await act(people.head, 'return-by-head', report)).toMatchObject({ status: 422 })
    await act(people.head, 'return-by-head', report, '数字不对')
    report = (await now()).report
    expect(report).toMatchObject({ state: 'returned', returnReason: '数字不对' })
    await save(report.revision, { percent: '31.50' })
    await act(people.officer, 'send-to-head', (await now()).report)
    await act(people.head, 'send', (await now()).report)
    report = (await now(periods.march, people.supervisor)).report
    expect(report).toMatchObject({ state: 'sent', percent: '31.5', returnReason: null })
    for (const who of [people.officer, people.head, people.leader, people.stranger])
      expect([403, 404]).toContain((await act(who, 'accept', report)).status)
    await act(people.supervisor, 'return', report, '请附佐证材料')
    expect((await now()).report).toMatchObject({ state: 'returned', returnReason: '请附佐证材料' })
    await act(people.head, 'send', (await now()).report)
    await act(people.supervisor, 'accept', (await now()).report)
    const form = await now()
    expect(form).toMatchObject({ report: { state: 'accepted' }, bar: 'accepted', may: { correct: true } })
    expect(form.steps.map((step: { kind: string }) => step.kind)).toEqual([
      'accepted',
      'sent',
      'returned',
      'sent',
      'sent-to-head',
      'returned-by-head',
      'sent-to-head',
      'drafted',
    ])
    const bodies = await desk.record.db
      .selectFrom('ledger')
      .select('body')
      .where('kind', 'like', 'progress.%')
      .execute()
    expect(JSON.stringify(bodies)).not.toMatch(/路基|佐证|数字不对/)
    const mails = await desk.record.db
      .selectFrom('mail')
      .innerJoin('person', 'person.person_id', 'mail.person_id')
      .select(['person.email', 'mail.body'])
      .orderBy('mail.mail_id')
      .execute()
    expect(mails.map(({ email }) => email).sort()).toEqual([
      'head@example.test',
      'officer@example.test',
      'officer@example.test',
    ])
    expect(JSON.stringify(mails)).not.toMatch(/数字不对|请附/)
  })

  test('what waits shows the earlier percentage as it is now, also after a returned report was edited', async () => {
    await save(null, { percent: '20' }, people.officer, periods.february)
    await act(people.officer, 'send-to-head', (await now(periods.february)).report)
    await act(people.head, 'send', (await now(periods.february)).report)
    await act(people.supervisor, 'return', (await now(periods.february)).report, '请核对')
    await save(null)
    await act(people.officer, 'send-to-head', (await now()).report)
    await act(people.head, 'send', (await now()).report)
    const before = async () => {
      const { body } = await desk.ask(people.supervisor, 'GET', '/progress/waiting?for=supervisor')
      return body.reports.find((row: { report: { taskId: string } }) => row.report.taskId === task).percentBefore
    }
    expect(await before()).toBe('20')
    const { revision } = (await now(periods.february)).report
    await save(revision, { percent: '25' }, people.officer, periods.february)
    expect(await before()).toBe('25')
  })

  test('who answers for tasks is written to when they are handed out; partners and those without an address are not', async () => {
    const { db } = desk.record
    const handed = [
      await desk.task({ lead: units.lead, partners: [units.other], status: 'drafted' }),
      await desk.task({ lead: units.lead, status: 'drafted' }),
      await desk.task({ lead: units.partner, status: 'drafted' }),
    ]
    await desk.person('unit-officer', units.other, 'other@example.test')
    const tasks = handed.map((taskId) => ({ taskId, revision: 1 }))
    const stale = [{ taskId: handed[0], revision: 7 }]
    expect((await desk.ask(people.supervisor, 'POST', '/tasks/assign', { tasks: stale })).status).toBe(409)
    expect((await desk.ask(people.supervisor, 'POST', '/tasks/assign', { tasks })).status).toBe(200)
    const mails = await db
      .selectFrom('mail')
      .innerJoin('person', 'person.person_id', 'mail.person_id')
      .select(['person.email', 'mail.subject', 'mail.body'])
      .where('mail.kind', '=', 'task.assigned')
      .orderBy('person.email')
      .execute()
    expect(mails.map(({ email }) => email)).toEqual(['head@example.test', 'officer@example.test'])
    expect(mails[0]?.subject).toBe('【落实】有2项任务交交通局牵头，请签收')
    expect(mails[0]?.body).toContain('请在3日内登录落实系统签收')
    const words = await db.selectFrom('task').select('wording').where('task_id', 'in', handed).execute()
    for (const { wording } of words) expect(JSON.stringify(mails)).not.toContain(wording)
  })

  test('who stands in is written to as the one they stand in for, while they do, and no address twice', async () => {
    const { db } = desk.record
    const unit = await desk.unit('水务局')
    const officer = await desk.person('unit-officer', unit, 'water@example.test')
    const head = await desk.person('unit-head', unit)
    await desk.person('unit-head', unit, 'Water@example.test')
    const standsIn = async (
      email: string,
      who: string,
      { from = '2031-03-01', to = '2031-03-31', ended = false } = {},
    ) => {
      const other = await desk.person('reader', null, email)
      await db
        .insertInto('delegation')
        .values({
          jurisdiction_id: desk.jurisdictionId,
          delegation_id: uuid(),
          from_person_id: who,
          to_person_id: other.personId,
          valid_from: from,
          valid_to: to,
          reason: null,
          made_by: 'console:test',
          made_at: desk.clock.now,
          ended_at: ended ? desk.clock.now : null,
        })
        .execute()
    }
    await standsIn('for-officer@example.test', officer.personId)
    // the head has no address
    await standsIn('for-head@example.test', head.personId)
    await standsIn('over@example.test', officer.personId, { to: '2031-03-09' })
    await standsIn('to-come@example.test', officer.personId, { from: '2031-03-11' })
    await standsIn('ended@example.test', officer.personId, { ended: true })
    const tasks = [{ taskId: await desk.task({ lead: unit, status: 'drafted' }), revision: 1 }]
    expect((await desk.ask(people.supervisor, 'POST', '/tasks/assign', { tasks })).status).toBe(200)
    const mails = await db
      .selectFrom('mail')
      .innerJoin('person', 'person.person_id', 'mail.person_id')
      .select('person.email')
      .where('mail.subject', 'like', '%水务局%')
      .execute()
    expect(mails.map(({ email }) => email?.toLowerCase()).sort()).toEqual([
      'for-head@example.test',
      'for-officer@example.test',
      'water@example.test',
    ])
  })

  test('of two tabs the second gets what the first saved, and loses nothing', async () => {
    await save(null)
    await save(1, { situation: '甲页写的' })
    const second = await save(1, { situation: '乙页写的' })
    expect(second).toMatchObject({ status: 409, body: { current: { situation: '甲页写的', revision: 2 } } })
    expect((await now()).report.situation).toBe('甲页写的')
    expect(await save(2, { situation: '乙页写的' })).toMatchObject({ status: 200, body: { report: { revision: 3 } } })
    // both begin at once
    task = await desk.task({ lead: units.lead })
    const both = await Promise.all([save(null, { situation: '甲' }), save(null, { situation: '乙' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('what is saved again after an answer got lost is saved once', async () => {
    await save(null)
    expect(await save(null)).toMatchObject({ status: 200, body: { report: { revision: 1 } } })
  })

  test('nothing is sent that says nothing', async () => {
    await save(null, { situation: ' ', percent: null })
    expect((await act(people.officer, 'send-to-head', (await now()).report)).body.reason).toBe('nothing-said')
    await save(1, { percent: null })
    expect((await act(people.officer, 'send-to-head', (await now()).report)).body.reason).toBe('no-figure')
    await save(2, { percent: '147.6' })
    expect((await act(people.officer, 'send-to-head', (await now()).report)).status).toBe(200)
    await act(people.officer, 'take-back', (await now()).report)
    expect((await now()).report).toMatchObject({ state: 'draft', percent: '147.6' })
  })

  test.each([
    ['a percentage in words', { percent: '三成' }],
    ['a negative one', { percent: '-1' }],
    ['a figure of no indicator', { figures: [{ taskIndicatorId: uuid(), value: '1' }] }],
    [
      'a period that ends before it starts',
      { figures: [{ taskIndicatorId: uuid(), period: ['2031-03-01', '2031-02-01'] }] },
    ],
    ['another field', { sql: '1' }],
  ])('%s is refused', async (_, more) => {
    expect((await save(null, more)).status).toBe(422)
  })

  test('no change, for many at once; what has nothing before or was begun says so', async () => {
    const before = [task, await desk.task({ lead: units.lead })]
    for (const each of before) {
      task = each
      await accepted(periods.february, { percent: '12', problems: '缺资金' })
    }
    const fresh = await desk.task({ lead: units.lead })
    task = await desk.task({ lead: units.lead })
    await save(null)
    const foreign = await desk.task({ lead: units.other })
    const { body } = await desk.ask(people.officer, 'POST', '/progress/unchanged', {
      periodId: periods.march,
      taskIds: [...before, fresh, task, foreign],
    })
    expect(body.outcomes.map(({ done }: { done: boolean }) => done)).toEqual([true, true, false, false, false])
    task = before[0] ?? ''
    expect((await now()).report).toMatchObject({
      state: 'sent-to-head',
      unchanged: true,
      percent: '12',
      problems: '缺资金',
    })
    // by the head it goes straight to the supervisor
    task = await desk.task({ lead: units.lead })
    await accepted(periods.february)
    await desk.ask(people.head, 'POST', '/progress/unchanged', { periodId: periods.march, taskIds: [task] })
    expect((await now()).report.state).toBe('sent')
  })

  test('many are judged at once, each by itself', async () => {
    const tasks = [task, await desk.task({ lead: units.lead })]
    const items = []
    for (const each of tasks) {
      task = each
      await save(null)
      await act(people.head, 'send', (await now()).report)
      items.push({ progressId: (await now()).report.progressId, revision: 2 })
    }
    const stale = { progressId: items[0]?.progressId, revision: 1 }
    const { body } = await desk.ask(people.supervisor, 'POST', '/progress/acts', {
      act: 'accept',
      items: [stale, items[1]],
    })
    expect(body.outcomes.map(({ done }: { done: boolean }) => done)).toEqual([false, true])
  })

  test('partner units confirm or object with a reason; the lead and others do not', async () => {
    await save(null)
    const draft = (await now()).report
    const say = (who: SignedIn, unitId: string, more: object) =>
      desk.ask(who, 'POST', `/progress/${draft.progressId}/confirmations`, { unitId, ...more })
    expect((await say(people.partner, units.partner, { kind: 'confirmed' })).body.reason).toBe('conflict')
    await act(people.head, 'send', draft)
    expect((await say(people.partner, units.partner, { kind: 'objected', note: ' ' })).status).toBe(422)
    expect((await say(people.partner, units.lead, { kind: 'confirmed' })).body.reason).toBe('not-partner')
    expect((await say(people.officer, units.lead, { kind: 'confirmed' })).body.reason).toBe('not-partner')
    expect((await say(people.stranger, units.other, { kind: 'confirmed' })).status).toBe(404)
    expect((await say(people.partner, units.partner, { kind: 'objected', note: '口径不同' })).status).toBe(200)
    expect((await say(people.partner, units.partner, { kind: 'confirmed' })).status).toBe(200)
    const form = await now(periods.march, people.supervisor)
    expect(form.confirmations.map(({ kind }: { kind: string }) => kind)).toEqual(['confirmed', 'objected'])
    expect((await save(2, {}, people.partner)).status).toBe(404)
  })

  test('an accepted report is corrected by a version beside it', async () => {
    await accepted()
    expect((await desk.ask(people.officer, 'POST', `${at()}/corrections`, { reason: '' })).status).toBe(422)
    const begun = await desk.ask(people.officer, 'POST', `${at()}/corrections`, { reason: '数字抄错' })
    expect(begun.body.report).toMatchObject({ version: 2, state: 'draft', percent: '30', correctionReason: '数字抄错' })
    const twice = await desk.ask(people.officer, 'POST', `${at()}/corrections`, { reason: '再来' })
    expect(twice.body.reason).toBe('already-begun')
    await save(1, { percent: '20' })
    await act(people.head, 'send', (await now()).report)
    const form = await now(periods.march, people.supervisor)
    expect(form.report).toMatchObject({ version: 2, percent: '20', corrects: form.corrected[0].progressId })
    expect(form.corrected[0]).toMatchObject({ version: 1, percent: '30', state: 'accepted' })
  })

  describe('an act on a report is withdrawn in one step', () => {
    const withdraw = (who: SignedIn, name: string, report: { progressId: string; revision: number }) =>
      desk.ask(who, 'POST', '/progress/acts/withdrawal', {
        items: [{ progressId: report.progressId, revision: report.revision, act: name }],
      })
    const steps = async () => (await now()).steps.map((step: { kind: string }) => step.kind)
    const lights = async () =>
      desk.record.db
        .selectFrom('light')
        .select(['light', 'reasons'])
        .where('task_id', '=', task)
        .orderBy('ordinal')
        .execute()

    test('an acceptance by who accepted: it waits again, its light is corrected, both acts stay', async () => {
      await accepted()
      const { report } = await now()
      const given = await lights()
      const colleague = await desk.person('supervisor')
      expect((await withdraw(colleague, 'accept', report)).body.detail).toContain('只能由办理的人撤回')
      expect((await withdraw(people.head, 'accept', report)).status).toBe(403)
      expect((await withdraw(people.supervisor, 'send', report)).status).toBe(403)
      const back = await withdraw(people.supervisor, 'accept', report)
      expect(back).toMatchObject({ status: 200, body: { outcomes: [{ done: true }] } })
      expect((await now()).report).toMatchObject({ state: 'sent', revision: report.revision + 1, percent: '30' })
      expect((await steps()).slice(0, 2)).toEqual(['withdrawn', 'accepted'])
      const after = await lights()
      expect(after.slice(0, given.length)).toEqual(given)
      expect(after.at(-1)).not.toEqual(given.at(-1))
      // not twice, and it is accepted as if for the first time
      expect((await withdraw(people.supervisor, 'accept', (await now()).report)).status).toBe(409)
      expect((await act(people.supervisor, 'accept', (await now()).report)).status).toBe(200)
      expect((await lights()).at(-1)?.light).toBe(given.at(-1)?.light)
    })

    test('not after the time is over, nor once a correction was begun', async () => {
      await accepted()
      const { report } = await now()
      const then = desk.clock.now
      desk.clock.now = new Date(then.getTime() + 31 * 60_000)
      expect((await withdraw(people.supervisor, 'accept', report)).body.detail).toContain('已超过 30 分钟')
      desk.clock.now = new Date(then.getTime() + 60_000)
      expect((await desk.ask(people.officer, 'POST', `${at()}/corrections`, { reason: '抄错' })).status).toBe(200)
      expect((await withdraw(people.supervisor, 'accept', report)).body.detail).toContain('通过之后已有更正')
    })

    test('many at once: 本期无变化 goes back to a draft, a return to what waits; what was changed since stays', async () => {
      await accepted(periods.february)
      const said = await desk.ask(people.head, 'POST', '/progress/unchanged', {
        ...{ periodId: periods.march, taskIds: [task] },
      })
      const [{ withdrawal }] = said.body.outcomes
      expect(withdrawal).toMatchObject({ act: 'send' })
      const takeBack = { items: [withdrawal] }
      expect((await desk.ask(people.head, 'POST', '/progress/acts/withdrawal', takeBack)).status).toBe(200)
      expect((await now()).report).toMatchObject({ state: 'draft', unchanged: true })
      // pressed again it is sent
      const again = await desk.ask(people.head, 'POST', '/progress/unchanged', {
        ...{ periodId: periods.march, taskIds: [task] },
      })
      expect(again.status).toBe(200)
      await act(people.supervisor, 'return', (await now()).report, '请核实')
      const { report } = await now()
      expect((await withdraw(people.supervisor, 'return', report)).status).toBe(200)
      expect((await now()).report).toMatchObject({ state: 'sent', returnReason: null })
      await act(people.supervisor, 'return', (await now()).report, '请核实')
      const returned = (await now()).report
      await save(returned.revision, { percent: '35' })
      expect((await withdraw(people.supervisor, 'return', returned)).body.detail).toContain('又有人办理或修改过')
    })
  })

  test('the supervisor sees of every period how many have not reported, before closing it', async () => {
    const standing = async (who = people.supervisor) => desk.ask(who, 'GET', '/periods/standing')
    expect((await standing(people.head)).status).toBe(403)
    const march = async () => {
      const { periods: all } = (await standing()).body
      return all.find(({ periodId }: { periodId: string }) => periodId === periods.march)
    }
    const before = await march()
    expect(before).toMatchObject({ dueOn: '2031-03-28', closed: false, closedAt: null })
    expect(before.unreported).toBeGreaterThan(0)
    await save(null)
    await act(people.officer, 'send-to-head', (await now()).report)
    expect(await march()).toEqual(before)
    await act(people.head, 'send', (await now()).report)
    expect(await march()).toEqual({ ...before, unreported: before.unreported - 1, waiting: before.waiting + 1 })
    await act(people.supervisor, 'accept', (await now()).report)
    expect(await march()).toEqual({ ...before, unreported: before.unreported - 1 })
  })

  test('the table that many ask for follows each step of a report, kept as it is in between', async () => {
    const shown = async () => {
      const { body } = await desk.ask(people.supervisor, 'GET', '/tasks')
      return body.rows.find((row: { taskId: string }) => row.taskId === task)?.report
    }
    await save(null)
    expect([await shown(), await shown()]).toEqual(['draft', 'draft'])
    for (const [who, name, state] of [
      [people.officer, 'send-to-head', 'sent-to-head'],
      [people.head, 'send', 'sent'],
      [people.supervisor, 'accept', 'accepted'],
    ] as const) {
      await act(who, name, (await now()).report)
      expect([await shown(), await shown()]).toEqual([state, state])
    }
  })

  test('a closed period takes only corrections', async () => {
    const db = desk.record.owner
    const [closed] = await db
      .insertInto('period')
      .values({
        jurisdiction_id: desk.jurisdictionId,
        period_id: uuid(),
        year: 2030,
        kind: 'month',
        ordinal: 12,
        starts_on: '2030-12-01',
        ends_on: '2031-01-01',
        due_on: '2030-12-28',
        opened_at: new Date(),
        closed_at: null,
        closed_by: null,
      })
      .returning('period_id')
      .execute()
    const id = closed?.period_id ?? ''
    await save(null, {}, people.officer, id)
    expect((await desk.ask(people.head, 'POST', `/periods/${id}/close`)).status).toBe(403)
    expect((await desk.ask(people.supervisor, 'POST', `/periods/${uuid()}/close`)).status).toBe(404)
    expect((await desk.ask(people.supervisor, 'POST', `/periods/${id}/close`)).status).toBe(200)
    expect(await desk.ask(people.supervisor, 'POST', `/periods/${id}/close`)).toMatchObject({
      status: 409,
      body: { detail: '这个填报期已经关闭。' },
    })
    expect((await save(1, { percent: '1' }, people.officer, id)).body.reason).toBe('conflict')
    const begun = await desk.ask(people.officer, 'POST', `${at(id)}/corrections`, { reason: '补报' })
    expect(begun.body.report).toMatchObject({ version: 2, correctionReason: '补报', situation: '路基完成。' })
    expect((await save(1, { percent: '1' }, people.officer, id)).status).toBe(200)
    task = await desk.task({ lead: units.lead })
    const late = await desk.ask(people.officer, 'POST', `${at(id)}/corrections`, { reason: '当时漏报' })
    expect(late.body.report).toMatchObject({ version: 1, corrects: null, correctionReason: '当时漏报' })
  })

  describe('signing', () => {
    let fresh: string
    beforeEach(async () => {
      fresh = await desk.task({ lead: units.lead, partners: [units.partner], status: 'assigned' })
    })
    const sign = (who: SignedIn, unitId: string) =>
      desk.ask(who, 'POST', '/signings', { items: [{ taskId: fresh, unitId }] })
    const refuse = (who: SignedIn, unitId: string, more: object) =>
      desk.ask(who, 'POST', `/tasks/${fresh}/refusals`, { unitId, ...more })
    const status = async () =>
      (await desk.record.db.selectFrom('task').select('status').where('task_id', '=', fresh).executeTakeFirstOrThrow())
        .status

    test('the lead’s 签收 begins the work; only then is it reported on', async () => {
      task = fresh
      expect((await save(null)).body.reason).toBe('conflict')
      await sign(people.partner, units.partner)
      expect(await status()).toBe('assigned')
      expect((await sign(people.officer, units.lead)).body.outcomes).toEqual([
        { id: fresh, done: true, message: null, withdrawal: null },
      ])
      expect(await status()).toBe('active')
      expect((await sign(people.officer, units.lead)).body.reason).toBe('already-signed')
      expect((await refuse(people.officer, units.lead, { reason: '不归我局' })).body.reason).toBe('already-signed')
      expect((await save(null)).status).toBe(200)
    })

    test('退签 says why and who instead, and waits for the supervisor', async () => {
      expect((await refuse(people.officer, units.lead, { reason: ' ' })).status).toBe(422)
      const said = { reason: '职能已划转', suggestedUnitId: units.other }
      expect((await refuse(people.officer, units.lead, said)).status).toBe(200)
      expect(await status()).toBe('refused')
      const { body } = await desk.ask(people.supervisor, 'GET', '/workbench')
      const group = body.groups.find(({ kind }: { kind: string }) => kind === 'refused')
      expect(group.items.map(({ taskId }: { taskId: string }) => taskId)).toContain(fresh)
      const { body: record } = await desk.ask(people.supervisor, 'GET', `/tasks/${fresh}/record`)
      expect(record.task.leads[0]).toMatchObject({ answer: 'refused', reason: '职能已划转', suggestedUnit: '水利局' })
      // assigned again: the old answer counts no more
      await desk.record.owner
        .updateTable('task')
        .set({ status: 'assigned', assigned_at: new Date(desk.clock.now.getTime() + 1000) })
        .where('task_id', '=', fresh)
        .execute()
      desk.clock.now = new Date(desk.clock.now.getTime() + 2000)
      expect((await sign(people.officer, units.lead)).status).toBe(200)
    })

    test('what was sent back goes to another unit, or to the same, in one act: units, status and mail together or not at all', async () => {
      const reason = { reason: '职能已划转', suggestedUnitId: units.other }
      await refuse(people.officer, units.lead, reason)
      const detail = async () => (await desk.ask(people.supervisor, 'GET', `/tasks/${fresh}`)).body
      expect((await detail()).refusals).toMatchObject([
        { unit: '交通局', part: 'lead', reason: '职能已划转', suggestedUnitId: units.other, suggestedUnit: '水利局' },
      ])
      const { officer } = people
      const setOfficer = (officer_id: string, due_on: string | null) =>
        desk.record.db
          .updateTable('task')
          .set({ officer_id, officer: '某人', due_on })
          .where('task_id', '=', fresh)
          .execute()
      const hand = async (leadIds: readonly string[], who = people.supervisor) => {
        const { revision } = await detail()
        return desk.ask(who, 'POST', `/tasks/${fresh}/reassignment`, { revision, leadIds })
      }
      const standing = async () => {
        const { body } = await desk.ask(people.supervisor, 'GET', '/tasks')
        const row = body.rows.find(({ taskId }: { taskId: string }) => taskId === fresh)
        return { status: row.status, leadIds: row.leadIds, officer: row.officer?.personId ?? null }
      }
      const mailed = async () =>
        (await desk.record.db.selectFrom('mail').select('subject').where('kind', '=', 'task.assigned').execute()).length
      const before = await mailed()
      // without a limit it cannot be handed out, and the new unit does not stay
      await setOfficer(officer.personId, null)
      expect((await hand([units.other])).status).toBe(422)
      expect((await hand([uuid()])).body.reason).toBe('unknown-unit')
      expect((await hand([units.other], people.head)).status).toBe(403)
      const refused = { status: 'refused', leadIds: [units.lead], officer: officer.personId }
      expect([await standing(), await mailed()]).toEqual([refused, before])
      await setOfficer(officer.personId, '2031-12-31')
      desk.clock.now = new Date(desk.clock.now.getTime() + 1000)
      expect((await hand([units.lead])).status).toBe(200)
      expect(await standing()).toEqual({ ...refused, status: 'assigned' })
      expect((await detail()).refusals).toEqual([])
      expect((await hand([units.other])).body.reason).toBe('conflict')
      await refuse(people.officer, units.lead, reason)
      desk.clock.now = new Date(desk.clock.now.getTime() + 1000)
      expect((await hand([units.other, units.partner])).status).toBe(200)
      expect(await standing()).toEqual({ status: 'assigned', leadIds: [units.other, units.partner], officer: null })
      expect(await mailed()).toBeGreaterThan(before)
      expect((await detail()).history[0].summary).toBe('退签后改交其他单位，重新下达，等待签收。')
      expect((await sign(people.stranger, units.other)).status).toBe(200)
    })

    test('nobody signs in another unit’s name', async () => {
      for (const [who, unitId] of [
        [people.officer, units.partner],
        [people.partner, units.lead],
        [people.stranger, units.other],
        [people.supervisor, units.lead],
      ] as const)
        expect([403, 404]).toContain((await sign(who, unitId)).status)
      expect(await status()).toBe('assigned')
    })
  })

  test('my tasks and the workbench say what waits and how late', async () => {
    desk.clock.now = new Date('2031-03-30T04:00:00Z')
    const mine = await desk.ask(people.officer, 'GET', '/my-tasks')
    const row = mine.body.tasks.find(({ taskId }: { taskId: string }) => taskId === task)
    expect(row).toMatchObject({
      accountable: true,
      reportDue: true,
      report: null,
      missed: { ordinal: 2 },
      mayWrite: true,
    })
    const theirs = await desk.ask(people.partner, 'GET', '/my-tasks')
    expect(theirs.body.tasks.find(({ taskId }: { taskId: string }) => taskId === task)).toMatchObject({
      as: 'partner',
      reportDue: false,
      confirmation: 'none',
      mayWrite: false,
    })
    expect((await desk.ask(people.stranger, 'GET', '/my-tasks')).body.tasks).not.toContainEqual(
      expect.objectContaining({ taskId: task }),
    )
    const { body } = await desk.ask(people.officer, 'GET', '/workbench')
    const toReport = body.groups.find(({ kind }: { kind: string }) => kind === 'to-report')
    expect(toReport.late).toBe(toReport.count)
    expect(toReport.items[0]).toMatchObject({ dueOn: '2031-02-28', daysLate: 30 })
    const office = await desk.ask(people.supervisor, 'GET', '/workbench')
    expect(office.body.groups.map(({ kind }: { kind: string }) => kind)).toEqual([
      'to-review',
      'to-judge',
      'to-verify',
      'to-strike-off',
      'refused',
      'to-decide',
      'to-assign',
      'not-signed',
      'not-reported',
    ])
    expect(office.body.groups.at(-1)).toMatchObject({ late: office.body.groups.at(-1).count })
    const urges = await desk.ask(people.supervisor, 'GET', '/urges')
    const owed = urges.body.units
      .flatMap(({ tasks }: { tasks: { owes: string }[] }) => tasks)
      .filter(({ owes }: { owes: string }) => owes !== 'signature').length
    const { periods } = (await desk.ask(people.supervisor, 'GET', '/periods/standing')).body
    const { tasks, periods: judged } = (await desk.ask(people.supervisor, 'GET', '/overview')).body
    const current = periods.find(({ periodId }: { periodId: string }) => periodId === judged.at(-1).periodId)
    // one number of what is owed, on whichever screen
    expect([
      office.body.groups.at(-1).count,
      current.unreported,
      tasks.filter(({ owes }: { owes: boolean }) => owes).length,
    ]).toEqual([owed, owed, owed])
    const unit = urges.body.units.find(({ unitId }: { unitId: string }) => unitId === units.lead)
    expect(unit.people.map(({ role }: { role: string }) => role)).toEqual(['unit-head', 'unit-officer'])
    expect(unit.tasks.find(({ taskId }: { taskId: string }) => taskId === task)).toMatchObject({
      owes: 'report',
      daysLate: 2,
      missedBefore: true,
    })
    const notice = await desk.ask(people.supervisor, 'GET', '/urges.docx')
    expect(
      Buffer.from(await notice.response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await desk.ask(people.officer, 'GET', '/urges.docx')).status).toBe(403)
    expect((await desk.ask(people.officer, 'GET', '/urges')).status).toBe(403)
    expect((await desk.ask(people.leader, 'GET', '/urges')).body.units).toEqual([])
    desk.clock.now = new Date('2031-03-10T04:00:10Z')
  })

  test('a task’s page: what a reader may not read is left out', async () => {
    await accepted()
    const { body } = await desk.ask(people.supervisor, 'GET', `/tasks/${task}/record`)
    expect(body).toMatchObject({ task: { leads: [{ unit: '交通局' }] }, reports: [{ state: 'accepted' }] })
    expect(body.task.adopted).not.toBe('')
    const reader = await desk.ask(people.reader, 'GET', `/tasks/${task}/record`)
    expect(reader.body).toMatchObject({ reports: [], evidence: [], history: [] })
    expect((await desk.ask(people.stranger, 'GET', `/tasks/${task}/record`)).status).toBe(404)
    for (const [method, path] of [
      ['GET', at()],
      ['PUT', at()],
      ['GET', `/tasks/${task}/record`],
      ['GET', '/my-tasks'],
      ['POST', '/progress/acts'],
      ['POST', '/progress/acts/withdrawal'],
    ] as const)
      expect((await desk.ask(null, method, path, method === 'GET' ? undefined : {})).status).toBe(401)
  })
})
