import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { purgeContent } from '../../../commands/purge/purge-content.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { defaultScoreRules } from '../../../domain/scores/score-rules.ts'
import { expectRestoredAlike } from '../../../exchange/archive/restored-alike.fixture.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { testServers } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import { acceptedReport } from './accepted-report.fixture.ts'

describe.each(testServers(process.env).slice(0, 1))('scores, on $name', (server) => {
  let desk: TestReporting
  let units: { water: string; roads: string; old: string }
  let people: Record<'office' | 'second' | 'mayor' | 'head' | 'officer' | 'stranger' | 'reader' | 'admin', SignedIn>
  let tasks: { water: string; dry: string; roads: string }
  const third = { kind: 'quarter', year: 2031, month: 9 }

  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-10-08T02:00:00Z'))
    units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局'), old: await desk.unit('河道所') }
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', units.water, 'head@example.test'),
      officer: await desk.person('unit-officer', units.water),
      stranger: await desk.person('unit-head', units.roads),
      reader: await desk.person('reader'),
      admin: await desk.person('system-administrator'),
    }
    tasks = {
      water: await desk.task({ lead: units.water }),
      dry: await desk.task({ lead: units.water }),
      roads: await desk.task({ lead: units.roads }),
    }
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    await report(tasks.water, 60)
    await report(tasks.roads, 75)
  })
  afterAll(() => desk.drop())

  const report = (taskId: string, percent: number) => acceptedReport(desk, taskId, percent)
  const done = async (who: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(who, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  const seen = (who: SignedIn, id: string) => desk.ask(who, 'GET', `/scores/${id}`)
  const act = async (who: SignedIn, id: string, name: string, more: object = {}) => {
    const { revision } = (await seen(people.office, id)).body
    return desk.ask(who, 'POST', `/scores/${id}/acts`, { revision, act: name, ...more })
  }
  const computed = async (more: object = {}): Promise<string> =>
    (await done(people.office, 'POST', '/scores', { ...third, ...more })).scoreId
  test('are off until somebody who may switches them on', async () => {
    expect(await done(people.office, 'GET', '/scores')).toMatchObject({ on: false, scores: [], maySet: true })
    expect((await desk.ask(people.office, 'POST', '/scores', third)).body.reason).toBe('off')
    const rules = {
      kind: 'scores',
      rules: { ...defaultScoreRules, on: true },
      seenVersion: 0,
      validFrom: '2031-10-08',
      note: null,
    }
    expect((await desk.ask(people.head, 'POST', '/rules', rules)).status).toBe(403)
    const nothing = { ...rules.rules, development: 0, control: 0, qualitative: 0 }
    expect((await desk.ask(people.office, 'POST', '/rules', { ...rules, rules: nothing })).body.reason).toBe(
      'wrong-rules',
    )
    await done(people.office, 'POST', '/rules', rules)
    expect(await done(people.head, 'GET', '/scores')).toMatchObject({ on: true, maySet: false, mayCompute: false })
  })

  test('are computed of a period that is over, each point with the row it came from', async () => {
    expect((await desk.ask(people.office, 'POST', '/scores', { ...third, month: 12 })).body.reason).toBe('not-over')
    expect((await desk.ask(people.office, 'POST', '/scores', { ...third, year: 2029 })).body.reason).toBe('no-period')
    const id = await computed()
    const { units: table } = (await seen(people.office, id)).body
    expect(table).toMatchObject([
      { unitId: units.roads, place: 1, total: 100 },
      { unitId: units.water, place: 2, total: 40 },
    ])
    const { rows } = await done(people.office, 'GET', `/scores/${id}/units/${units.water}`)
    const told = new Map(rows.map((row: { subjectId: string }) => [row.subjectId, row]))
    // 60 of the 75 that were planned by September; nothing accepted of the other
    expect(told.get(tasks.water)).toMatchObject({ weight: 10, points: 8, counts: 40, note: '完成60%，应完成75%' })
    expect(told.get(tasks.dry)).toMatchObject({ weight: 10, points: 0, counts: 0 })
    expect(rows).toHaveLength(2)
  })

  test('leave out what the office excused, from the next computing on, and the draft before stays beside', async () => {
    const first = await computed()
    const excuse = { taskId: tasks.dry, reason: '上级资金10月到位。' }
    const path = `/scores/${first}/excuses`
    expect((await desk.ask(people.head, 'POST', path, excuse)).status).toBe(403)
    const foreign = { ...excuse, taskId: '00000000-0000-7000-8000-000000000000' }
    expect((await desk.ask(people.office, 'POST', path, foreign)).status).toBe(404)
    await done(people.office, 'POST', path, excuse)
    const second = await computed()
    const water = (body: { units: { unitId: string }[] }) => body.units.find(({ unitId }) => unitId === units.water)
    expect(water((await seen(people.office, second)).body)).toMatchObject({ total: 80, before: 40 })
    const former = (await seen(people.office, first)).body
    expect(former).toMatchObject({ state: 'replaced' })
    expect(water(former)).toMatchObject({ total: 40 })
    const { rows, excused } = await done(people.office, 'GET', `/scores/${second}/units/${units.water}`)
    expect(excused).toEqual([excuse])
    expect(rows.find(({ subjectId }: { subjectId: string }) => subjectId === tasks.dry)).toMatchObject({ points: null })
    await done(people.office, 'POST', path, { taskId: tasks.dry, reason: null })
    expect(water((await seen(people.office, await computed())).body)).toMatchObject({ total: 40 })
  })

  test('proposed, sent back, published by another person, read by each unit alone, objected to, answered, computed again', async () => {
    const id = await computed()
    expect((await seen(people.head, id)).status).toBe(404)
    const fromTask = async (who: SignedIn) => (await done(who, 'GET', `/tasks/${tasks.water}/scores`)).scores
    expect(await fromTask(people.office)).toMatchObject([{ scoreId: id, unitId: units.water, state: 'draft' }])
    expect(await fromTask(people.head)).toEqual([])
    await act(people.second, id, 'propose')
    // neither who computed nor who proposed it
    for (const maker of [people.office, people.second])
      expect((await act(maker, id, 'publish')).body.reason).toBe('forbidden')
    expect((await desk.ask(people.office, 'POST', '/scores', third)).body.reason).toBe('conflict')
    expect((await act(people.mayor, id, 'send-back')).body.reason).toBe('missing')
    await act(people.mayor, id, 'send-back', { reason: '请核对第1项' })
    await act(people.second, id, 'propose')
    expect((await act(people.mayor, id, 'publish')).body).toMatchObject({ state: 'published' })

    for (const who of [people.head, people.officer, people.mayor])
      expect(await fromTask(who)).toEqual([
        { scoreId: id, period: '2031年第三季度', state: 'published', unitId: units.water, unit: '水务局' },
      ])
    expect(await fromTask(people.stranger)).toEqual([])
    expect((await desk.ask(people.reader, 'GET', `/tasks/${tasks.water}/scores`)).status).toBe(403)
    const own = (await seen(people.head, id)).body
    expect(own).toMatchObject({ ranked: 2, objectUntil: '2031-10-15', steps: [], acts: [], mayWrite: false })
    expect(own.units.map(({ unitId }: { unitId: string }) => unitId)).toEqual([units.water])
    expect((await desk.ask(people.head, 'GET', `/scores/${id}/units/${units.roads}`)).status).toBe(404)
    expect((await desk.ask(people.reader, 'GET', '/scores')).status).toBe(403)
    const messages = (await done(people.head, 'GET', '/messages')).messages
    expect(messages).toMatchObject([{ kind: 'score-published', subjectId: id }])

    const objecting = { unitId: units.water, words: '第1项9月已完成70%。' }
    const path = `/scores/${id}/objections`
    expect((await desk.ask(people.officer, 'POST', path, objecting)).status).toBe(403)
    expect((await desk.ask(people.stranger, 'POST', path, objecting)).status).toBe(403)
    await done(people.head, 'POST', path, objecting)
    expect((await desk.ask(people.head, 'POST', path, objecting)).status).toBe(409)
    const [objection] = (await seen(people.office, id)).body.objections
    const listed = (await done(people.office, 'GET', '/scores')).scores
    expect(listed.find((score: { scoreId: string }) => score.scoreId === id)).toMatchObject({
      objections: 1,
      waits: true,
    })
    const reply = `${path}/${objection.objectionId}/reply`
    await done(people.office, 'POST', reply, { outcome: 'recompute', reply: '经核实属实，重新计算。' })
    expect((await desk.ask(people.office, 'POST', reply, { outcome: 'kept', reply: '再答。' })).status).toBe(409)
    expect((await seen(people.head, id)).body.objections).toMatchObject([
      { outcome: 'recompute', reply: '经核实属实，重新计算。' },
    ])

    // what was published does not change with the record
    await desk.record.db.updateTable('progress').set({ percent: 70 }).where('task_id', '=', tasks.water).execute()
    expect((await seen(people.head, id)).body.units[0].total).toBe(40)
    expect((await desk.ask(people.office, 'POST', '/scores', third)).body.reason).toBe('missing')
    const later = await computed({ reason: '采纳水务局异议。' })
    expect((await seen(people.head, later)).status).toBe(404)
    await act(people.office, later, 'propose')
    await act(people.mayor, later, 'publish')
    expect((await seen(people.office, id)).body).toMatchObject({ state: 'replaced' })
    const now = (await seen(people.head, later)).body
    expect(now.units).toMatchObject([{ total: 46.5, mayObject: true }])
    expect((await seen(people.head, id)).body.units).toMatchObject([{ total: 40, mayObject: false }])
    expect((await desk.ask(people.head, 'POST', path, objecting)).body.reason).toBe('conflict')
    const clock = desk.clock.now
    desk.clock.now = new Date('2031-10-15T16:00:00Z')
    const late = await desk.ask(people.head, 'POST', `/scores/${later}/objections`, objecting)
    expect(late.body.reason).toBe('too-late')
    desk.clock.now = clock

    const file = await desk.ask(people.head, 'GET', `/scores/${later}/table.xlsx`)
    expect(file.status).toBe(200)
    expect((await file.response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  test('the vault holds what it was computed from, and the ledger names it', async () => {
    const id = await computed({ reason: '核对。' })
    const { hash } = (await seen(people.office, id)).body
    const kept = await sql<{
      words: string
    }>`select convert_from(content, 'UTF8') as words from vault where hash = ${hash}`.execute(desk.record.owner)
    const data = JSON.parse(kept.rows[0]?.words ?? '{}')
    expect(data).toMatchObject({ ruleVersion: 1, rules: { on: true }, span: { from: 7, to: 9 } })
    expect(data.sheets).toHaveLength(2)
    const entry = await sql<{
      body: string
    }>`select body from ledger where kind = 'score.computed' order by seq desc limit 1`.execute(desk.record.owner)
    expect(JSON.parse(entry.rows[0]?.body ?? '{}')).toMatchObject({ scoreId: id, vault: [hash, expect.any(String)] })
  })

  test('a merged unit’s scores are read and objected to by the unit it went into', async () => {
    const id = (await done(people.office, 'GET', '/scores')).scores.find(
      (score: { state: string }) => score.state === 'published',
    ).scoreId
    await desk.record.db
      .updateTable('unit')
      .set({ successor_id: units.roads, valid_to: '2031-10-01' })
      .where('unit_id', '=', units.water)
      .execute()
    const both = (await seen(people.stranger, id)).body.units
    expect(both.map(({ unitId }: { unitId: string }) => unitId).toSorted()).toEqual(
      [units.water, units.roads].toSorted(),
    )
    await done(people.stranger, 'POST', `/scores/${id}/objections`, { unitId: units.water, words: '合并后代为提出。' })
    await desk.record.db
      .updateTable('unit')
      .set({ successor_id: null, valid_to: null })
      .where('unit_id', '=', units.water)
      .execute()
  })

  test('the database refuses a way that is not in the table, a maker who approves, and a changed row', async () => {
    const id = (await done(people.office, 'GET', '/scores')).scores[0].scoreId
    const { db } = desk.record
    const jump = sql`update score set state = 'published', steps = 1, last_step = 1 where score_id = ${id}`
    await expect(jump.execute(db)).rejects.toThrow()
    const own = sql`update score set approver_id = computed_by where score_id = ${id}`
    await expect(own.execute(db)).rejects.toThrow('check')
    await expect(sql`update score_unit set total = 100 where score_id = ${id}`.execute(db)).rejects.toThrow(
      'permission',
    )
    const step = sql`insert into score_step (jurisdiction_id, score_id, year, ordinal, prior, act, from_state, to_state, taken_by,
      person_id, at) values (${desk.jurisdictionId}, ${id}, 2031, 1, null, 'publish', 'draft', 'published', 'x',
      ${people.office.personId}, now())`
    await expect(step.execute(db)).rejects.toThrow('check')
  })

  test('an archive gives them back with their rows, steps, objections, excuses and the table they follow', async () => {
    // reports that this suite wrote by hand are in no ledger
    await sql`delete from progress`.execute(desk.record.owner)
    await expectRestoredAlike(server, desk, [
      ...(['score', 'score_unit', 'score_step', 'score_objection', 'score_excuse', 'rule_version'] as const),
    ])
  })

  test('a purge takes its words with the year', async () => {
    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, { path: desk.evidence })
    const left = await sql<{ rows: string }>`select concat(
        (select string_agg(s::text, ' ') from score_unit s), (select string_agg(o::text, ' ') from score_objection o),
        (select string_agg(x::text, ' ') from score_excuse x)) as rows`.execute(desk.record.owner)
    expect(left.rows[0]?.rows).not.toMatch(/任务1|70%|资金/)
    const vault = await sql`select from vault where strpos(convert_from(content, 'UTF8'), '任务1。') > 0`.execute(
      desk.record.owner,
    )
    expect(vault.rows).toHaveLength(0)
    const [first] = (await done(people.office, 'GET', '/scores')).scores
    expect((await seen(people.office, first.scoreId)).body.units[0].rows).toBe(0)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
