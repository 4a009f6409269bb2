import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { gatherYear } from '../../../record/published-year/gather-year.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('comments on tasks, on $name', (server) => {
  let desk: TestReporting
  let units: Record<'lead' | 'partner' | 'other', string>
  let people: Record<
    'office' | 'second' | 'leader' | 'reader' | 'officer' | 'head' | 'partner' | 'other' | 'system' | 'security',
    SignedIn
  >
  let taskId: string
  beforeAll(async () => {
    desk = await testReporting(server)
    units = { lead: await desk.unit('水务局'), partner: await desk.unit('交通局'), other: await desk.unit('文旅局') }
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      leader: await desk.person('leader'),
      reader: await desk.person('reader'),
      officer: await desk.person('unit-officer', units.lead),
      head: await desk.person('unit-head', units.lead),
      partner: await desk.person('unit-officer', units.partner),
      other: await desk.person('unit-officer', units.other),
      system: await desk.person('system-administrator'),
      security: await desk.person('security-administrator'),
    }
    taskId = await desk.task({ lead: units.lead, partners: [units.partner] })
  })
  afterAll(() => desk.drop())

  // all within one moment: what was said last is no matter of the clock
  const say = (who: SignedIn, words: string, of = taskId, commentId: string = randomUUID()) => {
    return desk.ask(who, 'POST', `/tasks/${of}/comments`, { commentId, words })
  }
  const read = async (who: SignedIn, of = taskId) => (await desk.ask(who, 'GET', `/tasks/${of}/comments`)).body
  const unread = async (who: SignedIn) => (await desk.ask(who, 'GET', '/messages')).body.unread

  test('who wrote one withdraws it: its words are gone, that it stood and when it went is seen, and in the ledger', async () => {
    const of = await desk.task({ lead: units.lead, partners: [units.partner] })
    const commentId = randomUUID()
    await say(people.office, '请报管网长度。', of, commentId)
    await say(people.officer, '明日报送。', of)
    const withdraw = (who: SignedIn, id: string = commentId) =>
      desk.ask(who, 'POST', `/tasks/${of}/comments/${id}/withdrawal`)
    expect((await withdraw(people.second)).status).toBe(403)
    expect((await withdraw(people.officer)).status).toBe(403)
    expect((await withdraw(people.office)).status).toBe(200)
    expect([(await withdraw(people.office)).status, (await withdraw(people.office, 'none')).status]).toEqual([409, 404])
    const { comments } = await read(people.partner, of)
    expect(comments).toMatchObject([
      { words: '', withdrawnAt: desk.clock.now.toISOString() },
      { words: '明日报送。', withdrawnAt: null },
    ])
    const list = (await desk.ask(people.second, 'GET', '/comments')).body.conversations
    expect(list).toMatchObject([{ taskId: of, count: 1, last: { words: '明日报送。' } }])
    const table = await desk.ask(people.second, 'GET', '/comments/table.csv')
    expect(await table.response.text()).not.toContain('请报管网长度')
    const entry = await desk.record.db
      .selectFrom('ledger')
      .select('kind')
      .where('jurisdiction_id', '=', desk.jurisdictionId)
      .where('kind', '=', 'task.comment-withdrawn')
      .execute()
    expect(entry).toHaveLength(1)
    // nothing stands any more: nobody is led to it
    const alone = await desk.task({ lead: units.other })
    const only = randomUUID()
    await say(people.office, '误发。', alone, only)
    expect(await unread(people.other)).toBe(1)
    await desk.ask(people.office, 'POST', `/tasks/${alone}/comments/${only}/withdrawal`)
    expect(await unread(people.other)).toBe(0)
    await desk.record.db.updateTable('task').set({ status: 'set-aside' }).where('task_id', 'in', [of, alone]).execute()
  })

  test('are written by the office and the task’s units, and read by everybody who may read the task', async () => {
    expect((await say(people.office, '管网长度以哪个口径为准？')).status).toBe(200)
    expect((await say(people.officer, '以竣工验收为准。')).status).toBe(200)
    expect((await say(people.partner, '同意。\n路段名另报。')).status).toBe(200)
    for (const who of [people.leader, people.reader]) {
      expect((await say(who, '补充。')).status).toBe(403)
      expect(await read(who)).toMatchObject({ mayWrite: false })
    }
    for (const who of [people.other, people.system])
      expect([
        (await say(who, '补充。')).status,
        (await desk.ask(who, 'GET', `/tasks/${taskId}/comments`)).status,
      ]).toEqual(who === people.other ? [404, 404] : [403, 403])
    for (const who of [people.office, people.head, people.partner, people.reader])
      expect((await read(who)).comments.map(({ unit, words }: Record<string, string>) => [unit, words])).toEqual([
        [null, '管网长度以哪个口径为准？'],
        ['水务局', '以竣工验收为准。'],
        ['交通局', '同意。\n路段名另报。'],
      ])
    expect((await read(people.officer)).comments.map(({ own }: { own: boolean }) => own)).toEqual([false, true, false])
  })

  test('a second press says nothing twice; empty, marked and too long words are refused', async () => {
    const [of, id] = [await desk.task({ lead: units.lead }), randomUUID()]
    expect((await say(people.office, '请说明。', of, id)).status).toBe(200)
    expect((await say(people.office, '请说明。', of, id)).status).toBe(200)
    expect((await say(people.office, '请再说明。', of, id)).status).toBe(409)
    expect((await say(people.officer, '请说明。', of, id)).status).toBe(409)
    expect((await read(people.office, of)).comments).toHaveLength(1)
    expect((await say(people.office, ' \n ', of)).status).toBe(422)
    expect((await say(people.office, '长'.repeat(2001), of)).status).toBe(422)
    expect((await say(people.office, '机密★ 数据如下', of)).body).toMatchObject({ reason: 'secrecy-mark' })
  })

  test('tell the others, with a count that an answer takes away, and nobody of a task not handed out', async () => {
    const of = await desk.task({ lead: units.lead, partners: [units.partner] })
    const before = await Promise.all([people.second, people.officer, people.partner, people.other].map(unread))
    await say(people.office, '进度如何？', of)
    const told = await Promise.all([people.second, people.officer, people.partner, people.other].map(unread))
    // what is unread of the same kind is one message; it tells of one task more
    expect(told[3]).toBe(before[3])
    const messages = async (who: SignedIn) =>
      (await desk.ask(who, 'GET', '/messages')).body.messages.filter(
        ({ kind, settledAt, readAt }: Record<string, unknown>) =>
          kind === 'task-commented' && settledAt === null && readAt === null,
      )
    await desk.ask(people.head, 'POST', '/messages/read', { messageIds: null })
    await desk.ask(people.second, 'POST', '/messages/read', { messageIds: null })
    await say(people.officer, '已完成八成。', of)
    expect((await messages(people.officer)).flatMap(({ subjectId }: { subjectId: string }) => subjectId)).not.toContain(
      of,
    )
    expect(await messages(people.head)).toEqual([])
    expect(await messages(people.second)).toMatchObject([{ subjectId: of, words: expect.stringContaining('留言') }])
    const drafted = await desk.task({ lead: units.other, status: 'drafted' })
    await say(people.office, '下达前请核对。', drafted)
    expect(await unread(people.other)).toBe(before[3])
  })

  test('are listed by task with who has to answer, and go out as tables of what one may read', async () => {
    const listed = async (who: SignedIn) => (await desk.ask(who, 'GET', '/comments')).body.conversations
    const mine = (list: { taskId: string }[]) => list.find((one) => one.taskId === taskId)
    expect(mine(await listed(people.office))).toMatchObject({ count: 3, waits: true, last: { unit: '交通局' } })
    expect(mine(await listed(people.officer))).toMatchObject({ count: 3, waits: true, lead: '水务局' })
    expect(mine(await listed(people.partner))).toMatchObject({ waits: false })
    expect(mine(await listed(people.leader))).toMatchObject({ waits: false })
    expect((await listed(people.other)).map((one: { last: { words: string } }) => one.last.words)).toEqual([
      '下达前请核对。',
    ])
    expect((await desk.ask(people.system, 'GET', '/comments')).status).toBe(403)
    const csv = async (who: SignedIn) => (await desk.ask(who, 'GET', '/comments/table.csv')).response.text()
    expect(await csv(people.office)).toContain('以竣工验收为准。')
    expect(await csv(people.other)).not.toContain('以竣工验收为准。')
    expect((await desk.ask(people.office, 'GET', '/comments/table.xlsx')).status).toBe(200)
    const { rows } = (await desk.ask(people.office, 'GET', '/ledger?kind=task.commented')).body
    expect(rows[0]).toMatchObject({ what: '留言', about: { taskId: expect.any(String) } })
  })

  test('stay with the unit’s successor after a merger, and are never public', async () => {
    const to = await desk.unit('住建局')
    const of = await desk.task({ lead: units.lead })
    await say(people.officer, '图纸待审。', of)
    await say(people.office, '何时审完？', of)
    const answer = await desk.ask(people.system, 'POST', `/units/${units.lead}/merge`, {
      successorId: to,
      from: '2031-03-10',
    })
    expect(answer.body).toMatchObject({ kind: 'waiting' })
    const { requests } = (await desk.ask(people.security, 'GET', '/power-requests')).body
    await desk.ask(people.security, 'POST', `/power-requests/${requests[0].powerRequestId}`, { decision: 'confirm' })
    const after = await read(people.officer, of)
    expect(after.comments.map(({ unit }: { unit: string }) => unit)).toEqual(['水务局', null])
    expect(after.mayWrite).toBe(true)
    expect((await say(people.officer, '下周。', of)).status).toBe(200)
    expect((await read(people.office, of)).comments.at(-1)).toMatchObject({ unit: '住建局' })
    const year = await desk.record.db
      .transaction()
      .execute((trx) => gatherYear(trx, desk.jurisdictionId, 2031, { snapshot: 1, at: desk.clock.now, note: null }))
    expect(JSON.stringify(year)).not.toMatch(/竣工验收|下周|留言/)
  })

  test('lose their words in a purge of the report, in the vault too, with the chain whole', async () => {
    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    const purged = await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, {
      path: desk.evidence,
    })
    expect(purged).toMatchObject({ kind: 'purged' })
    const { rows } = await sql<{ words: string }>`select words from task_comment`.execute(desk.record.owner)
    expect(new Set(rows.map(({ words }) => words)).size).toBe(1)
    const left = sql`select from vault where strpos(convert_from(content, 'UTF8'), '竣工验收') > 0`
    expect((await left.execute(desk.record.owner)).rows).toHaveLength(0)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
    expect((await desk.ask(people.office, 'GET', '/comments')).body.conversations).toEqual([])
  })
})
