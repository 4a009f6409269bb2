import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { confirmWaiting } from '../../../commands/people/powers/confirm-waiting.fixture.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { writeArchive } from '../../../exchange/archive/archive-file.ts'
import { restorePlace } from '../../../exchange/archive/restore-place.ts'
import { verifyArchive } from '../../../exchange/archive/verify-archive.ts'
import { verifyEvidence } from '../../../queries/evidence/verify-evidence.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer, testDatabase } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const secret = '暗河水闸坐标'
const tables = [
  'matter',
  'matter_task',
  'matter_unit',
  'matter_step',
  'matter_due',
  'matter_urge',
  'matter_file',
  'slip',
  'slip_step',
]

describe.each(oneTestServer(import.meta.filename, process.env))('what carries matters along, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'office' | 'second' | 'mayor' | 'next' | 'head' | 'successor' | 'administrator', SignedIn>
  let units: { water: string; roads: string }
  let matterId: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      next: await desk.person('leader'),
      head: await desk.person('unit-head', units.water),
      successor: await desk.person('unit-head', units.roads),
      administrator: await desk.person('system-administrator'),
    }
    const taskId = await desk.task({ lead: units.water })
    const drafted = await done(people.office, 'POST', '/matters', {
      kind: 'daily',
      title: `${secret}一事`,
      asked: `核对${secret}。`,
      importance: 'major',
      source: 'meeting',
      sourceWords: `会议提到${secret}`,
      clock: { preset: '13710', importance: 'major' },
      leadUnitIds: [units.water],
      partnerUnitIds: [units.roads],
      taskIds: [taskId],
    })
    matterId = drafted.matterId
    const act = async (who: SignedIn, name: string, more: object = {}) => {
      const { revision } = await done(people.office, 'GET', `/matters/${matterId}`)
      await done(who, 'POST', `/matters/${matterId}/acts`, { revision, act: name, ...more })
    }
    await act(people.office, 'propose', { noSecrets: true })
    await act(people.mayor, 'approve')
    await act(people.office, 'hand-out')
    await act(people.head, 'sign')
    await act(people.head, 'feed-back', { words: `已核对${secret}`, answers: 'deploy' })
    await act(people.office, 'return', { reason: `${secret}有误` })
    await act(people.head, 'ask-extension', { reason: secret, progress: `${secret}过半`, day: '2031-05-01' })
    const { urgeId } = await done(people.office, 'POST', `/matters/${matterId}/urges`, { words: `速报${secret}` })
    await done(people.head, 'POST', `/matters/${matterId}/urges/${urgeId}/answer`, { reply: `${secret}已报` })
    await done(people.office, 'POST', `/matters/${matterId}/urges`, { words: `再报${secret}` })
    const { slipId } = await done(people.office, 'POST', `/matters/${matterId}/slips`, {
      colour: 'blue',
      ground: 'slow',
      groundWords: `${secret}拖延`,
      demand: `速办${secret}`,
      limitDay: '2031-03-20',
    })
    const slipActs = [
      [people.second, 'check', null],
      [people.mayor, 'issue', null],
      [people.head, 'answer', `${secret}已办`],
    ] as const
    for (const [revision, [who, name, words]] of slipActs.entries())
      await done(who, 'POST', `/matters/${matterId}/slips/${slipId}/acts`, { revision: revision + 1, act: name, words })
    const bytes = new TextEncoder().encode(`${secret}的图纸`)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const query = new URLSearchParams({ fileName: `${secret}.txt`, size: String(bytes.length), hash, noSecrets: '1' })
    await done(people.head, 'POST', `/matters/${matterId}/files?${query}`, bytes)
  })
  afterAll(() => desk.drop())

  const done = async (who: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(who, method, path, body)
    expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, answer.status, null])
    return answer.body
  }
  const rowsOf = async (db: TestReporting['record']['owner']) => {
    const all: Record<string, unknown> = {}
    for (const table of tables)
      all[table] = (await sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(db)).rows
    return all
  }

  test('an archive holds them and their files, and gives them back as they were', async () => {
    const folder = { path: desk.evidence }
    const file = join(desk.evidence, `${uuid()}.tar.gz`)
    const manifest = await writeArchive(desk.record.db, desk.jurisdictionId, desk.clock.now, file, folder)
    expect(manifest.missingEvidence).toEqual([])
    expect(await verifyArchive(file)).toMatchObject({ kind: 'whole', files: 1 })
    const empty = await testDatabase(server)
    try {
      const elsewhere = { path: join(desk.evidence, 'restored') }
      expect(await restorePlace(empty.db, file, elsewhere)).toMatchObject({ kind: 'restored' })
      expect(await rowsOf(empty.owner)).toEqual(await rowsOf(desk.record.owner))
      expect(await verifyEvidence(empty.db, desk.jurisdictionId, elsewhere)).toEqual({ kind: 'whole', files: 1 })
    } finally {
      await empty.drop()
    }
  })

  test('who takes over from the approver decides in their place', async () => {
    const handedOver = await done(people.administrator, 'POST', `/people/${people.mayor.personId}/hand-over`, {
      toPersonId: people.next.personId,
      leaves: false,
    })
    // the successor holds the role already
    expect(handedOver).toMatchObject({ kind: 'handed-over' })
    const { revision } = await done(people.office, 'GET', `/matters/${matterId}`)
    await done(people.office, 'POST', `/matters/${matterId}/acts`, { revision, act: 'review-extension', words: secret })
    expect((await done(people.next, 'GET', `/matters/${matterId}`)).acts).toContain('grant-extension')
    expect((await done(people.mayor, 'GET', `/matters/${matterId}`).catch(() => ({ acts: [] }))).acts).toEqual([])
  })

  test('a unit is not closed over them; merged, its successor has them with what is open', async () => {
    const closed = await desk.ask(people.administrator, 'POST', `/units/${units.roads}/close`, { from: '2031-03-10' })
    expect(closed.body.detail).toContain('督办事项')
    const merged = await done(people.administrator, 'POST', `/units/${units.water}/merge`, {
      successorId: units.roads,
      from: '2031-03-10',
    })
    await confirmWaiting(desk.record, desk.clock.now, merged)
    const matter = await done(people.successor, 'GET', `/matters/${matterId}`)
    expect(matter.units).toEqual([{ unitId: units.roads, name: '交通局', part: 'lead' }])
    expect(matter.urges.map((urge: { unitId: string }) => urge.unitId)).toEqual([units.water, units.roads])
  })

  test('a purge takes every word and file of the matters of a report’s tasks', async () => {
    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    const folder = { path: desk.evidence }
    expect(await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, folder)).toMatchObject({
      kind: 'purged',
      files: 1,
    })
    expect(JSON.stringify(await rowsOf(desk.record.owner))).not.toContain(secret)
    const left = await sql`select from vault where strpos(convert_from(content, 'UTF8'), ${secret}) > 0`.execute(
      desk.record.owner,
    )
    expect(left.rows).toHaveLength(0)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    expect(await verifyEvidence(desk.record.db, desk.jurisdictionId, folder)).toEqual({ kind: 'whole', files: 0 })
  })
})
