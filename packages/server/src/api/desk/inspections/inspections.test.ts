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

describe.each(oneTestServer(import.meta.filename, process.env))('inspections, on $name', (server) => {
  let desk: TestReporting
  let units: { water: string; roads: string }
  let people: Record<
    'office' | 'second' | 'aloof' | 'mayor' | 'head' | 'officer' | 'stranger' | 'expert' | 'administrator',
    SignedIn
  >
  let taskId: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      aloof: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', units.water),
      officer: await desk.person('unit-officer', units.water),
      stranger: await desk.person('unit-head', units.roads),
      expert: await desk.person('unit-officer', units.roads),
      administrator: await desk.person('system-administrator'),
    }
    taskId = await desk.task({ lead: units.water })
  })
  afterAll(() => desk.drop())

  const done = async (who: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(who, method, path, body)
    expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
    return answer.body
  }
  const plan = (more: object = {}) => ({
    kind: 'special',
    title: '供水管网专项督查',
    content: '管网改造进度和质量。',
    scope: '城区在建管网。',
    basis: '市政府常务会议部署',
    from: '2031-03-10',
    to: '2031-03-14',
    leaderId: people.office.personId,
    memberIds: [people.expert.personId],
    recusedIds: [people.aloof.personId],
    invited: [{ name: '代表甲', kind: 'deputy' }],
    unitIds: [units.water],
    taskIds: [taskId],
    ...more,
  })
  const seen = async (id: string, who = people.office) => (await desk.ask(who, 'GET', `/inspections/${id}`)).body
  const act = async (who: SignedIn, id: string, name: string, more: object = {}) =>
    desk.ask(who, 'POST', `/inspections/${id}/acts`, { revision: (await seen(id)).revision, act: name, ...more })
  const acted = async (who: SignedIn, id: string, name: string) =>
    expect([name, (await act(who, id, name)).status]).toEqual([name, 200])
  const draft = async (more: object = {}): Promise<string> =>
    (await done(people.office, 'POST', '/inspections', plan(more))).inspectionId
  const sheet = (id: string, who: SignedIn, more: object = {}) =>
    desk.ask(who, 'POST', `/inspections/${id}/sheets`, {
      unitId: units.water,
      method: 'site',
      day: '2031-03-10',
      words: '管沟未回填。',
      ...more,
    })
  const conclude = async (id: string) => {
    const { revision } = await seen(id)
    const items = [
      { unitId: units.water, words: '回填管沟。', dueOn: '2031-03-20' },
      { unitId: units.water, words: '修订台账。', dueOn: '2031-03-25' },
    ]
    const body = { revision, facts: '管沟未回填。', opinion: '限期整改。', items }
    return done(people.office, 'PUT', `/inspections/${id}/conclusion`, body)
  }
  const item = (id: string, who: SignedIn, itemId: string, name: string, words: string | null = null) =>
    desk.ask(who, 'POST', `/inspections/${id}/items/${itemId}/acts`, { act: name, words })

  test('a department without a commission, and what was inspected lately, are pointed out and hold a plan back', async () => {
    const commission = { matter: '管网', scope: '城区', duty: '查进度', from: '2031-03-01', until: '2031-03-14' }
    const department = { body: 'department', bodyUnitId: units.roads, commission }
    const check = (more: object) => done(people.office, 'POST', '/inspections/check', more)
    const asked = { from: '2031-03-10', to: '2031-03-14', unitIds: [units.water], taskIds: [taskId] }
    // the term ends before the last day
    expect((await check({ ...asked, ...department })).warnings).toEqual([{ kind: 'no-power' }])
    const powerless = await draft(department)
    expect((await act(people.office, powerless, 'propose')).body.reason).toBe('no-power')
    await act(people.office, powerless, 'discard', { reason: '改由督查室开展' })
    const first = await draft()
    const { warnings, within } = await check(asked)
    expect(within).toBe(30)
    expect(warnings).toMatchObject([{ kind: 'repeated', visit: 'inspection', units: ['水务局'], tasks: ['1-2'] }])
    const again = await draft({ from: '2031-03-20', to: '2031-03-21' })
    expect((await act(people.office, again, 'propose')).body.reason).toBe('repeated')
    const { revision } = await seen(again)
    const reasoned = plan({ from: '2031-03-20', to: '2031-03-21', repeatReason: '核查整改' })
    await done(people.office, 'PUT', `/inspections/${again}`, { revision, plan: reasoned })
    await acted(people.office, again, 'propose')
    await act(people.mayor, again, 'send-back', { reason: '暂缓' })
    await act(people.office, again, 'discard', { reason: '暂缓' })
    await act(people.office, first, 'discard', { reason: '另拟' })
  })

  test('from the plan to the closed rectification, with an objection that others decide on', async () => {
    expect(
      (await desk.ask(people.office, 'POST', '/inspections', plan({ memberIds: [people.office.personId] }))).status,
    ).toBe(422)
    const id = await draft()
    expect((await act(people.aloof, id, 'propose')).body.reason).toBe('forbidden')
    await acted(people.office, id, 'propose')
    expect((await act(people.office, id, 'approve')).body.reason).toBe('forbidden')
    expect((await desk.ask(people.expert, 'GET', `/inspections/${id}`)).status).toBe(404)
    await acted(people.mayor, id, 'approve')
    expect((await sheet(id, people.expert)).body.reason).toBe('conflict')
    await acted(people.office, id, 'begin')
    // who is of the group reads and records, who is inspected does not
    expect(await seen(id, people.expert)).toMatchObject({ ordinal: 1, maySheet: true, acts: [] })
    expect((await desk.ask(people.head, 'GET', `/inspections/${id}`)).status).toBe(404)
    expect((await sheet(id, people.head)).body.reason).toBe('forbidden')
    expect((await sheet(id, people.aloof)).body.reason).toBe('forbidden')
    expect((await sheet(id, people.expert, { day: '2031-03-11' })).body.reason).toBe('wrong-day')
    expect((await sheet(id, people.expert, { finding: 'false' })).body.reason).toBe('missing')
    expect((await act(people.office, id, 'conclude')).body.reason).toBe('missing')
    const wrong = { taskId, finding: 'false', found: '完成 40%', place: secret, words: `${secret}未回填。` }
    const { sheetId } = (await sheet(id, people.expert, wrong)).body
    const twice = (await sheet(id, people.expert)).body
    await done(people.expert, 'POST', `/inspections/${id}/sheets/${twice.sheetId}/void`, { reason: '重复填写' })
    const bytes = new TextEncoder().encode(`${secret}的照片`)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const query = new URLSearchParams({ fileName: '现场.txt', size: String(bytes.length), hash, noSecrets: '1' })
    await done(people.expert, 'POST', `/inspections/${id}/sheets/${sheetId}/files?${query}`, bytes)
    expect((await act(people.office, id, 'conclude')).body.reason).toBe('missing')
    await conclude(id)
    await acted(people.office, id, 'conclude')
    expect((await act(people.office, id, 'serve')).body.reason).toBe('forbidden')
    const findings = async () => (await done(people.head, 'GET', `/tasks/${taskId}/findings`)).findings
    expect(await findings()).toEqual([])
    await acted(people.mayor, id, 'serve')
    expect(await findings()).toMatchObject([{ finding: 'false', found: '完成 40%', ordinal: 1 }])

    const told = await seen(id, people.head)
    expect(told).toMatchObject({ sheets: [], steps: [], recused: [], objectUntil: '2031-04-09' })
    expect(told.items.map((one: { acts: string[] }) => one.acts)).toEqual([['report'], ['report']])
    expect((await desk.ask(people.stranger, 'GET', `/inspections/${id}`)).status).toBe(404)
    await done(people.officer, 'POST', `/inspections/${id}/receipt`, { unitId: units.water })
    const object = (who: SignedIn) =>
      desk.ask(who, 'POST', `/inspections/${id}/objections`, { unitId: units.water, words: `${secret}：数据有出入。` })
    expect((await object(people.officer)).body.reason).toBe('forbidden')
    expect((await object(people.head)).status).toBe(200)
    expect((await object(people.head)).body.reason).toBe('conflict')
    const [filled, ledger] = told.items
    expect((await item(id, people.head, filled.itemId, 'report')).body.reason).toBe('missing')
    await item(id, people.head, filled.itemId, 'report', '已回填。')
    expect((await item(id, people.office, filled.itemId, 'return')).body.reason).toBe('missing')
    await item(id, people.office, filled.itemId, 'return', '请补照片。')
    await item(id, people.officer, filled.itemId, 'report', '已补照片。')
    expect((await item(id, people.office, filled.itemId, 'accept')).status).toBe(200)
    expect((await act(people.office, id, 'close')).body.reason).toBe('conflict')
    const [{ objectionId }] = (await seen(id)).objections
    const decide = (who: SignedIn) =>
      desk.ask(who, 'POST', `/inspections/${id}/objections/${objectionId}/decision`, {
        decision: 'changed',
        words: '台账一项不再要求。',
        liftedItemIds: [ledger.itemId],
      })
    expect((await decide(people.office)).body.reason).toBe('forbidden')
    expect((await decide(people.aloof)).body.reason).toBe('forbidden')
    expect((await decide(people.second)).status).toBe(200)
    expect((await decide(people.second)).body.reason).toBe('conflict')
    const reviewed = { kind: 'inspection-reviewed', words: '本单位对督查结论的异议已复核，原结论有变更，请查看。' }
    expect((await done(people.head, 'GET', '/messages')).messages).toContainEqual(expect.objectContaining(reviewed))
    expect((await seen(id, people.head)).items.map((one: { state: string }) => one.state)).toEqual(['done', 'lifted'])
    await acted(people.office, id, 'close')
    expect((await done(people.office, 'GET', '/inspections')).inspections[0]).toMatchObject({
      settled: 2,
      objections: 0,
    })
  })

  test('an objection ends 30 days after service; what is revoked asks nothing more and corrects nothing', async () => {
    const id = await draft({ from: '2031-08-01', to: '2031-08-02', title: `${secret}督查` })
    const began = desk.clock.now
    desk.clock.now = new Date('2031-08-01T02:00:00Z')
    for (const [who, name] of [
      [people.office, 'propose'],
      [people.mayor, 'approve'],
      [people.office, 'begin'],
    ] as const)
      await acted(who, id, name)
    await sheet(id, people.office, { day: '2031-08-01', taskId, finding: 'partly', found: '完成 70%' })
    const { revision } = await seen(id)
    const items = [{ unitId: units.water, words: '补报。', dueOn: '2031-09-10' }]
    await done(people.office, 'PUT', `/inspections/${id}/conclusion`, {
      revision,
      facts: secret,
      opinion: '整改。',
      items,
    })
    await acted(people.office, id, 'conclude')
    await acted(people.mayor, id, 'serve')
    desk.clock.now = new Date('2031-09-01T00:00:00Z')
    const object = () =>
      desk.ask(people.head, 'POST', `/inspections/${id}/objections`, { unitId: units.water, words: '不符。' })
    expect((await object()).body.reason).toBe('too-late')
    desk.clock.now = new Date('2031-08-31T15:00:00Z')
    expect((await object()).status).toBe(200)
    const [{ objectionId }] = (await seen(id)).objections
    const findings = async () => (await done(people.office, 'GET', `/tasks/${taskId}/findings`)).findings.length
    expect(await findings()).toBe(2)
    await done(people.second, 'POST', `/inspections/${id}/objections/${objectionId}/decision`, {
      decision: 'revoked',
      words: '事实有误。',
    })
    expect(await findings()).toBe(1)
    expect((await seen(id)).items[0].state).toBe('lifted')
    desk.clock.now = began
  })

  test('who takes over from a member of a group stands in it while it is at work, and in no group that is over', async () => {
    const members = (id: string) =>
      desk.record.db
        .selectFrom('inspection_person')
        .select('person_id')
        .where('inspection_id', '=', id)
        .where('part', '=', 'member')
        .execute()
        .then((rows) => rows.map((row) => row.person_id))
    const over = await desk.record.db
      .selectFrom('inspection')
      .select('inspection_id')
      .where('state', '=', 'closed')
      .executeTakeFirstOrThrow()
    const atWork = await draft({ from: '2031-03-10', to: '2031-03-10', repeatReason: '复查' })
    const heir = await desk.person('unit-officer', units.roads)
    const before = await members(over.inspection_id)
    const path = `/people/${people.expert.personId}/hand-over`
    await done(people.administrator, 'POST', path, { toPersonId: heir.personId, leaves: false })
    expect(await members(atWork)).toEqual([heir.personId])
    expect(await members(over.inspection_id)).toEqual(before)
    expect(before).toContain(people.expert.personId)
    expect((await act(people.office, atWork, 'discard', { reason: '不再开展' })).status).toBe(200)
  })

  test('archive, merger and purge carry them', async () => {
    const file = join(desk.evidence, `${uuid()}.tar.gz`)
    const folder = { path: desk.evidence }
    await writeArchive(desk.record.db, desk.jurisdictionId, desk.clock.now, file, folder)
    expect(await verifyArchive(file)).toMatchObject({ kind: 'whole', files: 1 })
    const rows = async (db: TestReporting['record']['owner']) =>
      (
        await sql`select s::text, i::text from inspection_sheet s join inspection i using (inspection_id) order by 1`.execute(
          db,
        )
      ).rows
    const empty = await testDatabase(server)
    try {
      const elsewhere = { path: join(desk.evidence, 'restored') }
      expect(await restorePlace(empty.db, file, elsewhere)).toMatchObject({ kind: 'restored' })
      expect(await rows(empty.owner)).toEqual(await rows(desk.record.owner))
      expect(await verifyEvidence(empty.db, desk.jurisdictionId, elsewhere)).toEqual({ kind: 'whole', files: 1 })
    } finally {
      await empty.drop()
    }
    const id = await draft({ from: '2031-03-10', to: '2031-03-10', repeatReason: '复查', memberIds: [] })
    for (const [who, name] of [
      [people.office, 'propose'],
      [people.mayor, 'approve'],
      [people.office, 'begin'],
    ] as const)
      await acted(who, id, name)
    await sheet(id, people.office)
    await conclude(id)
    await acted(people.office, id, 'conclude')
    await acted(people.mayor, id, 'serve')
    const closed = await desk.ask(people.administrator, 'POST', `/units/${units.water}/close`, { from: '2031-03-10' })
    expect(closed.body.detail).toContain('督查整改')
    const merging = { successorId: units.roads, from: '2031-03-10' }
    const merged = await done(people.administrator, 'POST', `/units/${units.water}/merge`, merging)
    await confirmWaiting(desk.record, desk.clock.now, merged)
    const owed = (await seen(id, people.stranger)).items
    expect(owed.map((one: { unit: string }) => one.unit)).toEqual(['交通局', '交通局'])

    const { hash } = await desk.record.db
      .selectFrom('document')
      .innerJoin('report', 'report.document_id', 'document.document_id')
      .select('document.hash')
      .executeTakeFirstOrThrow()
    const decision = { hash, persons: ['甲', '乙'], reason: '误入' } as const
    expect(await purgeContent(desk.record.db, desk.record.may, desk.clock.now, decision, folder)).toMatchObject({
      kind: 'purged',
      files: 1,
    })
    for (const table of [
      'inspection',
      'inspection_sheet',
      'inspection_item_step',
      'inspection_objection',
      'inspection_file',
    ]) {
      const left = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
        desk.record.owner,
      )
      expect([table, JSON.stringify(left.rows).includes(secret)]).toEqual([table, false])
    }
    const left = sql`select from vault where strpos(convert_from(content, 'UTF8'), ${secret}) > 0`
    expect((await left.execute(desk.record.owner)).rows).toHaveLength(0)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId)).toMatchObject({ kind: 'whole' })
  })
})
