import { receive } from '@luoshi/report'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { verifyRecord } from '../../../queries/ledger/verify-record.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('slips on $name', (server) => {
  let desk: TestReporting
  let people: Record<'office' | 'second' | 'mayor' | 'vice' | 'head' | 'officer' | 'other', SignedIn>
  let water: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    water = await desk.unit('水务局')
    people = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      vice: await desk.person('leader'),
      head: await desk.person('unit-head', water),
      officer: await desk.person('unit-officer', water, 'officer@water.invalid'),
      other: await desk.person('unit-head', await desk.unit('交通局')),
    }
  })
  afterAll(() => desk.drop())

  const detail = async (who: SignedIn, id: string) => (await desk.ask(who, 'GET', `/matters/${id}`)).body
  const matter = async (): Promise<string> => {
    const { body } = await desk.ask(people.office, 'POST', '/matters', {
      kind: 'daily',
      title: '管网改造',
      asked: '限期回填。',
      importance: 'ordinary',
      source: 'order',
      clock: { preset: '13710' },
      leadUnitIds: [water],
    })
    const steps = [
      [people.office, { act: 'propose', noSecrets: true }],
      [people.mayor, { act: 'approve' }],
      [people.office, { act: 'hand-out' }],
      [people.head, { act: 'sign' }],
    ] as const
    for (const [who, act] of steps) {
      const { revision } = await detail(people.office, body.matterId)
      const answer = await desk.ask(who, 'POST', `/matters/${body.matterId}/acts`, { revision, ...act })
      expect(answer.status).toBe(200)
    }
    return body.matterId
  }
  const draft = (id: string, more: object = {}, who = people.office) =>
    desk.ask(who, 'POST', `/matters/${id}/slips`, {
      colour: 'blue',
      ground: 'slow',
      groundWords: '进度滞后两个月。',
      demand: '倒排工期。\n每周报送进度。',
      limitDay: '2031-03-15',
      ...more,
    })
  const act = async (who: SignedIn, id: string, colour: string, name: string, words: string | null = null) => {
    const slip = (await detail(people.office, id)).slips.findLast((one: { colour: string }) => one.colour === colour)
    return desk.ask(who, 'POST', `/matters/${id}/slips/${slip.slipId}/acts`, {
      revision: slip.revision,
      act: name,
      words,
    })
  }

  test('is drafted, checked by another, issued by the approver, served, answered and settled', async () => {
    const id = await matter()
    expect((await draft(id, {}, people.head)).status).toBe(403)
    expect((await draft(id)).status).toBe(200)
    expect((await draft(id)).body).toMatchObject({ reason: 'same-colour' })
    expect((await act(people.office, id, 'blue', 'check')).status).toBe(403)
    expect((await act(people.second, id, 'blue', 'check')).status).toBe(200)
    // a unit hears of it when it is issued
    expect((await detail(people.head, id)).slips).toEqual([])
    expect((await act(people.vice, id, 'blue', 'issue')).status).toBe(403)
    expect((await act(people.mayor, id, 'blue', 'issue')).status).toBe(200)
    const mail = await desk.record.db.selectFrom('mail').select('body').where('kind', '=', 'slip.issued').execute()
    expect(mail).toEqual([
      { body: expect.stringMatching(/^蓝督〔2031〕\d+号督查单已签发给您单位，办理时限2031-03-15。/) },
    ])
    expect((await act(people.other, id, 'blue', 'receive')).status).toBe(404)
    expect((await act(people.officer, id, 'blue', 'receive')).status).toBe(200)
    expect((await act(people.officer, id, 'blue', 'answer', '已倒排。')).status).toBe(403)
    expect((await act(people.head, id, 'blue', 'answer')).body).toMatchObject({ reason: 'missing' })
    expect((await act(people.head, id, 'blue', 'answer', '已倒排工期。')).status).toBe(200)
    expect((await act(people.office, id, 'blue', 'find', '无正当理由。')).status).toBe(409)
    expect((await act(people.office, id, 'blue', 'settle')).status).toBe(200)
    const [slip] = (await detail(people.head, id)).slips
    const listed = async (who: SignedIn) =>
      (await desk.ask(who, 'GET', '/slips')).body.slips.filter(({ matterId }: { matterId: string }) => matterId === id)
    expect(await listed(people.head)).toMatchObject([
      { slipId: slip.slipId, state: 'settled', late: false, waits: false },
    ])
    expect(await listed(people.other)).toEqual([])
    expect(slip).toMatchObject({ state: 'settled', year: 2031, unit: '水务局', limitDay: '2031-03-15' })
    expect(slip.steps.map((step: { act: string }) => step.act)).toEqual(['issue', 'receive', 'answer', 'settle'])
    const { status, response } = await desk.ask(people.head, 'GET', `/matters/${id}/slips/${slip.slipId}/document`)
    expect(status).toBe(200)
    const read = await receive(new Uint8Array(await response.arrayBuffer()), { file: '督查单.docx' })
    if (read.kind === 'refused') throw new Error(read.message)
    expect(read.received.text.split('\n').filter(Boolean)).toEqual([
      '青禾县人民政府督查室',
      `蓝督〔2031〕${slip.ordinal}号`,
      '蓝色督查单',
      '水务局：',
      expect.stringMatching(/^你单位承办的督办事项“管网改造”（〔2031〕\d+号），进度滞后两个月。现予提醒。$/),
      '一、办理要求',
      '倒排工期。',
      '每周报送进度。',
      '二、办理时限',
      '请于2031年3月15日前办理完毕，并书面答复。逾期未办理又无正当理由的，按规定处理。',
      '青禾县人民政府督查室',
      '2031年3月10日',
    ])
  })

  test('the next colour comes once the one below is past its limit and found without a proper reason', async () => {
    const id = await matter()
    const orange = { colour: 'orange', limitDay: '2031-03-25' }
    expect((await draft(id, orange)).body).toMatchObject({ reason: 'lower-not-found-wanting' })
    await draft(id)
    await act(people.second, id, 'blue', 'check')
    await act(people.mayor, id, 'blue', 'issue')
    desk.clock.now = new Date('2031-03-15T16:00:00Z')
    expect((await act(people.office, id, 'blue', 'find')).body).toMatchObject({ reason: 'missing' })
    expect((await act(people.office, id, 'blue', 'find', '未答复，无正当理由。')).status).toBe(200)
    expect((await draft(id, orange)).status).toBe(200)
    expect((await draft(id, { limitDay: '2031-03-25' })).body).toMatchObject({ reason: 'same-colour' })
    expect((await act(people.mayor, id, 'orange', 'revoke', '拟发有误。')).status).toBe(200)
    expect((await draft(id, { ...orange, ground: 'instruction' })).status).toBe(200)
    desk.clock.now = new Date('2031-03-10T02:00:00Z')
  })

  test('a red one is given directly where the matter wants special handling, and none below it afterwards', async () => {
    const id = await matter()
    expect((await draft(id, { colour: 'red', ground: 'major' })).body).toMatchObject({ reason: 'ground-needed' })
    expect((await draft(id, { colour: 'red', ground: 'special' })).status).toBe(200)
    expect((await draft(id)).body).toMatchObject({ reason: 'colour-passed' })
  })

  test('is numbered by colour and year, at the turn of the year too; a revoked number is not given again', async () => {
    const issued = async (colour: string, more: object = {}) => {
      const id = await matter()
      expect((await draft(id, { colour, limitDay: '2032-01-10', ...more })).status).toBe(200)
      expect((await act(people.second, id, colour, 'check')).status).toBe(200)
      expect((await act(people.mayor, id, colour, 'issue')).status).toBe(200)
      const [{ year, ordinal }] = (await detail(people.office, id)).slips
      return { id, slip: [year, ordinal] }
    }
    // half past eleven at night on 31 December
    desk.clock.now = new Date('2031-12-31T15:30:00Z')
    const first = await issued('blue')
    const [, before = 0] = first.slip
    expect(first.slip).toEqual([2031, before])
    expect((await act(people.mayor, first.id, 'blue', 'revoke', '签发有误。')).status).toBe(200)
    expect((await issued('blue')).slip).toEqual([2031, before + 1])
    const direct = { ground: 'special', groundWords: '上级限时督办。' }
    expect((await issued('red', direct)).slip).toEqual([2031, 1])
    // half past midnight on 1 January
    desk.clock.now = new Date('2031-12-31T16:30:00Z')
    const next = await issued('blue')
    expect(next.slip).toEqual([2032, 1])
    expect(await detail(people.office, next.id)).toMatchObject({ year: 2032, ordinal: 1 })
    expect((await act(people.mayor, next.id, 'blue', 'revoke', '签发有误。')).status).toBe(200)
    expect((await issued('red', direct)).slip).toEqual([2032, 1])
    expect((await issued('blue')).slip).toEqual([2032, 2])
    desk.clock.now = new Date('2031-03-10T02:00:00Z')
  })

  test('of two of one colour at once one is given; the database has no second', async () => {
    const id = await matter()
    const statuses = (await Promise.all([draft(id), draft(id, { demand: '每日报送进度。' })])).map(
      ({ status }) => status,
    )
    expect(statuses.toSorted()).toEqual([200, 409])
    const copy = sql`insert into slip (jurisdiction_id, slip_id, matter_id, colour, ground, ground_words, demand, limit_day,
        limit_at, unit_id, drafted_by, drafted_at)
      select jurisdiction_id, gen_random_uuid(), matter_id, colour, ground, ground_words, demand, limit_day, limit_at,
        unit_id, drafted_by, drafted_at from slip where matter_id = ${id}`
    await expect(copy.execute(desk.record.db)).rejects.toThrow(/slip_colour/)
    const jump = sql`update slip set state = 'settled' where matter_id = ${id}`
    await expect(jump.execute(desk.record.db)).rejects.toThrow(/violates/)
    expect(await verifyRecord(desk.record.db, desk.jurisdictionId, {})).toMatchObject({ kind: 'whole' })
  })
})
