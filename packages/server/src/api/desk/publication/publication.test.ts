import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgePeriod } from '../../../commands/judging/judge-period.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import type { PublishedYear } from '../../../domain/published-year.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('publishing on $name', (server) => {
  let desk: TestReporting
  beforeAll(async () => {
    desk = await testReporting(server)
  })
  afterAll(() => desk.drop())

  const published = async (number: number): Promise<PublishedYear> => {
    const row = await desk.record.db
      .selectFrom('snapshot')
      .innerJoin('vault', (join) =>
        join
          .onRef('vault.jurisdiction_id', '=', 'snapshot.jurisdiction_id')
          .onRef('vault.hash', '=', 'snapshot.content_hash'),
      )
      .select('vault.content')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    return JSON.parse(row.content?.toString('utf8') ?? '') as PublishedYear
  }

  test('only what is public of public tasks leaves the record, corrections show, and the comparison says what changes', async () => {
    const { record, jurisdictionId } = desk
    const { db, may } = record
    const supervisor = await desk.person('supervisor')
    const lead = await desk.unit('青禾县教育局')
    const partner = await desk.unit('青禾县财政局')
    const hidden = await desk.unit('秘而不宣局')
    const leader = await desk.person('leader')
    const officer = await desk.person('unit-officer', lead)
    const open = await desk.task({ lead, partners: [partner], leaderId: leader.personId })
    const undecided = await desk.task({ lead: hidden })
    await openPeriods(db, may, desk.clock.now)
    const [january, february] = await db
      .selectFrom('period')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .orderBy('ordinal')
      .execute()
    if (!january || !february) throw new Error('periods are open')
    await db.updateTable('task').set({ disclosure: 'public' }).where('task_id', '=', open).execute()
    await db.updateTable('task').set({ kind: 'government' }).where('task_id', 'in', [open, undecided]).execute()
    const report = (taskId: string, more: object) => ({
      jurisdiction_id: jurisdictionId,
      progress_id: uuid(),
      task_id: taskId,
      period_id: january.period_id,
      unit_id: lead,
      state: 'accepted' as const,
      percent: 10,
      situation: '主体已经动工。',
      problems: '资金没有到位，此话不可外传。',
      next_step: '下一步的打算不外传。',
      coordination: '请协调的事不外传。',
      written_by: officer.id,
      written_at: new Date('2031-01-25T04:00:00Z'),
      sent_at: new Date('2031-01-26T04:00:00Z'),
      decided_at: new Date('2031-01-27T04:00:00Z'),
      ...more,
    })
    const first = report(open, {})
    await db
      .insertInto('progress')
      .values([
        first,
        report(open, {
          version: 2,
          corrects: first.progress_id,
          correction_reason: '改错的缘由不外传',
          percent: 8,
          situation: '主体正在准备。',
        }),
        report(open, { period_id: february.period_id, state: 'sent', situation: '还没有审核的话。' }),
        report(undecided, { unit_id: hidden, situation: '没有公开的任务的话。' }),
      ])
      .execute()
    await judgePeriod(db, may, desk.clock.now, january.period_id)
    await db
      .insertInto('task_change')
      .values({
        jurisdiction_id: jurisdictionId,
        task_change_id: uuid(),
        task_id: open,
        field: 'due',
        before: '2031-12-31',
        after: '2031-11-30',
        reason: '申请的缘由不外传',
        state: 'approved',
        proposed_by: officer.id,
        proposed_at: new Date('2031-02-01T04:00:00Z'),
        decided_by: supervisor.id,
        decided_at: new Date('2031-02-02T04:00:00Z'),
        decision_reason: null,
      })
      .execute()

    const coming = await desk.ask(supervisor, 'GET', '/publication')
    expect(coming.status).toBe(200)
    expect(coming.body).toMatchObject({
      year: 2031,
      tasks: { public: 1 },
      changed: { state: 1, 'lead-unit': 1, progress: 1 },
    })
    const { compared } = coming.body
    expect((await desk.ask(officer, 'GET', '/publication')).status).toBe(403)
    expect(
      (await desk.ask(officer, 'POST', '/publication', { year: 2031, seen: 1, compared, note: null })).status,
    ).toBe(403)
    const stale = await desk.ask(supervisor, 'POST', '/publication', { year: 2031, seen: 7, compared, note: null })
    expect(stale.status).toBe(409)
    // something else is accepted between the looking and the pressing
    const saying = (now: string, then: string) =>
      db.updateTable('progress').set({ situation: then }).where('situation', '=', now).execute()
    const press = () =>
      desk.ask(supervisor, 'POST', '/publication', { year: 2031, seen: 1, compared, note: '一月进展' })
    await saying('主体已经动工。', '核对之后改的话。')
    expect(await press()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('重新核对') } })
    await saying('核对之后改的话。', '主体已经动工。')
    const done = await press()
    expect(done.body).toMatchObject({ kind: 'published', number: 2 })
    expect((await desk.ask(supervisor, 'GET', '/publication')).body.changes).toEqual([])

    const year = await published(2)
    const one = year.commitments.find((each) => each.leadUnit !== null)
    expect(one).toMatchObject({
      leadUnit: '青禾县教育局',
      partnerUnits: ['青禾县财政局'],
      leader: leader.name,
      state: { kind: 'light', period: '2031-01-01/2031-02-01' },
      progress: [
        {
          text: '主体已经动工。',
          source: '青禾县教育局',
          percent: '10',
          corrected: true,
          period: ['2031-01-01', '2031-02-01'],
        },
        { text: '主体正在准备。', percent: '8', correction: true },
      ],
      parts: [{ measure: { plan: '8.3', actual: '8' } }],
    })
    // as the office files it; of the task that is not public not even that
    expect(year.commitments.filter(({ kind }) => kind === 'government').map(({ number }) => number)).toEqual([
      one?.number,
    ])
    expect(one?.history[0]?.summary).toContain('2031-11-30')
    expect(year.changes.some(({ summary }) => summary.includes('2031-11-30'))).toBe(true)
    const everything = JSON.stringify(year)
    for (const words of [
      '不可外传',
      '不外传',
      '还没有审核',
      '没有公开的任务',
      '秘而不宣',
      officer.name,
      officer.id,
      supervisor.id,
    ])
      expect(everything).not.toContain(words)
  })
})
