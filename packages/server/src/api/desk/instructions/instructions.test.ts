import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { expectRestoredAlike } from '../../../exchange/archive/restored-alike.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('instructions, on $name', (server) => {
  let desk: TestReporting
  let people: Record<'office' | 'mayor' | 'vice' | 'next' | 'head' | 'administrator', SignedIn>
  let unitId: string
  let taskId: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    unitId = await desk.unit('水务局')
    people = {
      office: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      vice: await desk.person('leader'),
      next: await desk.person('leader'),
      head: await desk.person('unit-head', unitId),
      administrator: await desk.person('system-administrator'),
    }
    taskId = await desk.task({ lead: unitId })
  })
  afterAll(() => desk.drop())

  const write = async (who: SignedIn, more: object = {}) =>
    desk.ask(who, 'POST', '/instructions', { subject: 'task', subjectId: taskId, words: '请抓紧推进。', ...more })
  const written = async (more: object = {}): Promise<string> => (await write(people.mayor, more)).body.instructionId
  const list = async (who: SignedIn, query = '') =>
    (await desk.ask(who, 'GET', `/instructions${query}`)).body.instructions ?? []
  const one = async (who: SignedIn, id: string) => (await list(who, `?instruction=${id}`))[0]
  const draft = (instructionId: string) =>
    desk.ask(people.office, 'POST', '/matters', {
      kind: 'daily',
      title: '加快推进',
      asked: '请抓紧推进。',
      importance: 'ordinary',
      source: 'instruction',
      clock: { preset: '13710' },
      leadUnitIds: [unitId],
      taskIds: [taskId],
      instructionId,
    })

  test('are a leader’s to write, on what is there and without marks of secrecy; others’ are not shown to leaders', async () => {
    const id = await written()
    expect((await write(people.office)).status).toBe(403)
    expect((await write(people.head)).status).toBe(403)
    expect((await desk.ask(people.head, 'GET', '/instructions')).status).toBe(403)
    expect((await write(people.mayor, { subject: 'matter' })).body.reason).toBe('unknown-subject')
    expect((await write(people.mayor, { words: '机密★ 请办' })).body.reason).toBe('secrecy-mark')
    expect(await one(people.vice, id)).toBeUndefined()
    expect(await one(people.office, id)).toMatchObject({ state: 'waiting', taskId, acts: ['answer', 'take-up'] })
    expect(await one(people.mayor, id)).toMatchObject({ writtenFor: null, acts: ['withdraw'] })
    expect((await list(people.office, `?subject=task&subjectId=${taskId}`)).length).toBeGreaterThan(0)
  })

  test('stay a note, are answered or withdrawn, each once', async () => {
    const note = await written({ follow: false })
    expect(await one(people.office, note)).toMatchObject({ state: 'kept', acts: ['take-up'] })
    const id = await written()
    const answer = () => desk.ask(people.office, 'POST', `/instructions/${id}/answer`, { reply: '已通知水务局。' })
    expect((await answer()).body).toMatchObject({ state: 'answered' })
    expect((await answer()).body.reason).toBe('conflict')
    expect(await one(people.mayor, id)).toMatchObject({ reply: '已通知水务局。', acts: [] })
    const other = await written()
    const withdraw = (who: SignedIn) => desk.ask(who, 'POST', `/instructions/${other}/withdrawal`)
    expect((await withdraw(people.vice)).body.reason).toBe('unknown-instruction')
    expect((await withdraw(people.mayor)).body).toMatchObject({ state: 'withdrawn' })
    expect((await draft(other)).body.reason).toBe('conflict')
  })

  test('become a matter with a clock, wait again when its draft is discarded, and tell the leader what came of it', async () => {
    const id = await written()
    const act = async (who: SignedIn, matterId: string, name: string, more: object = {}) => {
      const { revision } = (await desk.ask(people.office, 'GET', `/matters/${matterId}`)).body
      const answer = await desk.ask(who, 'POST', `/matters/${matterId}/acts`, { revision, act: name, ...more })
      expect([name, answer.status]).toEqual([name, 200])
    }
    const first = (await draft(id)).body.matterId
    expect((await draft(id)).body.reason).toBe('conflict')
    await act(people.office, first, 'discard', { reason: '重拟' })
    expect(await one(people.office, id)).toMatchObject({ state: 'waiting', matter: null })
    const { matterId } = (await draft(id)).body
    await act(people.office, matterId, 'propose', { noSecrets: true })
    await act(people.mayor, matterId, 'approve')
    await act(people.office, matterId, 'hand-out')
    await act(people.head, matterId, 'sign')
    await act(people.head, matterId, 'feed-back', { words: '已增派两个班组。', answers: 'deploy' })
    expect(await one(people.mayor, id)).toMatchObject({
      state: 'taken-up',
      matter: {
        matterId,
        state: 'reported',
        settleDay: '2031-03-17',
        units: ['水务局'],
        last: { words: '已增派两个班组。', by: 'unit' },
      },
    })
    expect(
      (await list(people.mayor, '?bench=1')).map((each: { instructionId: string }) => each.instructionId),
    ).toContain(id)
    const about = await list(people.mayor, `?subject=matter&subjectId=${matterId}`)
    expect(about.map((each: { instructionId: string }) => each.instructionId)).toEqual([id])
  })

  test('an archive gives them back with the matters they became', async () => {
    await expectRestoredAlike(server, desk, ['instruction', 'matter', 'matter_step'])
  })

  test('that are not over go on to the successor, and a purge of the report takes their words', async () => {
    const before = await list(people.mayor)
    const over = { toPersonId: people.next.personId, leaves: false }
    await desk.ask(people.administrator, 'POST', `/people/${people.mayor.personId}/hand-over`, over)
    const passed = await list(people.next)
    expect(passed.map((each: { state: string }) => each.state).toSorted()).toEqual(['taken-up', 'waiting'])
    expect(before.length).toBeGreaterThan(passed.length)
    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    const folder = { path: desk.evidence }
    expect(await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, folder)).toMatchObject({
      kind: 'purged',
    })
    const { rows } = await sql<{ words: string; reply: string | null }>`select words, reply from instruction`.execute(
      desk.record.owner,
    )
    expect(JSON.stringify(rows)).not.toMatch(/抓紧|水务局/)
    const left = sql`select from vault where strpos(convert_from(content, 'UTF8'), '请抓紧推进。') > 0`
    expect((await left.execute(desk.record.owner)).rows).toHaveLength(0)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
