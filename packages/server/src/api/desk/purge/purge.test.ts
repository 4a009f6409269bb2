import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { writeArchive } from '../../../exchange/archive/archive-file.ts'
import { verifyArchive } from '../../../exchange/archive/verify-archive.ts'
import { verifyEvidence } from '../../../queries/evidence/verify-evidence.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const secret = '蓝鲸工程甲乙丙'
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const bytesOf = (words: string) => new Uint8Array(Buffer.from(words))

describe.each(oneTestServer(import.meta.filename, process.env))(
  'a purge and what was done under a report, on $name',
  (server) => {
    let desk: TestReporting
    let people: Record<'supervisor' | 'colleague' | 'officer' | 'head' | 'partner', SignedIn>
    let units: { lead: string; partner: string }
    let tasks: { own: string; refused: string; other: string }
    beforeAll(async () => {
      desk = await testReporting(server)
      units = { lead: await desk.unit('交通局'), partner: await desk.unit('财政局') }
      people = {
        supervisor: await desk.person('supervisor'),
        colleague: await desk.person('supervisor'),
        officer: await desk.person('unit-officer', units.lead),
        head: await desk.person('unit-head', units.lead),
        partner: await desk.person('unit-officer', units.partner),
      }
      await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
      const parties = { lead: units.lead, partners: [units.partner] }
      const [own, refused] = [await desk.task(parties), await desk.task({ ...parties, status: 'assigned' })]
      // a task of another report, which shares a file with the first
      const { reportId } = await desk.record.adoptText(madeUpReport({ year: 2030 }))
      const { task_id: other } = await desk.record.db
        .selectFrom('task')
        .innerJoin('commitment', 'commitment.commitment_id', 'task.commitment_id')
        .select('task_id')
        .where('report_id', '=', reportId)
        .executeTakeFirstOrThrow()
      tasks = { own, refused, other }
      await desk.record.db.updateTable('task').set({ status: 'active' }).where('task_id', '=', other).execute()
      await desk.record.db
        .insertInto('task_unit')
        .values({
          jurisdiction_id: desk.jurisdictionId,
          task_id: other,
          unit_id: units.lead,
          part: 'lead',
          place: 1,
          valid_from: '2030-01-20',
          valid_to: null,
        })
        .execute()
    })
    afterAll(() => desk.drop())

    const done = async (who: SignedIn, method: string, path: string, body?: unknown) => {
      const answer = await desk.ask(who, method, path, body)
      expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, answer.status, null])
      return answer.body
    }
    const begin = (task: string, bytes: Uint8Array, fileName: string) =>
      done(people.officer, 'POST', `/tasks/${task}/uploads`, {
        fileName,
        size: bytes.length,
        hash: hashOf(bytes),
        noSecrets: true,
      })
    const handIn = async (task: string, bytes: Uint8Array, fileName: string): Promise<string> => {
      const { uploadId } = await begin(task, bytes, fileName)
      await done(people.officer, 'PUT', `/uploads/${uploadId}?offset=0`, bytes)
      return (await done(people.officer, 'POST', `/uploads/${uploadId}/finish`)).evidenceId
    }
    const onDisk = async () =>
      (await readdir(desk.evidence, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    const purge = (hash: string, evidence: { path: string } | null) =>
      purgeContent(
        desk.record.db,
        desk.record.may,
        desk.clock.now,
        { hash, persons: ['甲', '乙'], reason: '误入' },
        evidence,
      )
    const revision = async () =>
      (
        await desk.record.db
          .selectFrom('task')
          .select('revision')
          .where('task_id', '=', tasks.own)
          .executeTakeFirstOrThrow()
      ).revision

    const tablesSaying = async (words: string): Promise<string[]> => {
      const { rows } = await sql<{ table_name: string }>`
      select table_name from information_schema.tables where table_schema = 'public' order by 1`.execute(
        desk.record.owner,
      )
      const saying: string[] = []
      for (const { table_name } of rows) {
        const found = await sql`select from ${sql.id(table_name)} t where strpos(t::text, ${words}) > 0`.execute(
          desk.record.owner,
        )
        if (found.rows.length > 0) saying.push(table_name)
      }
      return saying
    }

    /** Whatever people can write of a task says the secret. */
    const writeEverywhere = async () => {
      const { supervisor, colleague, officer, head, partner } = people
      const at = `/tasks/${tasks.own}`
      await done(supervisor, 'POST', '/tasks/edit', {
        tasks: [{ taskId: tasks.own, revision: await revision() }],
        patch: { remark: secret, requirement: secret },
      })
      const change = { field: 'wording', after: secret, reason: secret, revision: await revision() }
      const { changeId } = await done(supervisor, 'POST', `${at}/changes`, change)
      await done(colleague, 'POST', `${at}/changes/${changeId}/decision`, { approve: false, reason: `不同意${secret}` })
      await done(supervisor, 'PUT', `${at}/milestones`, {
        revision: await revision(),
        milestones: [
          { milestoneId: null, wording: secret, kind: null, dueOn: '2031-02-28', planPercent: '20', metOn: null },
        ],
      })
      await done(supervisor, 'PUT', `${at}/indicators`, {
        revision: await revision(),
        indicators: [
          {
            taskIndicatorId: null,
            name: secret,
            unit: '处',
            rule: 'share',
            op: '>=',
            value: '30',
            valueText: null,
            valueMax: null,
            base: null,
            nature: null,
            yearEndOnly: false,
          },
        ],
      })
      await done(officer, 'POST', `/tasks/${tasks.refused}/refusals`, { unitId: units.lead, reason: secret })
      const { periods } = await done(officer, 'GET', '/periods')
      const form = `${at}/progress/${periods[0].periodId}`
      const content = {
        unchanged: false,
        percent: '30',
        situation: secret,
        problems: secret,
        nextStep: secret,
        coordination: secret,
        figures: [],
      }
      const act = async (who: SignedIn, name: string, reason?: string) => {
        const { report } = await done(officer, 'GET', form)
        const items = [{ progressId: report.progressId, revision: report.revision }]
        await done(who, 'POST', '/progress/acts', { act: name, items, ...(reason ? { reason } : {}) })
        return report.progressId as string
      }
      await done(officer, 'PUT', form, { revision: null, content })
      await act(officer, 'send-to-head')
      await act(head, 'return-by-head', `请核对${secret}`)
      const progressId = await act(head, 'send')
      await done(partner, 'POST', `/progress/${progressId}/confirmations`, {
        unitId: units.partner,
        kind: 'objected',
        note: `我局对${secret}有意见`,
      })
      await act(supervisor, 'accept')
    }

    test('takes every word and file of its tasks with it, and nothing of another report’s', async () => {
      await writeEverywhere()
      const own = bytesOf(`${secret}的验收材料`)
      const shared = bytesOf('两项任务共用的说明')
      const half = bytesOf(`${secret}还没有传完`)
      const evidenceId = await handIn(tasks.own, own, `${secret}.txt`)
      const taken = await handIn(tasks.own, bytesOf('撤下的材料'), '撤下.txt')
      await done(people.officer, 'DELETE', `/evidence/${taken}`, { reason: `误传${secret}` })
      await handIn(tasks.own, shared, '说明.txt')
      const elsewhere = await handIn(tasks.other, shared, '另一项的说明.txt')
      const { uploadId } = await begin(tasks.own, half, `${secret}2.txt`)
      await done(people.officer, 'PUT', `/uploads/${uploadId}?offset=0`, half.subarray(0, 9))

      expect(await tablesSaying(secret)).toEqual([
        'confirmation',
        'evidence',
        'evidence_upload',
        'light',
        'milestone',
        'progress',
        'progress_step',
        'signing',
        'task',
        'task_change',
        'task_indicator',
      ])

      const { hash } = await desk.record.db
        .selectFrom('document')
        .innerJoin('report', 'report.document_id', 'document.document_id')
        .select('document.hash')
        .where('report.year', '=', 2031)
        .executeTakeFirstOrThrow()
      expect(await purge(hash, null)).toMatchObject({ kind: 'refused', reason: 'no-evidence-folder' })
      expect((await done(people.officer, 'GET', `/tasks/${tasks.own}/evidence`)).evidence).toHaveLength(2)
      expect(await purge(hash, { path: desk.evidence })).toMatchObject({ kind: 'purged', files: 2 })

      expect(await onDisk()).toEqual([hashOf(shared)])
      const gone = await desk.ask(people.supervisor, 'GET', `/evidence/${evidenceId}/file`)
      expect(gone.status).toBe(404)
      const stays = await desk.ask(people.supervisor, 'GET', `/evidence/${elsewhere}/file`)
      expect(Buffer.from(await stays.response.arrayBuffer()).toString()).toBe('两项任务共用的说明')

      expect(await tablesSaying(secret)).toEqual([])
      const contents = await sql`select from vault where strpos(convert_from(content, 'UTF8'), ${secret}) > 0`.execute(
        desk.record.owner,
      )
      expect(contents.rows).toHaveLength(0)

      const { db } = desk.record
      expect(await verifyRecord(db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
      expect(await verifyEvidence(db, desk.jurisdictionId, { path: desk.evidence })).toEqual({
        kind: 'whole',
        files: 1,
      })
      const file = join(desk.evidence, `${uuid()}.tar.gz`)
      const manifest = await writeArchive(db, desk.jurisdictionId, desk.clock.now, file, { path: desk.evidence })
      expect(manifest.missingEvidence).toEqual([])
      expect(await verifyArchive(file)).toMatchObject({ kind: 'whole', files: 1 })
    })

    test('an evidence file alone goes by its own hash, wherever it is shown', async () => {
      const photo = bytesOf(`${secret}的照片`)
      const evidenceId = await handIn(tasks.other, photo, `${secret}.txt`)
      expect(await purge(hashOf(photo), { path: desk.evidence })).toEqual({ kind: 'purged', contents: 0, files: 1 })
      expect(await onDisk()).not.toContain(hashOf(photo))
      expect((await desk.ask(people.officer, 'GET', `/evidence/${evidenceId}/file`)).status).toBe(404)
      const named = await sql`select from evidence where strpos(file_name, ${secret}) > 0`.execute(desk.record.owner)
      expect(named.rows).toHaveLength(0)
      expect(await purge(hashOf(photo), { path: desk.evidence })).toMatchObject({ reason: 'already-purged' })
      expect(await purge('0'.repeat(64), { path: desk.evidence })).toMatchObject({ reason: 'unknown-content' })
      expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, { path: desk.evidence })).toMatchObject({
        kind: 'whole',
      })
    })
  },
)
