import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeArchive } from '../../../exchange/archive/archive-file.ts'
import { restorePlace } from '../../../exchange/archive/restore-place.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer, testDatabase } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'an archive of an earlier version on $name',
  (server) => {
    let desk: TestReporting
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    })
    afterAll(() => desk.drop())

    test('holds 退签 that name no other unit: they are put back as they were taken, whenever that was', async () => {
      const water = await desk.unit('青禾县水务局')
      const roads = await desk.unit('青禾县公路局')
      const [office, mayor] = [await desk.person('supervisor'), await desk.person('leader')]
      const head = await desk.person('unit-head', water)
      const plan = [
        { day: '2031-03-20', words: '完成设计' },
        { day: '2031-06-30', words: '竣工验收' },
      ]
      const made = await desk.ask(office, 'POST', '/matters', {
        ...{ kind: 'daily', title: '水厂改造', asked: '按期完成改造。', importance: 'major', source: 'meeting' },
        clock: { preset: '13710', importance: 'major', plan },
        leadUnitIds: [water],
      })
      expect([made.status, made.body.detail]).toEqual([200, undefined])
      const { matterId } = made.body
      for (const [by, act, more] of [
        [office, 'propose', { noSecrets: true }],
        [mayor, 'approve', {}],
        [office, 'hand-out', {}],
        [head, 'refuse', { reason: '属道路管养。', suggestedUnitId: roads }],
      ] as const) {
        const { revision } = (await desk.ask(office, 'GET', `/matters/${matterId}`)).body
        const { status, body } = await desk.ask(by, 'POST', `/matters/${matterId}/acts`, { revision, act, ...more })
        expect([act, status, body.detail]).toEqual([act, 200, undefined])
      }
      const { owner } = desk.record
      // the record as the earlier version had it, whose refusal is later than any record was brought up to this
      await sql`alter table matter_step drop constraint matter_step_another_unit`.execute(owner)
      await sql`update matter_step set content = content - 'suggestedUnitId' where act = 'refuse'`.execute(owner)
      await sql`alter table matter_step drop column earlier_form`.execute(owner)
      await sql`alter table matter_due drop column reminded_on`.execute(owner)
      // an inspection of one day, whose last day was written down
      await sql`alter table inspection drop constraint inspection_days`.execute(owner)
      await sql`insert into inspection (jurisdiction_id, inspection_id, kind, title, content, scope, basis, starts_on, ends_on,
          body, invited, state, steps, last_step, drafted_by, drafted_at)
        values (${desk.jurisdictionId}, ${randomUUID()}, 'daily', '水厂督查', '查看工地。', '全部', '年度计划', '2031-03-12',
          '2031-03-12', 'supervision-office', '[]', 'draft', 0, null, ${office.personId}, ${desk.clock.now})`.execute(
        owner,
      )
      await sql`delete from kysely_migration
        where name in ('0193-earlier-refusals', '0165-reminded-dues', '0198-inspected-days')`.execute(owner)
      const file = join(desk.evidence, `${randomUUID()}.tar.gz`)
      await writeArchive(desk.record.db, desk.jurisdictionId, desk.clock.now, file, { path: desk.evidence })
      const empty = await testDatabase(server)
      try {
        expect(await restorePlace(empty.db, file, { path: join(desk.evidence, randomUUID()) })).toMatchObject({
          kind: 'restored',
        })
        const steps = await empty.db
          .selectFrom('matter_step')
          .select(['act', 'earlier_form'])
          .where('matter_id', '=', matterId)
          .orderBy('ordinal', 'desc')
          .execute()
        expect(steps.filter((step) => step.earlier_form)).toEqual([{ act: 'refuse', earlier_form: true }])
        const inspections = await empty.owner.selectFrom('inspection').select(['starts_on', 'ends_on']).execute()
        expect(inspections).toEqual([{ starts_on: '2031-03-12', ends_on: '2031-03-13' }])
        // what had been due is old news
        const due = await empty.owner
          .selectFrom('matter_due')
          .select(['due_at', 'reminded_on'])
          .where('matter_id', '=', matterId)
          .execute()
        expect(due.length).toBeGreaterThan(0)
        const now = new Date()
        expect(due.filter((one) => (one.reminded_on === null) !== one.due_at > now)).toEqual([])
        // and an archive of it now goes into the next
        const again = join(desk.evidence, `${randomUUID()}.tar.gz`)
        await writeArchive(empty.db, desk.jurisdictionId, desk.clock.now, again, { path: desk.evidence })
        const third = await testDatabase(server)
        try {
          expect(await restorePlace(third.db, again, { path: join(desk.evidence, randomUUID()) })).toMatchObject({
            kind: 'restored',
          })
          expect(await verifyRecord(third.db, desk.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
        } finally {
          await third.drop()
        }
      } finally {
        await empty.drop()
      }
    })
  },
)
