import { receive } from '@luoshi/report'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { judgePeriod } from '../../../commands/judging/judge-period.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { expectRestoredAlike } from '../../../exchange/archive/restored-alike.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(testServers(process.env).slice(0, 1))('bulletins, on $name', (server) => {
  let desk: TestReporting
  let units: { water: string; roads: string }
  let people: Record<'office' | 'second' | 'mayor' | 'head' | 'officer' | 'stranger' | 'reader', SignedIn>
  let taskIds: string[]
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-10-08T02:00:00Z'))
    units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', units.water, 'head@example.test'),
      officer: await desk.person('unit-officer', units.water),
      stranger: await desk.person('unit-head', units.roads),
      reader: await desk.person('reader'),
    }
    taskIds = [await desk.task({ lead: units.water }), await desk.task({ lead: units.roads })]
    const clock = mayWriteByClock(desk.jurisdictionId)
    await openPeriods(desk.record.db, clock, desk.clock.now)
    const periods = await desk.record.db.selectFrom('period').select('period_id').orderBy('starts_on').execute()
    for (const { period_id } of periods.slice(0, 9)) await judgePeriod(desk.record.db, clock, desk.clock.now, period_id)
  })
  afterAll(() => desk.drop())

  const done = async (who: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(who, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  const sections = ['lights', 'turned', 'reports', 'matters', 'closed']
  const september = { kind: 'month', year: 2031, month: 9, sections }
  const drafted = async (more: object = {}): Promise<string> =>
    (await done(people.office, 'POST', '/bulletins', { ...september, ...more })).bulletinId
  const seen = (who: SignedIn, id: string) => desk.ask(who, 'GET', `/bulletins/${id}`)
  const act = async (who: SignedIn, id: string, name: string, more: object = {}) => {
    const { revision } = (await seen(people.office, id)).body
    return desk.ask(who, 'POST', `/bulletins/${id}/acts`, { revision, act: name, ...more })
  }

  test('its numbers are the overview’s, and each is how many rows stand behind it', async () => {
    const { figures, sections: told } = (await seen(people.office, await drafted())).body.facts
    const { tasks } = await done(people.office, 'GET', '/overview')
    expect(figures.all).toHaveLength(tasks.length)
    for (const light of ['red', 'yellow', 'late', 'green', 'blue', 'grey', 'unreported'])
      expect([light, figures[light].length]).toEqual([
        light,
        tasks.filter((task: { shown: string[] }) => task.shown[8] === light).length,
      ])
    for (const turn of ['worse', 'better'])
      expect(figures[turn].length).toBe(tasks.filter((task: { turns: string[] }) => task.turns[8] === turn).length)
    // nobody reported in September
    expect(figures.owing.map(({ id }: { id: string }) => id).toSorted()).toEqual(taskIds.toSorted())
    for (const { paragraphs } of told)
      for (const piece of paragraphs.flat())
        if (typeof piece !== 'string') expect(piece.count).toBe(figures[piece.figure].length)
    const ofWater = (await seen(people.office, await drafted({ unitIds: [units.water] }))).body.facts.figures
    expect(ofWater.all.map(({ id }: { id: string }) => id)).toEqual([taskIds[0]])
    expect(await desk.ask(people.office, 'POST', '/bulletins', { ...september, year: 2030 })).toMatchObject({
      status: 422,
    })
  })

  test('written, sent back, approved by another person, frozen, sent, received, objected to, answered', async () => {
    const id = await drafted()
    const { blocks, revision } = (await seen(people.office, id)).body
    const text = { kind: 'text', heading: '督查意见', body: '请逐项整改。' }
    const edit = { revision, title: '关于9月任务落实情况的通报', to: '各有关单位', blocks: [...blocks, text] }
    expect((await desk.ask(people.office, 'PUT', `/bulletins/${id}`, { ...edit, to: '秘密★' })).body.reason).toBe(
      'secrecy-mark',
    )
    await done(people.office, 'PUT', `/bulletins/${id}`, edit)
    expect((await desk.ask(people.office, 'PUT', `/bulletins/${id}`, edit)).body.reason).toBe('stale')
    await act(people.office, id, 'propose')
    expect((await act(people.office, id, 'approve')).body.reason).toBe('forbidden')
    expect((await desk.ask(people.office, 'PUT', `/bulletins/${id}`, edit)).body.reason).toBe('conflict')
    expect((await act(people.mayor, id, 'send-back')).body.reason).toBe('missing')
    await act(people.mayor, id, 'send-back', { reason: '补充整改要求' })
    const computed = await done(people.office, 'POST', `/bulletins/${id}/facts`, {
      revision: (await seen(people.office, id)).body.revision,
    })
    expect((await seen(people.office, id)).body).toMatchObject({ revision: computed.revision, title: edit.title })
    await act(people.office, id, 'propose')
    expect((await act(people.mayor, id, 'approve')).body).toMatchObject({ state: 'approved' })
    const approved = (await seen(people.office, id)).body
    expect(approved).toMatchObject({ year: 2031, ordinal: 1, acts: ['send'] })
    // what is printed on it stands in the ledger, to be compared later
    const { entry, hash } = approved.ledger
    const recorded = await sql<{
      seq: string
    }>`select seq from ledger where hash = ${hash} and kind = 'bulletin.approved'`
    expect((await recorded.execute(desk.record.owner)).rows).toEqual([{ seq: String(entry) }])
    expect((await seen(people.head, id)).status).toBe(404)
    expect((await act(people.office, id, 'send')).body.reason).toBe('missing')
    await act(people.office, id, 'send', { unitIds: [units.water] })
    const kept = await sql<{ words: string }>`select convert_from(v.content, 'UTF8') as words from bulletin b
      join vault v on v.jurisdiction_id = b.jurisdiction_id and v.hash = b.frozen_hash where b.bulletin_id = ${id}`.execute(
      desk.record.owner,
    )
    expect(JSON.parse(kept.rows[0]?.words ?? '{}')).toEqual({
      title: approved.title,
      to: approved.to,
      blocks: approved.blocks,
      facts: approved.facts,
    })
    const unit = { unitId: units.water }
    expect((await desk.ask(people.stranger, 'POST', `/bulletins/${id}/receipt`, unit)).status).toBe(403)
    expect((await seen(people.stranger, id)).status).toBe(404)
    const waits = (await done(people.officer, 'GET', '/bulletins')).bulletins
    expect(waits).toMatchObject([{ bulletinId: id, waits: true }])
    await done(people.officer, 'POST', `/bulletins/${id}/receipt`, unit)
    const objecting = { ...unit, words: '第1项已于9月完工。' }
    expect((await desk.ask(people.officer, 'POST', `/bulletins/${id}/objections`, objecting)).status).toBe(403)
    await done(people.head, 'POST', `/bulletins/${id}/objections`, objecting)
    const [objection] = (await seen(people.office, id)).body.objections
    const reply = `/bulletins/${id}/objections/${objection.objectionId}/reply`
    await done(people.office, 'POST', reply, { reply: '经核实属实，下期更正。' })
    expect((await desk.ask(people.office, 'POST', reply, { reply: '再答。' })).status).toBe(409)
    const answered = { kind: 'bulletin-answered', subjectId: id, words: '本单位对通报的异议已答复，请查看。' }
    expect((await done(people.head, 'GET', '/messages')).messages).toContainEqual(expect.objectContaining(answered))
    expect((await seen(people.head, id)).body).toMatchObject({
      receiveFor: [],
      objections: [{ unit: '水务局', reply: '经核实属实，下期更正。' }],
      steps: [],
    })
    const now = desk.clock.now
    desk.clock.now = new Date('2031-10-15T16:00:00Z')
    expect((await desk.ask(people.head, 'POST', `/bulletins/${id}/objections`, objecting)).body.reason).toBe('too-late')
    desk.clock.now = now
    const file = await desk.ask(people.head, 'GET', `/bulletins/${id}/document`)
    const read = await receive(new Uint8Array(await file.response.arrayBuffer()), { file: '通报.docx' })
    if (read.kind === 'refused') throw new Error(read.message)
    const value = read.received.text
    expect(value).toContain('督查通报〔2031〕1号')
    expect(value.indexOf('一、总体情况')).toBeLessThan(value.indexOf('七、督查意见'))
    expect(value).toContain('已下达任务2项')
  })

  test('two places do not see each other’s, readers none, and the database refuses a way that is not in the table', async () => {
    expect((await desk.ask(people.reader, 'GET', '/bulletins')).status).toBe(403)
    expect((await desk.ask(people.head, 'POST', '/bulletins', september)).status).toBe(403)
    const id = await drafted()
    const jump = sql`update bulletin set state = 'sent', steps = 1, last_step = 1, sent_at = now() where bulletin_id = ${id}`
    await expect(jump.execute(desk.record.db)).rejects.toThrow('check')
    await act(people.office, id, 'propose')
    const step = sql`insert into bulletin_step (jurisdiction_id, bulletin_id, year, ordinal, prior, act, from_state, to_state,
      taken_by, person_id, at) values (${desk.jurisdictionId}, ${id}, 2031, 2, 1, 'send', 'proposed', 'sent', 'x',
      ${people.office.personId}, now())`
    await expect(step.execute(desk.record.db)).rejects.toThrow('check')
  })

  test('an archive gives them back with their steps, units and objections', async () => {
    const tables = ['bulletin', 'bulletin_step', 'bulletin_unit', 'bulletin_objection'] as const
    await expectRestoredAlike(server, desk, tables)
  })

  test('a purge takes its words with the year', async () => {
    await drafted({ kind: 'subject', subject: '暗渠改造' })
    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, { path: desk.evidence })
    const left = await sql<{ rows: string }>`select string_agg(b::text, ' ') as rows from bulletin b`.execute(
      desk.record.owner,
    )
    expect(left.rows[0]?.rows).not.toMatch(/暗渠|任务1/)
    const vault = await sql`select from vault where strpos(convert_from(content, 'UTF8'), '暗渠') > 0`.execute(
      desk.record.owner,
    )
    expect(vault.rows).toHaveLength(0)
    const [first] = (await done(people.office, 'GET', '/bulletins')).bulletins
    expect((await seen(people.office, first.bulletinId)).body.title).toBe('（已清除）')
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
