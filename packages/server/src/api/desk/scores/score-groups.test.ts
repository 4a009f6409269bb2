import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { defaultScoreRules } from '../../../domain/scores/score-rules.ts'
import { scoreFacts } from '../../../record/scores/score-facts.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('scores of groups of units, on $name', (server) => {
  let desk: TestReporting
  let towns: readonly string[]
  let taskId: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-10-08T02:00:00Z'))
    const office = await desk.person('supervisor')
    towns = [await desk.unit('东河镇'), await desk.unit('西坪乡'), await desk.unit('南岭乡')]
    const added = await desk.ask(office, 'POST', '/units', {
      ...{ name: '各乡镇', shortName: '各乡镇', aliases: [], kind: 'group', parentId: null },
      memberIds: towns,
    })
    const { unitId: group } = added.body
    taskId = await desk.task({ lead: group })
    await sql`insert into task_unit (jurisdiction_id, task_id, unit_id, part, place, group_id, valid_from)
      select ${desk.jurisdictionId}, ${taskId}, u, 'member', o, ${group}, '2031-01-20'
        from unnest(${[...towns]}::uuid[]) with ordinality as m (u, o)`.execute(desk.record.owner)
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
  }, 300_000)
  afterAll(() => desk.drop())

  const report = (percent: number, memberId: string | null, month = 9, state = 'accepted') =>
    sql`insert into progress (jurisdiction_id, progress_id, task_id, period_id, unit_id, member_id, state, percent, written_by,
        written_at, sent_at, decided_at)
      select ${desk.jurisdictionId}, gen_random_uuid(), ${taskId}, period_id, ${memberId ?? towns[1] ?? ''}::uuid,
        ${memberId}::uuid, ${state}, ${percent}, 'test', ${desk.clock.now}, ${desk.clock.now}, ${desk.clock.now}
        from period where jurisdiction_id = ${desk.jurisdictionId} and year = 2031 and ordinal = ${month}`.execute(
      desk.record.owner,
    )
  const scored = async () => {
    const span = { kind: 'quarter', year: 2031, from: 7, to: 9 } as const
    const found = await desk.record.db
      .transaction()
      .execute((trx) => scoreFacts(trx, desk.jurisdictionId, span, { ...defaultScoreRules, on: true }, '2031-10-08'))
    return Object.fromEntries((found ?? []).map(({ unit, rows }) => [unit, rows.map(({ actual }) => actual)]))
  }

  test('each member that reports for itself is scored by its own report, the group by none', async () => {
    await report(30, towns[0] ?? '')
    await report(90, towns[1] ?? '')
    expect(await scored()).toEqual({ 东河镇: [30], 西坪乡: [90], 南岭乡: [null] })
  })

  test('where one reports for all, it is scored by that report', async () => {
    await sql`delete from progress where jurisdiction_id = ${desk.jurisdictionId}`.execute(desk.record.owner)
    await sql`update task set speaker_id = ${towns[1] ?? ''} where task_id = ${taskId}`.execute(desk.record.owner)
    await report(60, null)
    expect(await scored()).toEqual({ 西坪乡: [60] })
  })

  test('what was said for all stays the report of each, when the members report for themselves later', async () => {
    await sql`delete from progress where jurisdiction_id = ${desk.jurisdictionId}`.execute(desk.record.owner)
    await report(50, null, 5)
    await sql`update task set speaker_id = null where task_id = ${taskId}`.execute(desk.record.owner)
    await report(70, towns[0] ?? '')
    expect(await scored()).toEqual({ 东河镇: [70], 西坪乡: [50], 南岭乡: [50] })
    // a draft for all that nobody sent hides nobody's report
    await report(0, null, 9, 'draft')
    expect(await scored()).toEqual({ 东河镇: [70], 西坪乡: [50], 南岭乡: [50] })
  })
})
