import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../../access/ask.ts'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { removeEvidence } from '../../../commands/evidence/remove-evidence.ts'
import { beginCorrection } from '../../../commands/reporting/begin-correction.ts'
import { confirmProgress } from '../../../commands/reporting/confirm-progress.ts'
import { moveProgress } from '../../../commands/reporting/move-progress.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { reportUnchanged } from '../../../commands/reporting/report-unchanged.ts'
import { saveProgress } from '../../../commands/reporting/save-progress.ts'
import { signTask } from '../../../commands/reporting/sign-task.ts'
import { dayOf } from '../../../domain/day.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from './reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'a proof made where it is written, on $name',
  (server) => {
    let desk: TestReporting
    let periodId: string
    let own: string
    let foreign: string
    let officer: SignedIn
    let partner: SignedIn
    let theirs: string
    const content = {
      unchanged: false,
      percent: '10',
      situation: '已开工。',
      problems: '',
      nextStep: '',
      coordination: '',
      figures: [],
    }
    beforeAll(async () => {
      desk = await testReporting(server)
      const [lead, other] = [await desk.unit('交通局'), await desk.unit('水利局')]
      officer = await desk.person('unit-officer', lead)
      partner = await desk.person('unit-officer', other)
      own = await desk.task({ lead, partners: [other] })
      foreign = await desk.task({ lead: other })
      await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
      const period = await desk.record.db
        .selectFrom('period')
        .select('period_id')
        .where('starts_on', '<=', dayOf(desk.clock.now))
        .where('ends_on', '>', dayOf(desk.clock.now))
        .executeTakeFirstOrThrow()
      periodId = period.period_id
      const written = await saveProgress(
        desk.record.db,
        ask(partner, 'progress.write', { taskId: foreign }),
        desk.clock.now,
        { periodId, revision: null },
        content,
      )
      if (written.kind !== 'saved') throw new Error(written.message)
      theirs = written.report.progressId
    }, 60_000)
    afterAll(() => desk.drop())

    const reportsOf = (taskId: string) =>
      desk.record.db.selectFrom('progress').select(['progress_id', 'state']).where('task_id', '=', taskId).execute()

    test('what is written belongs to the task the proof is of', async () => {
      const { db } = desk.record
      const asked = ask(officer, 'progress.write', { taskId: own })
      const saved = await saveProgress(db, asked, desk.clock.now, { periodId, revision: null }, content)
      expect(saved).toMatchObject({ kind: 'saved' })
      expect(await reportsOf(own)).toHaveLength(1)
      expect(await reportsOf(foreign)).toEqual([{ progress_id: theirs, state: 'draft' }])
    })

    test('each command refuses a task the person may not write, and writes nothing', async () => {
      const { db } = desk.record
      const at = desk.clock.now
      const writes = ask(officer, 'progress.write', { taskId: foreign })
      const outcomes = [
        await saveProgress(db, writes, at, { periodId, revision: 1 }, content),
        await reportUnchanged(db, writes, at, periodId),
        await beginCorrection(db, writes, at, periodId, '更正'),
        await moveProgress(db, writes, at, {
          progressId: theirs,
          revision: 1,
          act: 'send-to-head',
          reason: null,
          mails: false,
        }),
        await signTask(db, ask(officer, 'task.sign', { taskId: foreign }), at, {
          kind: 'signed',
          unitId: randomUUID(),
        }),
      ]
      expect(outcomes.map((outcome) => ('reason' in outcome ? outcome.reason : outcome.kind))).toEqual(
        outcomes.map(() => 'unknown-task'),
      )
      expect(await reportsOf(foreign)).toEqual([{ progress_id: theirs, state: 'draft' }])
    })

    test('a proof of one task moves, confirms and removes nothing of another', async () => {
      const { db } = desk.record
      const at = desk.clock.now
      const move = { progressId: theirs, revision: 1, act: 'send-to-head', reason: null, mails: false } as const
      expect(await moveProgress(db, ask(officer, 'progress.write', { taskId: own }), at, move)).toMatchObject({
        reason: 'unknown-progress',
      })
      const unitId = partner.roles[0]?.unitId ?? ''
      const opinion = { kind: 'confirmed', unitId, note: null } as const
      const confirms = ask(partner, 'progress.confirm', { taskId: own })
      expect(await confirmProgress(db, confirms, at, theirs, opinion)).toMatchObject({ reason: 'unknown-progress' })
      const evidence_id = randomUUID()
      await db
        .insertInto('evidence')
        .values({
          jurisdiction_id: desk.jurisdictionId,
          evidence_id,
          task_id: foreign,
          progress_id: null,
          hash: 'ab'.repeat(32),
          file_name: '照片.png',
          media_type: 'image/png',
          size: 1,
          uploaded_by: partner.id,
          uploaded_at: at,
        })
        .execute()
      const removes = ask(officer, 'evidence.remove', { taskId: own })
      expect(await removeEvidence(db, removes, at, evidence_id, '误传')).toMatchObject({ reason: 'unknown-evidence' })
    })

    test('a role that ended between the question and the act is held no more', async () => {
      const { db } = desk.record
      const asked = ask(officer, 'progress.write', { taskId: own })
      await db
        .updateTable('role_grant')
        .set({ valid_to: dayOf(desk.clock.now) })
        .where('person_id', '=', officer.personId)
        .execute()
      const late = await saveProgress(db, asked, desk.clock.now, { periodId, revision: 1 }, content)
      expect(late).toMatchObject({ kind: 'refused', reason: 'forbidden', status: 403 })
    })
  },
)
