import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { publishSnapshot } from '../../../commands/publication/publish-snapshot.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { madeUpReport } from '../../../commands/reports/report.fixture.ts'
import { writeArchive } from '../../../exchange/archive/archive-file.ts'
import { restorePlace } from '../../../exchange/archive/restore-place.ts'
import { doDeskWork } from '../../../jobs/schedule-desk-work.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { publishedYears } from '../../../record/published-year/published-years.ts'
import { oneTestServer, testDatabase } from '../../../store/database.fixture.ts'
import type { Overview } from '../judging/overview-routes.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import type { TaskDetail, TaskRow, TaskTable } from './task-routes.ts'

const silent = { info: () => undefined, error: () => undefined }

describe.each(oneTestServer(import.meta.filename, process.env))(
  'targets and tasks outside the report on $name',
  (server) => {
    let desk: TestReporting
    let unit: string
    let people: Record<'officer' | 'head' | 'supervisor' | 'reader', SignedIn>
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-02-10T04:00:00Z'))
      unit = await desk.unit('发展和改革局')
      people = {
        officer: await desk.person('unit-officer', unit),
        head: await desk.person('unit-head', unit),
        supervisor: await desk.person('supervisor'),
        reader: await desk.person('reader'),
      }
      await doDeskWork(desk.record.db, { evidence: null, mail: null }, desk.clock.now, silent)
    })
    afterAll(() => desk.drop())

    const table = async () => (await desk.ask(people.supervisor, 'GET', '/tasks')).body as TaskTable
    const target = async (words: string): Promise<TaskRow> => {
      const found = (await table()).rows.find(({ origin, wording }) => origin === 'target' && wording.includes(words))
      if (!found) throw new Error(`no target says ${words}`)
      return found
    }
    const detail = async (taskId: string) =>
      (await desk.ask(people.supervisor, 'GET', `/tasks/${taskId}`)).body as TaskDetail
    const seen = ({ taskId, revision }: TaskRow) => ({ taskId, revision })
    const periodOf = async (month: number): Promise<string> => {
      const { body } = await desk.ask(people.officer, 'GET', '/periods')
      return body.periods.find((period: { ordinal: number }) => period.ordinal === month).periodId
    }
    const report = async (taskId: string, month: number, value: string, correction = false) => {
      const [{ taskIndicatorId = '' } = {}] = (await detail(taskId)).indicators
      const address = `/tasks/${taskId}/progress/${await periodOf(month)}`
      let revision = null
      if (correction) {
        const begun = await desk.ask(people.officer, 'POST', `${address}/corrections`, { reason: '统计数有调整' })
        revision = begun.body.report.revision
      }
      const content = { situation: '总体平稳。', figures: [{ taskIndicatorId, value, source: '统计局' }] }
      const saved = await desk.ask(people.officer, 'PUT', address, {
        revision,
        content: { unchanged: false, ...content },
      })
      let { progressId, revision: at } = saved.body.report
      for (const [who, act] of [
        [people.head, 'send'],
        [people.supervisor, 'accept'],
      ] as const) {
        const done = await desk.ask(who, 'POST', '/progress/acts', { act, items: [{ progressId, revision: at }] })
        expect(done.status).toBe(200)
        at++
      }
    }
    const readings = async () => {
      const { db } = desk.record
      const rows = await db.selectFrom('reading').selectAll().where('task_id', 'is not', null).execute()
      return rows
        .map(({ value, cut_off, source, superseded_by }) => ({
          ...{ value: Number(value), cut_off, source },
          stands: superseded_by === null,
        }))
        .toSorted((a, b) => a.value - b.value)
    }
    const published = async () => {
      const { jurisdictionId } = desk
      await publishSnapshot(desk.record.db, desk.record.may, desk.clock.now, 2031, null)
      const year = (await publishedYears(desk.record.db).latest('990101', 2031))?.year
      if (!year) throw new Error(`nothing of ${jurisdictionId} is public`)
      return year
    }

    test('they are listed once, as the first block, and left undone they owe nothing and are late in nothing', async () => {
      expect((await table()).unlistedTargets).toBe(2)
      expect(await desk.ask(people.reader, 'POST', '/tasks/targets', { year: 2031 })).toMatchObject({ status: 403 })
      const listed = await desk.ask(people.supervisor, 'POST', '/tasks/targets', { year: 2031 })
      expect(listed.body).toEqual({ kind: 'listed', year: 2031, targets: 2 })
      const again = await desk.ask(people.supervisor, 'POST', '/tasks/targets', { year: 2031 })
      expect([again.status, again.body.reason ?? again.body.type]).toEqual([
        409,
        expect.stringContaining('already-listed'),
      ])
      const { rows, unlistedTargets } = await table()
      expect(unlistedTargets).toBe(0)
      expect(rows.slice(0, 2).map(({ origin, status, light }) => [origin, status, light])).toEqual([
        ['target', 'drafted', null],
        ['target', 'drafted', null],
      ])
      const bench = (await desk.ask(people.supervisor, 'GET', '/workbench')).body
      const late = bench.groups.filter(({ late: count }: { late: number }) => count > 0)
      expect(late).toEqual([])
      expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    })

    test('a monthly figure turns the light and enters the series of the year’s indicator; a correction supersedes it', async () => {
      const gdp = await target('地区生产总值')
      await desk.ask(people.supervisor, 'POST', '/tasks/edit', { tasks: [seen(gdp)], patch: { leadIds: [unit] } })
      const handed = await desk.ask(people.supervisor, 'POST', '/tasks/assign', {
        tasks: [seen(await target('地区生产总值'))],
      })
      expect(handed.status).toBe(200)
      await desk.record.db.updateTable('task').set({ status: 'active' }).where('task_id', '=', gdp.taskId).execute()
      desk.clock.now = new Date('2031-02-20T04:00:00Z')
      await report(gdp.taskId, 2, '5.1')
      expect((await detail(gdp.taskId)).lights.map(({ light }) => light)).toEqual(['green'])
      expect((await target('地区生产总值')).light?.words).toBe('欠进度 0.9 个百分点')
      await report(gdp.taskId, 2, '6.3', true)
      expect((await target('地区生产总值')).light?.words).toBe('达进度')
      expect(await readings()).toEqual([
        { value: 5.1, cut_off: '2031-02-28', source: '统计局', stands: false },
        { value: 6.3, cut_off: '2031-02-28', source: '统计局', stands: true },
      ])
    })

    test('the overview tells each target beside its newest figure, to readers only what is public', async () => {
      const shown = async (who: SignedIn) => {
        const { indicators } = (await desk.ask(who, 'GET', '/overview')).body as Overview
        return indicators.find(({ name }) => name === '地区生产总值')
      }
      const { taskId } = await target('地区生产总值')
      const reading = { value: '6.3', valueText: null, cutOff: '2031-02-28', source: '统计局' }
      expect(await shown(people.supervisor)).toMatchObject({ taskId, unit: '%', value: '6', reading })
      expect(await shown(people.reader)).toMatchObject({ taskId, value: '6', reading: null })
    })

    test('the public sees its light and its readings once the office says so, and the number of promises never moves', async () => {
      const before = await published()
      expect(before.followed).toBeUndefined()
      const own = (year: typeof before) =>
        year.indicators
          .find(({ name, kind }) => name === '地区生产总值' && kind === 'rate')
          ?.readings.map(({ value }) => Number(value))
      expect(own(before)).toEqual([6.2])
      const patch = { disclosure: 'public' }
      await desk.ask(people.supervisor, 'POST', '/tasks/edit', { tasks: [seen(await target('地区生产总值'))], patch })
      const { indicators } = (await desk.ask(people.reader, 'GET', '/overview')).body as Overview
      expect(indicators.find(({ name }) => name === '地区生产总值')?.reading?.value).toBe('6.3')
      const after = await published()
      expect(own(after)).toEqual([6.2, 6.3])
      expect(after.followed).toMatchObject([
        { origin: 'target', number: '目标1', leadUnit: '发展和改革局', state: { kind: 'light', light: 'green' } },
      ])
      expect(after.commitments.length).toBe(before.commitments.length)
    })

    test('a task outside the report names its source, is marked, and is public only where the office says so', async () => {
      const body = {
        year: 2031,
        wording: '办好全县项目观摩会。',
        sourceKind: 'meeting',
        source: '第3次常务会议',
        kind: 'work',
        dueOn: '2031-06-30',
      }
      expect(await desk.ask(people.supervisor, 'POST', '/tasks/outside', { ...body, source: ' ' })).toMatchObject({
        status: 422,
      })
      expect(await desk.ask(people.supervisor, 'POST', '/tasks/outside', body)).toMatchObject({ status: 200 })
      const row = (await table()).rows.at(-1)
      expect(row).toMatchObject({
        origin: 'outside',
        source: { kind: 'meeting', name: '第3次常务会议' },
        number: 20_001,
      })
      if (!row) throw new Error('the task is not there')
      await desk.ask(people.supervisor, 'POST', '/tasks/edit', { tasks: [seen(row)], patch: { leadIds: [unit] } })
      await desk.ask(people.supervisor, 'POST', '/tasks/assign', {
        tasks: [{ ...seen(row), revision: row.revision + 1 }],
      })
      expect((await published()).followed?.map(({ origin }) => origin)).toEqual(['target'])
      const patch = { disclosure: 'public' }
      await desk.ask(people.supervisor, 'POST', '/tasks/edit', {
        tasks: [{ ...seen(row), revision: row.revision + 2 }],
        patch,
      })
      expect((await published()).followed?.at(-1)).toMatchObject({
        ...{ origin: 'outside', number: '增1', source: { kind: 'meeting', name: '第3次常务会议' } },
      })
      const found = (await desk.ask(people.supervisor, 'GET', `/search?q=${encodeURIComponent('增1')}`)).body
      expect(JSON.stringify(found)).toContain(row.taskId)
    })

    test('the unit says when its nodes were met, without a percentage; others do not, and not for a day to come', async () => {
      const stranger = await desk.person('unit-officer', await desk.unit('教育局'))
      const taskId = await desk.task({ lead: unit, status: 'active' })
      const { revision } = await detail(taskId)
      const node = {
        milestoneId: null,
        wording: '主体完工',
        kind: null,
        dueOn: '2031-02-15',
        planPercent: null,
        metOn: null,
      }
      const milestones = [node, { ...node, wording: '竣工验收', dueOn: '2031-11-30' }]
      await desk.ask(people.supervisor, 'PUT', `/tasks/${taskId}/milestones`, { revision, milestones })
      const plan = await detail(taskId)
      await desk.ask(people.supervisor, 'POST', '/tasks/edit', {
        tasks: [{ taskId, revision: plan.revision }],
        patch: { planRule: 'milestones' },
      })
      const address = `/tasks/${taskId}/milestones/${plan.milestones[0]?.milestoneId}/met`
      expect((await desk.ask(stranger, 'PUT', address, { metOn: '2031-02-14' })).status).toBeGreaterThanOrEqual(403)
      expect(await desk.ask(people.officer, 'PUT', address, { metOn: '2031-02-21' })).toMatchObject({ status: 422 })
      expect(await desk.ask(people.officer, 'PUT', address, { metOn: '2031-02-14' })).toMatchObject({ status: 200 })
      const period = await periodOf(2)
      const content = { unchanged: false, situation: '主体已完工。' }
      const saved = await desk.ask(people.officer, 'PUT', `/tasks/${taskId}/progress/${period}`, {
        revision: null,
        content,
      })
      let { progressId, revision: at } = saved.body.report
      for (const [who, act] of [
        [people.head, 'send'],
        [people.supervisor, 'accept'],
      ] as const) {
        const done = await desk.ask(who, 'POST', '/progress/acts', { act, items: [{ progressId, revision: at }] })
        expect(done.status).toBe(200)
        at++
      }
      expect((await detail(taskId)).lights).toMatchObject([{ light: 'green', plan: '50', actual: '50' }])
      expect(
        (await detail(taskId)).history.some(({ summary }) => summary === '第 1 个节点已于 2031-02-14 完成。'),
      ).toBe(true)
    })

    test('another version of the report leaves tasks outside it where they are', async () => {
      await desk.record.adoptText(madeUpReport({ extra: '新建停车位500个。' }))
      const { rows } = await table()
      expect(rows.filter(({ origin }) => origin === 'outside')).toHaveLength(1)
      expect(rows.filter(({ origin }) => origin === 'target')).toHaveLength(2)
      expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    })

    test('an archive carries all of it, and a purge of the report takes the words of targets, outside tasks and readings', async () => {
      const { db, may } = desk.record
      const folder = await mkdtemp(join(tmpdir(), 'luoshi-targets-'))
      const empty = await testDatabase(server)
      try {
        await writeArchive(db, desk.jurisdictionId, desk.clock.now, join(folder, 'whole.tar.gz'))
        expect(await restorePlace(empty.db, join(folder, 'whole.tar.gz'))).toMatchObject({ kind: 'restored' })
        const origins = (of: typeof db) =>
          of.selectFrom('commitment').select(['number', 'origin', 'source']).orderBy('commitment_id').execute()
        expect(await origins(empty.db)).toEqual(await origins(db))
        const { hash } = await db
          .selectFrom('document')
          .innerJoin('report', 'report.document_id', 'document.document_id')
          .select('document.hash')
          .where('report.state', '=', 'adopted')
          .executeTakeFirstOrThrow()
        await purgeContent(db, may, desk.clock.now, { hash, persons: ['甲', '乙'], reason: '误入' })
        const left = await db
          .selectFrom('commitment')
          .innerJoin('report', 'report.report_id', 'commitment.report_id')
          .select(['commitment.wording', 'source'])
          .where('report.state', '=', 'set-aside')
          .where('origin', '!=', 'report')
          .execute()
        expect(left.length).toBe(3)
        expect(JSON.stringify(left)).not.toMatch(/生产总值|观摩|常务会议/)
        const readings = await db
          .selectFrom('reading')
          .select(['value', 'value_text'])
          .where('task_id', 'is not', null)
          .execute()
        expect(new Set(readings.map(({ value }) => value))).toEqual(new Set([null]))
        expect(await verifyRecord(db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
      } finally {
        await empty.drop()
        await rm(folder, { recursive: true })
      }
    })
  },
)
