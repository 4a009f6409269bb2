import { sql } from 'kysely'
import { mayWriteByClock } from '../../../access/clock.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { defaultScoreRules } from '../../../domain/scores/score-rules.ts'
import { askedScoreActs, type ScoreMove, scoreStates, scoreTable } from '../../../domain/scores/score-table.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type Somebody, testEveryAct } from '../every-act.fixture.ts'
import { acceptedReport } from './accepted-report.fixture.ts'

/** Whose acts are whose where `office` computed and proposed it. */
const whose: Readonly<Record<ScoreMove['by'], readonly Somebody[]>> = {
  office: ['office', 'second', 'deputy'],
  approver: ['second', 'mayor', 'standIn', 'vice'],
}

testEveryAct('scores', oneTestServer(import.meta.filename, process.env), {
  at: new Date('2031-10-08T02:00:00Z'),
  states: scoreStates,
  acts: askedScoreActs,
  table: 'score',
  async furnish({ desk, who, units, done }) {
    const taskId = await desk.task({ lead: units.water })
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    await acceptedReport(desk, taskId, 60)
    const rules = { ...defaultScoreRules, on: true }
    const validFrom = '2031-10-08'
    await done(who.office, 'POST', '/rules', { kind: 'scores', rules, seenVersion: 0, validFrom, note: null })
  },
  async put({ desk, who, done, past }, state, index) {
    // a month each: of one period one version is in the making
    const { scoreId } = await done(who.office, 'POST', '/scores', { kind: 'month', year: 2031, month: index + 5 })
    await past((db) =>
      sql`update score set state = ${state}, steps = 1, last_step = 1, proposed_by = ${who.office.personId},
          approver_id = ${who.mayor.personId}, published_at = ${desk.clock.now} where score_id = ${scoreId}`.execute(
        db,
      ),
    )
    return { read: `/scores/${scoreId}`, acts: `/scores/${scoreId}/acts` }
  },
  open: (_, name, state) =>
    askedScoreActs.filter(
      (act) => scoreTable[act].from.some((one) => one === state) && whose[scoreTable[act].by].includes(name),
    ),
  whole: (_, act) => ({ revision: 1, act, reason: '确有需要。' }),
})
