import { sql } from 'kysely'
import type { TestReporting } from '../reporting/reporting.fixture.ts'

/** For tests: a report of September 2031 that was accepted. */
export async function acceptedReport(desk: TestReporting, taskId: string, percent: number): Promise<void> {
  const period = await desk.record.db
    .selectFrom('period')
    .select('period_id')
    .where('year', '=', 2031)
    .where('ordinal', '=', 9)
    .executeTakeFirstOrThrow()
  await sql`insert into progress (jurisdiction_id, progress_id, task_id, period_id, unit_id, state, percent, written_by,
      written_at, sent_at, decided_at)
    values (${desk.jurisdictionId}, gen_random_uuid(), ${taskId}, ${period.period_id},
      (select unit_id from task_unit where task_id = ${taskId} and part = 'lead'), 'accepted', ${percent}, 'test',
      ${desk.clock.now}, ${desk.clock.now}, ${desk.clock.now})`.execute(desk.record.owner)
}
