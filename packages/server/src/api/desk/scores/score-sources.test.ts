import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { defaultScoreRules } from '../../../domain/scores/score-rules.ts'
import { scoreSources } from '../../../domain/scores/score-sources.ts'
import { scoreFacts } from '../../../record/scores/score-facts.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import { acceptedReport } from './accepted-report.fixture.ts'

describe.each(testServers(process.env).slice(0, 1))('what scores may know, on $name', (server) => {
  let desk: TestReporting
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-10-08T02:00:00Z'))
    const [water, roads] = [await desk.unit('水务局'), await desk.unit('交通局')]
    const task = await desk.task({ lead: water })
    await desk.task({ lead: roads })
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    await report(task, 60)
  })
  afterAll(() => desk.drop())

  const report = (taskId: string, percent: number) => acceptedReport(desk, taskId, percent)
  const facts = () =>
    desk.record.db
      .transaction()
      .execute((trx) =>
        scoreFacts(
          trx,
          desk.jurisdictionId,
          { kind: 'quarter', year: 2031, from: 7, to: 9 },
          { ...defaultScoreRules, on: true },
          '2031-10-08',
        ),
      )

  test('scores depend on nothing that measures activity: by a role that may read the listed columns and no others', async () => {
    const { owner } = desk.record
    const before = await facts()
    const role = `score_reader_${desk.jurisdictionId.slice(0, 8)}`
    await sql`create role ${sql.id(role)}`.execute(owner)
    try {
      for (const [table, columns] of Object.entries(scoreSources))
        await sql`grant select (${sql.join(['jurisdiction_id', ...columns].map((column) => sql.id(column)))})
          on ${sql.id(table)} to ${sql.id(role)}`.execute(owner)
      const read = await owner.transaction().execute(async (trx) => {
        await sql`select set_config('luoshi.place', ${desk.jurisdictionId}, true)`.execute(trx)
        await sql`set local role ${sql.id(role)}`.execute(trx)
        const span = { kind: 'quarter', year: 2031, from: 7, to: 9 } as const
        return scoreFacts(trx, desk.jurisdictionId, span, { ...defaultScoreRules, on: true }, '2031-10-08')
      })
      expect(read).toEqual(before)
      expect(read?.length).toBeGreaterThan(0)
    } finally {
      await sql`drop owned by ${sql.id(role)}`.execute(owner)
      await sql`drop role ${sql.id(role)}`.execute(owner)
    }
    const activity =
      /^(auth_|evidence|security|ledger|event|message|mail|progress_step|urge|saved_view|token|signing|confirmation)/
    expect(Object.keys(scoreSources).filter((table) => activity.test(table))).toEqual([])
    expect(scoreSources.progress).not.toContain('written_by')
  })

  test('nor change by busyness: late sending, more versions, photos, messages', async () => {
    const before = await facts()
    const { owner } = desk.record
    await sql`update progress set sent_at = sent_at + interval '40 days', written_at = written_at + interval '40 days',
      revision = revision + 30, situation = repeat('很忙。', 200)`.execute(owner)
    await sql`insert into progress_step (jurisdiction_id, progress_step_id, progress_id, kind, taken_by, at)
      select jurisdiction_id, gen_random_uuid(), progress_id, 'sent', 'test', now() from progress, generate_series(1, 20)`.execute(
      owner,
    )
    await sql`insert into progress (jurisdiction_id, progress_id, task_id, period_id, unit_id, version, corrects, correction_reason, state, percent,
        written_by, written_at, sent_at)
      select jurisdiction_id, gen_random_uuid(), task_id, period_id, unit_id, 2, progress_id, '补充', 'accepted', percent, 'test',
        now(), now() from progress where version = 1`.execute(owner)
    await sql`insert into evidence (jurisdiction_id, evidence_id, task_id, hash, file_name, media_type, size, uploaded_by, uploaded_at)
      select jurisdiction_id, gen_random_uuid(), task_id, repeat(md5(n::text), 2), '照片.jpg', 'image/jpeg', 1, 'test', now()
        from task, generate_series(1, 20) n where status = 'active'`.execute(owner)
    expect(await facts()).toEqual(before)
  })
})
