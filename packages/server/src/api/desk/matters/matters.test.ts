import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { deskCalendar } from '../reporting/calendar.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('matters on $name', (server) => {
  let desk: TestReporting
  let people: Record<'office' | 'second' | 'mayor' | 'vice' | 'head' | 'officer' | 'other', SignedIn>
  let units: { water: string; roads: string }
  let taskId: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    units = { water: await desk.unit('青禾县水务局'), roads: await desk.unit('青禾县交通局') }
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      vice: await desk.person('leader'),
      head: await desk.person('unit-head', units.water, 'head@water.invalid'),
      officer: await desk.person('unit-officer', units.water),
      other: await desk.person('unit-head', units.roads),
    }
    taskId = await desk.task({ lead: units.water, status: 'active' })
  })
  afterAll(() => desk.drop())

  const draft = (more: object = {}) => ({
    kind: 'daily',
    title: '管网改造进度',
    asked: '查清滞后原因，月底前回填完毕。',
    importance: 'ordinary',
    source: 'task',
    clock: { preset: '13710' },
    leadUnitIds: [units.water],
    taskIds: [taskId],
    ...more,
  })
  const drafted = async (more: object = {}): Promise<string> => {
    const { status, body } = await desk.ask(people.office, 'POST', '/matters', draft(more))
    expect(status).toBe(200)
    return body.matterId
  }
  const detail = async (who: SignedIn, id: string) => (await desk.ask(who, 'GET', `/matters/${id}`)).body
  const act = async (who: SignedIn, id: string, name: string, more: object = {}) => {
    const { revision } = await detail(people.office, id)
    return desk.ask(who, 'POST', `/matters/${id}/acts`, { revision, act: name, ...more })
  }
  /** Do acts that must all be done. */
  const done = async (id: string, ...acts: [SignedIn, string, object?][]) => {
    for (const [who, name, more] of acts) {
      const { status, body } = await act(who, id, name, more)
      expect([name, status, body.detail]).toEqual([name, 200, undefined])
    }
    return detail(people.office, id)
  }
  const registered = async (more: object = {}) => {
    const id = await drafted(more)
    await done(id, [people.office, 'propose', { noSecrets: true }], [people.mayor, 'approve'])
    return id
  }
  const active = async (more: object = {}) => {
    const id = await registered(more)
    await done(id, [people.office, 'hand-out'], [people.officer, 'sign'])
    return id
  }
  const upload = async (who: SignedIn, id: string, text: string) => {
    const bytes = new TextEncoder().encode(text)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const query = new URLSearchParams({ fileName: '验收单.txt', size: String(bytes.length), hash, noSecrets: '1' })
    return desk.ask(who, 'POST', `/matters/${id}/files?${query}`, bytes)
  }

  test('goes from the draft to 销号, each step by whose it is', async () => {
    const id = await drafted()
    expect((await act(people.office, id, 'propose')).body).toMatchObject({ reason: 'missing' })
    await done(id, [people.office, 'propose', { noSecrets: true }])
    expect((await act(people.office, id, 'approve')).status).toBe(403)
    // a unit hears of it when it is handed out
    expect((await desk.ask(people.head, 'GET', `/matters/${id}`)).status).toBe(404)
    const handedOut = await done(id, [people.mayor, 'approve'], [people.office, 'hand-out'])
    expect(handedOut).toMatchObject({ state: 'handed-out', year: 2031, approver: expect.any(String) })
    expect(handedOut.dues.map((due: { step: string; day: string }) => [due.step, due.day])).toEqual([
      ['deploy', '2031-03-10'],
      ['feedback', '2031-03-13'],
      ['settle', '2031-03-17'],
    ])
    expect((await act(people.other, id, 'sign')).status).toBe(404)
    await done(id, [people.officer, 'sign'], [people.officer, 'feed-back', { words: '已作部署。', answers: 'deploy' }])
    expect((await act(people.office, id, 'return')).body).toMatchObject({ reason: 'missing' })
    await done(id, [people.office, 'return', { reason: '未写明责任人。' }])
    await done(
      id,
      [people.officer, 'feed-back', { words: '已定责任人。', answers: 'deploy' }],
      [people.office, 'accept'],
    )
    expect((await act(people.head, id, 'ask-close', { words: '已回填。' })).body).toMatchObject({ reason: 'missing' })
    const { body: file } = await upload(people.head, id, '管沟已回填，验收合格。')
    const evidence = [{ kind: 'file', id: file.fileId }]
    await done(id, [people.head, 'ask-close', { words: '已回填。', evidence }])
    expect((await act(people.office, id, 'verify', { words: '属实。' })).body).toMatchObject({ reason: 'missing' })
    const struck = await done(
      id,
      [people.second, 'verify', { words: '现场核查属实。', grade: 'good' }],
      [people.office, 'strike-off'],
    )
    expect(struck).toMatchObject({ state: 'struck-off', grade: 'good', acts: [] })
    expect(struck.dues.map((due: { step: string; metAt: string | null }) => [due.step, due.metAt !== null])).toEqual([
      ['deploy', true],
      ['feedback', true],
      ['settle', true],
    ])
    expect(struck.steps.map((step: { act: string }) => step.act)).toEqual([
      'propose',
      'approve',
      'hand-out',
      'sign',
      'feed-back',
      'return',
      'feed-back',
      'accept',
      'ask-close',
      'verify',
      'strike-off',
    ])
    // what went before the handing out is the office's
    expect((await detail(people.head, id)).steps[0].act).toBe('hand-out')
    expect(await desk.ask(people.head, 'GET', `/matters/${id}/files/${file.fileId}`)).toMatchObject({ status: 200 })
    expect((await upload(people.head, id, '再补一份。')).status).toBe(409)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
  })

  test('is put off by its approver alone; the day that stood stays beside the new one', async () => {
    const id = await active()
    const asks = { reason: '连日降雨。', progress: '完成七成。', day: '2031-03-25' }
    expect((await act(people.officer, id, 'ask-extension', asks)).status).toBe(403)
    expect((await act(people.head, id, 'ask-extension', { ...asks, day: '2031-03-17' })).body.reason).toBe('wrong-day')
    await done(id, [people.head, 'ask-extension', asks], [people.office, 'review-extension', { words: '情况属实。' }])
    expect((await act(people.vice, id, 'grant-extension', { day: '2031-03-25' })).status).toBe(403)
    expect((await act(people.mayor, id, 'grant-extension')).body).toMatchObject({ reason: 'missing' })
    const granted = await done(id, [people.mayor, 'grant-extension', { day: '2031-03-24' }])
    expect(granted).toMatchObject({ state: 'active', extensions: 1 })
    const settle = granted.dues.filter((due: { step: string }) => due.step === 'settle')
    expect(settle).toMatchObject([
      { round: 1, day: '2031-03-17', replacedAt: expect.any(String) },
      { round: 2, day: '2031-03-24', dueAt: '2031-03-24T16:00:00.000Z', replacedAt: null },
    ])
    await done(id, [people.head, 'ask-extension', asks], [people.office, 'review-extension', { words: '理由不足。' }])
    const denied = await done(id, [people.mayor, 'deny-extension', { reason: '工期可以压缩。' }])
    expect(denied).toMatchObject({ state: 'active', extensions: 1 })
    expect(denied.steps.at(-1)).toMatchObject({ act: 'deny-extension', content: { day: '2031-03-24' } })
    // 退签 and 初审 are not told to units alike
    expect((await detail(people.head, id)).steps.some((step: { act: string }) => step.act === 'review-extension')).toBe(
      false,
    )
  })

  test('退签 names another unit, which then has it; the first one no longer does', async () => {
    const id = await registered()
    await done(id, [people.office, 'hand-out'])
    const refuse = (suggestedUnitId: string | null) =>
      act(people.head, id, 'refuse', { reason: '属道路管养。', suggestedUnitId })
    for (const none of [null, units.water]) expect((await refuse(none)).body).toMatchObject({ reason: 'missing' })
    expect((await refuse('0192f0c0-0000-7000-8000-000000000000')).status).toBe(404)
    await done(id, [people.head, 'refuse', { reason: '属道路管养。', suggestedUnitId: units.roads }])
    const again = await done(id, [people.office, 'hand-out', { change: { leadUnitIds: [units.roads] } }])
    expect(again.dues.map((due: { round: number }) => due.round).toSorted()).toEqual([1, 1, 1, 2, 2, 2])
    expect((await act(people.head, id, 'sign')).status).toBe(404)
    await done(id, [people.other, 'sign'])
  })

  test('调整 and 终止 are the approver’s; what it was adjusted from is kept', async () => {
    const id = await active()
    const change = { asked: '改为六月底前完成。', clock: { preset: '710', importance: 'major' } }
    expect((await act(people.office, id, 'adjust', { reason: '分工变动。', change })).status).toBe(403)
    expect((await act(people.mayor, id, 'adjust', { reason: '分工变动。' })).body).toMatchObject({ reason: 'missing' })
    const adjusted = await done(id, [people.mayor, 'adjust', { reason: '分工变动。', change }])
    expect(adjusted.steps.at(-1).content).toMatchObject({ before: { asked: '查清滞后原因，月底前回填完毕。' } })
    const again = await done(id, [people.office, 'hand-out'])
    expect(again.dues.filter((due: { replacedAt: string | null }) => due.replacedAt === null)).toMatchObject([
      { step: 'settle', day: '2031-04-09' },
    ])
    const ended = await done(id, [people.mayor, 'terminate', { reason: '项目取消。' }])
    expect(ended).toMatchObject({ state: 'terminated', acts: [] })
  })

  test('a delegate decides in the approver’s place, and it says so', async () => {
    const id = await active()
    const asks = { reason: '连日降雨。', progress: '完成七成。', day: '2031-03-25' }
    await done(id, [people.head, 'ask-extension', asks], [people.office, 'review-extension', { words: '属实。' }])
    await sql`insert into delegation (jurisdiction_id, delegation_id, from_person_id, to_person_id, valid_from, valid_to, made_by, made_at)
      values (${desk.jurisdictionId}, gen_random_uuid(), ${people.mayor.personId}, ${people.vice.personId}, '2031-03-01', '2031-03-31', 'test', now())`.execute(
      desk.record.owner,
    )
    const granted = await done(id, [people.vice, 'grant-extension', { day: '2031-03-25' }])
    expect(granted.steps.at(-1).onBehalfOf).not.toBeNull()
  })

  test('an urge is received and replied to by the unit it went to, and moves nothing', async () => {
    const id = await active()
    const urged = await desk.ask(people.office, 'POST', `/matters/${id}/urges`, { words: '请于今日反馈。' })
    expect(urged.status).toBe(200)
    const answer = (who: SignedIn, body: object) =>
      desk.ask(who, 'POST', `/matters/${id}/urges/${urged.body.urgeId}/answer`, body)
    expect((await answer(people.other, {})).status).toBe(404)
    expect((await answer(people.officer, {})).body).toEqual({ kind: 'received' })
    expect((await answer(people.officer, {})).status).toBe(409)
    expect((await answer(people.head, { reply: '今日报送。' })).body).toEqual({ kind: 'replied' })
    expect((await answer(people.head, { reply: '再报。' })).status).toBe(409)
    expect(await detail(people.office, id)).toMatchObject({ state: 'active', urges: [{ reply: '今日报送。' }] })
    const waiting = await registered()
    expect((await desk.ask(people.office, 'POST', `/matters/${waiting}/urges`, { words: '请抓紧。' })).status).toBe(409)
  })

  test('the unit hears by e-mail and in its calendar, by number only', async () => {
    const id = await active({ title: '暗渠清淤' })
    const { ordinal } = await detail(people.office, id)
    const mails = await desk.record.db
      .selectFrom('mail')
      .select(['subject', 'body'])
      .where('kind', '=', 'matter.hand-out')
      .orderBy('mail_id', 'desc')
      .execute()
    expect(mails[0]).toMatchObject({ body: expect.stringContaining(`〔2031〕${ordinal}号已交办您单位`) })
    expect(JSON.stringify(mails)).not.toContain('清淤')
    const { path } = (await desk.ask(people.officer, 'POST', '/calendar-feed')).body
    const calendar = deskCalendar({ db: desk.record.db, basePath: '', now: () => desk.clock.now })
    const text = await (await calendar.fetch(new Request(`http://desk.test${path}`))).text()
    for (const step of ['研究部署', '反馈情况', '办结'])
      expect(text.replaceAll(/\r?\n /g, '')).toContain(`督办事项〔2031〕${ordinal}号${step}时限`)
    expect(text).not.toContain('清淤')
  })

  test('numbers follow each other without a gap when several approve at once', async () => {
    const ids = await Promise.all(
      [1, 2, 3, 4].map((one) => drafted({ kind: 'special', asked: `清理第${one}段河道。` })),
    )
    for (const id of ids) await done(id, [people.office, 'propose', { noSecrets: true }])
    const approved = await Promise.all(ids.map((id) => act(people.mayor, id, 'approve')))
    expect(approved.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const numbers = await Promise.all(ids.map(async (id) => (await detail(people.office, id)).ordinal))
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4])
  })

  test('the list shows each what is theirs, by what is due', async () => {
    const id = await active({ title: '沿河步道照明' })
    const list = async (who: SignedIn, query = '') => (await desk.ask(who, 'GET', `/matters?${query}`)).body.matters
    const titled = (matters: { title: string }[]) => matters.map(({ title }) => title)
    expect(titled(await list(people.other, 'q=照明'))).toEqual([])
    expect(await list(people.officer, 'q=照明&mine=1')).toMatchObject([
      { matterId: id, state: 'active', standing: 'today', waits: true, leads: ['青禾县水务局'] },
    ])
    expect(await list(people.office, 'q=照明&mine=1')).toEqual([])
    // what the workbench counts is what its links list, for each role
    for (const who of [people.office, people.mayor, people.officer, people.other]) {
      const counts = (await desk.ask(who, 'GET', '/matters/standings')).body
      for (const standing of ['overdue', 'today', 'soon'])
        expect([standing, counts[standing]]).toEqual([standing, (await list(who, `standing=${standing}`)).length])
    }
    expect((await desk.ask(people.officer, 'GET', '/matters/standings')).body.today).toBeGreaterThan(0)
    desk.clock.now = new Date('2031-03-10T16:00:00Z')
    expect(await list(people.office, `q=照明&standing=overdue&task=${taskId}`)).toMatchObject([{ matterId: id }])
    desk.clock.now = new Date('2031-03-10T02:00:00Z')
  })

  test('one of two who act at once is told that the other was quicker', async () => {
    const id = await active()
    const { revision } = await detail(people.office, id)
    const say = (words: string) =>
      desk.ask(people.officer, 'POST', `/matters/${id}/acts`, { revision, act: 'feed-back', words })
    const statuses = (await Promise.all([say('甲'), say('乙')])).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409])
  })

  test.each([
    ['a unit that is not there', { leadUnitIds: ['0192f0c0-0000-7000-8000-000000000000'] }, 404],
    ['a task that is not there', { taskIds: ['0192f0c0-0000-7000-8000-000000000000'] }, 404],
    ['a clock without its limit', { clock: { preset: 'own' } }, 422],
    ['a title of nothing', { title: ' ' }, 422],
  ])('is not drafted with %s', async (_, more, status) => {
    expect((await desk.ask(people.office, 'POST', '/matters', draft(more))).status).toBe(status)
  })

  test('a lead that stands as partner too is refused', async () => {
    const answer = await desk.ask(people.office, 'POST', '/matters', draft({ partnerUnitIds: [units.water] }))
    expect(answer.body).toMatchObject({ reason: 'unit-twice' })
  })

  test.each(['work', 'natural'])(
    '%s days into a year without a calendar are refused before anything is handed out, a day that is named is not',
    async (basis) => {
      const now = desk.clock.now
      const id = await registered({ clock: { preset: '13710', basis } })
      const named = await registered({ clock: { preset: 'own', limit: { kind: 'date', day: '2033-03-31' }, basis } })
      desk.clock.now = new Date('2032-12-30T02:00:00Z')
      const asked = await desk.ask(people.office, 'POST', '/matters/clock', {
        preset: '13710',
        importance: 'ordinary',
        basis,
      })
      expect(asked.body).toMatchObject({ reason: 'calendar-missing', detail: expect.stringContaining('2033 年') })
      expect((await act(people.office, id, 'hand-out')).body.detail).toContain('2033 年')
      expect(await detail(people.office, id)).toMatchObject({ state: 'registered', dues: [] })
      expect((await act(people.office, named, 'hand-out')).status).toBe(200)
      desk.clock.now = now
    },
  )

  describe('the database', () => {
    const run = (statement: string) => sql.raw(statement).execute(desk.record.db)

    test.each([
      [
        'a state the last step did not lead to',
        `update matter set state = 'closed', grade = 'good', close_asked_by = drafted_by`,
      ],
      ['a step that is not in the table', `act = 'strike-off', from_state = 'active', to_state = 'struck-off'`],
      ['a step that does not follow the one before', `act = 'verify', from_state = 'close-asked', to_state = 'closed'`],
    ])('refuses %s', async (_, what) => {
      const id = await active()
      const where = `jurisdiction_id = '${desk.jurisdictionId}' and matter_id = '${id}'`
      if (what.startsWith('update')) return expect(run(`${what} where ${where}`)).rejects.toThrow(/violates/)
      const value = (name: string) => new RegExp(`${name} = '([^']+)'`).exec(what)?.[1] ?? ''
      const insert = `insert into matter_step (jurisdiction_id, matter_id, ordinal, prior, act, from_state, to_state, taken_by, person_id, at, words, content)
        values ('${desk.jurisdictionId}', '${id}', 5, 4, '${value('act')}', '${value('from_state')}', '${value('to_state')}', 'test', '${people.office.personId}', now(), '属实', '{"grade": "good"}')`
      await expect(run(insert)).rejects.toThrow(/violates/)
    })

    test.each([['{}'], ['{"suggestedUnitId": null}'], ['its own']])(
      'refuses 退签 that names no other unit: %s',
      async (names) => {
        const id = await registered()
        await done(id, [people.office, 'hand-out'])
        const content = names === 'its own' ? JSON.stringify({ suggestedUnitId: units.water }) : names
        const insert = `insert into matter_step (jurisdiction_id, matter_id, ordinal, prior, act, from_state, to_state, taken_by, person_id, unit_id, at, reason, content)
        values ('${desk.jurisdictionId}', '${id}', 4, 3, 'refuse', 'handed-out', 'refused', 'test', '${people.head.personId}', '${units.water}', now() + interval '5 years', '不归我局', '${content}')`
        await expect(run(insert)).rejects.toThrow(/matter_step_another_unit/)
      },
    )

    test('keeps every step as it was taken, and every matter', async () => {
      const where = `where jurisdiction_id = '${desk.jurisdictionId}'`
      await expect(run(`update matter_step set act = 'sign' ${where}`)).rejects.toThrow(/denied/)
      await expect(run(`delete from matter_step ${where}`)).rejects.toThrow(/denied/)
      await expect(run(`delete from matter ${where}`)).rejects.toThrow(/denied/)
    })
  })
})
