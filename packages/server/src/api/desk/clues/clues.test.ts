import { Zip } from '@luoshi/report/zip'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { removeOldGivers } from '../../../commands/clues/remove-givers.ts'
import { expectRestoredAlike } from '../../../exchange/archive/restored-alike.fixture.ts'
import { madeUpWorkbook } from '../../../exchange/tasks/workbook.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { deskRoutes } from '../desk-routes.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

const giver = '陈一一'
const contact = '13800007777'

describe.each(oneTestServer(import.meta.filename, process.env))('clues on $name', (server) => {
  let desk: TestReporting
  let who: Record<'office' | 'second' | 'mayor' | 'head' | 'officer' | 'audit', SignedIn>
  let water: string
  let taskId: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    water = await desk.unit('水务局')
    who = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', water),
      officer: await desk.person('unit-officer', water),
      audit: await desk.person('audit-administrator'),
    }
    taskId = await desk.task({ lead: water, status: 'active' })
  })
  afterAll(() => desk.drop())

  const clue = (more: object = {}) => ({
    source: 'phone',
    receivedOn: '2031-03-08',
    words: `${giver}（${contact}）反映东街水管渗漏。`,
    giver,
    contact,
    ...more,
  })
  const entered = async (more: object = {}): Promise<string> => {
    const { status, body } = await desk.ask(who.office, 'POST', '/clues', clue(more))
    expect([status, body.detail]).toEqual([200, undefined])
    return body.clueIds[0]
  }
  const found = async (clueId: string) => (await desk.ask(who.office, 'GET', `/clues?clue=${clueId}`)).body.clues[0]
  const draft = (clueId: string, more: object = {}) =>
    desk.ask(who.office, 'POST', '/matters', {
      kind: 'clue',
      title: '东街水管渗漏',
      asked: '查明东街水管渗漏，限期修复。',
      importance: 'ordinary',
      source: 'meeting',
      clock: { preset: '13710' },
      leadUnitIds: [water],
      taskIds: [taskId],
      clueId,
      ...more,
    })
  const act = async (by: SignedIn, id: string, name: string, more: object = {}) => {
    const { revision } = (await desk.ask(who.office, 'GET', `/matters/${id}`)).body
    return desk.ask(by, 'POST', `/matters/${id}/acts`, { revision, act: name, ...more })
  }
  const done = async (id: string, ...acts: [SignedIn, string, object?][]) => {
    for (const [by, name, more] of acts) {
      const { status, body } = await act(by, id, name, more)
      expect([name, status, body.detail]).toEqual([name, 200, undefined])
    }
  }
  const toUnit = async () => {
    const clueId = await entered({ reference: uuid() })
    const { body } = await draft(clueId)
    const id = body.matterId as string
    await done(id, [who.office, 'propose', { noSecrets: true }], [who.mayor, 'approve'], [who.office, 'hand-out'])
    return { clueId, id }
  }

  test('is the office’s alone: nobody else reads or enters one', async () => {
    await entered()
    for (const other of [who.mayor, who.head, who.officer, who.audit]) {
      expect((await desk.ask(other, 'GET', '/clues')).status).toBe(403)
      expect((await desk.ask(other, 'POST', '/clues', clue())).status).toBe(403)
    }
  })

  test('a matter made of it hides who gave it from its unit on every address and in every file', async () => {
    const { id } = await toUnit()
    await done(id, [who.officer, 'sign'])
    const { body: urged } = await desk.ask(who.office, 'POST', `/matters/${id}/urges`, { words: '请尽快修复。' })
    const slip = { colour: 'blue', ground: 'slow', groundWords: '进展慢', demand: '三日内修复', limitDay: '2031-03-20' }
    const { body: drafted } = await desk.ask(who.office, 'POST', `/matters/${id}/slips`, slip)
    for (const [revision, [by, name]] of (
      [
        [who.second, 'check'],
        [who.mayor, 'issue'],
      ] as const
    ).entries())
      await desk.ask(by, 'POST', `/matters/${id}/slips/${drafted.slipId}/acts`, { revision: revision + 1, act: name })
    const parts: Record<string, string> = {
      matterId: id,
      taskId,
      slipId: drafted.slipId,
      urgeId: urged.urgeId,
      unitId: water,
    }
    const answered = new Set<string>()
    for (const { method, path } of deskRoutes) {
      if (method !== 'get') continue
      const address = path.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? uuid())
      for (const reader of [who.head, who.officer])
        for (const query of ['', `?q=${encodeURIComponent(giver)}`]) {
          const { response, status, body } = await desk.ask(reader, 'GET', address + query)
          if (status !== 200) continue
          answered.add(path)
          // the search says again what was asked
          const said = { ...body, terms: [] }
          const text = body === undefined ? textOf(Buffer.from(await response.arrayBuffer())) : JSON.stringify(said)
          for (const secret of [giver, contact, '来电'])
            expect([address, query, text.includes(secret)]).toEqual([address, query, false])
        }
    }
    // what was looked at is not nothing
    expect([...answered]).toEqual(
      expect.arrayContaining([
        '/matters',
        '/matters/:matterId',
        '/matters/:matterId/slips/:slipId/document',
        '/messages',
        '/slips',
      ]),
    )
    // nor does the office's or a leader's list of matters find it by who gave it
    for (const reader of [who.office, who.mayor])
      expect((await desk.ask(reader, 'GET', `/matters?q=${encodeURIComponent(giver)}`)).body.matters).toEqual([])
    // a leader reads the matter, and whose clue it was not
    expect(JSON.stringify((await desk.ask(who.mayor, 'GET', `/matters/${id}`)).body)).not.toContain(giver)
  })

  test('neither the ledger, the history, the vault nor the outbox holds what was told or by whom', async () => {
    await toUnit()
    const { rows } = await sql<{ text: string }>`
      select body::text as text from ledger union all select content::text from event union all select summary from event
      union all select convert_from(content, 'UTF8') from vault where content is not null and media_type like 'application/json'
      union all select subject || body from mail union all select detail from security_log`.execute(desk.record.owner)
    expect(rows.length).toBeGreaterThan(20)
    for (const { text } of rows) expect(text ?? '').not.toMatch(new RegExp(`${giver}|${contact}`))
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })

  test('words that name the giver are refused wherever a unit would read them', async () => {
    const clueId = await entered({ reference: 'X-1' })
    expect((await draft(clueId, { asked: `请答复${giver}。` })).body).toMatchObject({ reason: 'giver-named' })
    expect((await draft(clueId, { sourceWords: `${contact}来电` })).body).toMatchObject({ reason: 'giver-named' })
    expect((await found(clueId)).state).toBe('waiting')
    const { id } = await toUnit()
    await done(id, [who.officer, 'sign'], [who.officer, 'feed-back', { words: `已联系${giver}。`, answers: 'deploy' }])
    expect((await act(who.office, id, 'return', { reason: `${giver}不满意` })).body).toMatchObject({
      reason: 'giver-named',
    })
    const urge = await desk.ask(who.office, 'POST', `/matters/${id}/urges`, { words: `请回电138-0000-7777` })
    expect(urge.body).toMatchObject({ reason: 'giver-named' })
    const slip = {
      colour: 'blue',
      ground: 'slow',
      groundWords: `${giver}再次反映`,
      demand: '速办',
      limitDay: '2031-03-20',
    }
    expect((await desk.ask(who.office, 'POST', `/matters/${id}/slips`, slip)).body).toMatchObject({
      reason: 'giver-named',
    })
  })

  test('waits again where the draft made of it is discarded; two matters are not made of one', async () => {
    const clueId = await entered({ reference: 'X-2' })
    const { body } = await draft(clueId)
    expect(await found(clueId)).toMatchObject({ state: 'taken-up', matter: { matterId: body.matterId } })
    expect((await draft(clueId)).body).toMatchObject({ reason: 'conflict' })
    await done(body.matterId, [who.office, 'discard', { reason: '重复' }])
    expect(await found(clueId)).toMatchObject({ state: 'waiting', matter: null })
    expect((await draft(clueId)).status).toBe(200)
  })

  test('is answered, or dismissed with a reason, once', async () => {
    const one = await entered({ reference: 'X-3' })
    const settle = (id: string, act: string, words: string) =>
      desk.ask(who.office, 'POST', `/clues/${id}/acts`, { act, words })
    expect((await settle(one, 'dismiss', ' ')).status).toBe(422)
    expect((await settle(one, 'dismiss', '不属本级职责')).status).toBe(200)
    expect(await found(one)).toMatchObject({ state: 'dismissed', reason: '不属本级职责', acts: [] })
    expect((await settle(one, 'answer', '已答复')).status).toBe(409)
    expect((await settle(uuid(), 'answer', '已答复')).status).toBe(404)
    const { clueId } = await toUnit()
    expect((await settle(clueId, 'answer', '已告知办理情况')).status).toBe(200)
    expect(await found(clueId)).toMatchObject({ state: 'answered', matter: { title: '东街水管渗漏' } })
  })

  test('a table is taken in as it was understood, and a second time doubles nothing', async () => {
    const rows = [
      ['来件编号', '收到日期', '来源', '反映人', '联系方式', '反映内容'],
      ['T-1', '2031-03-01', '来信', giver, contact, '西街井盖缺失。'],
      ['', '2031-03-02', '网上留言', '', '', '北街垃圾未清。'],
      ['T-3', '昨天', '来电', '', '', '南街停水。'],
    ]
    const read = async () => {
      const { body } = await desk.ask(who.office, 'POST', '/clues/table', madeUpWorkbook([{ name: '表', rows }]))
      return body.rows as { row: number; trouble: string | null; already: boolean }[]
    }
    const seen = await read()
    expect(seen.map(({ row, trouble, already }) => [row, trouble !== null, already])).toEqual([
      [2, false, false],
      [3, false, false],
      [4, true, false],
    ])
    const clues = seen
      .filter(({ trouble }) => trouble === null)
      .map(({ row: _, trouble: __, already: ___, ...rest }) => rest)
    const take = () => desk.ask(who.office, 'POST', '/clues/several', { clues })
    expect((await take()).body).toMatchObject({ clueIds: [expect.any(String), expect.any(String)], already: 0 })
    expect((await take()).body).toMatchObject({ clueIds: [], already: 2 })
    expect((await read()).map(({ already }) => already)).toEqual([true, true, false])
    expect((await desk.ask(who.office, 'POST', '/clues', clue({ reference: 'T-1' }))).status).toBe(409)
  })

  test('an archive gives them back with who gave them and the matters made of them', async () => {
    await expectRestoredAlike(server, desk, ['clue', 'matter', 'matter_step', 'matter_due'])
  })

  test('who gave it is taken out once it is done with for as long as the place keeps it, or on request', async () => {
    const early = await entered({ reference: 'X-5' })
    await desk.ask(who.office, 'POST', `/clues/${early}/acts`, { act: 'answer', words: '已答复' })
    const waiting = await entered({ reference: 'X-6' })
    const rules = { repeatedWithin: 30, giverDays: 10, subjects: [' 重点工程项目', '重点工程项目 ', '民生实事'] }
    const subjects = async () => (await desk.ask(who.office, 'GET', '/matters/subjects')).body.subjects
    expect(await subjects()).toHaveLength(5)
    const set = { kind: 'supervision', rules, validFrom: '2031-03-10', note: null, seenVersion: 0 }
    expect((await desk.ask(who.office, 'POST', '/rules', set)).status).toBe(200)
    expect(await subjects()).toEqual(['重点工程项目', '民生实事'])
    const by = mayWriteByClock(desk.jurisdictionId)
    expect(await removeOldGivers(desk.record.db, by, new Date('2031-03-20T01:59:00Z'))).toBe(0)
    expect(await removeOldGivers(desk.record.db, by, new Date('2031-03-20T02:00:00Z'))).toBeGreaterThan(0)
    expect(await found(early)).toMatchObject({ giver: null, contact: null, giverRemovedAt: '2031-03-20T02:00:00.000Z' })
    expect(await found(waiting)).toMatchObject({ giver, contact, giverRemovedAt: null })
    expect((await desk.ask(who.office, 'DELETE', `/clues/${waiting}/giver`)).status).toBe(200)
    expect(await found(waiting)).toMatchObject({ giver: null, contact: null })
    expect((await desk.ask(who.office, 'DELETE', `/clues/${waiting}/giver`)).status).toBe(404)
  })
})

/** Every part of an archive as one text; of other bytes the bytes. */
function textOf(bytes: Buffer): string {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return bytes.toString('utf8')
  const zip = new Zip(bytes, { most: 50_000_000 })
  return [...zip.names()].map((name) => Buffer.from(zip.bytes(name) ?? []).toString('utf8')).join('\n')
}
