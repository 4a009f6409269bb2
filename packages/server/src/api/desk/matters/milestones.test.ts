import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { type ClockInputs, replayClock } from '../../../domain/matters/replay.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('the milestone plan of a matter on $name', (server) => {
  let desk: TestReporting
  let who: Record<'office' | 'second' | 'mayor' | 'head' | 'officer', SignedIn>
  let water: string
  beforeAll(async () => {
    desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
    water = await desk.unit('青禾县水务局')
    who = {
      office: await desk.person('supervisor'),
      second: await desk.person('supervisor'),
      mayor: await desk.person('leader'),
      head: await desk.person('unit-head', water),
      officer: await desk.person('unit-officer', water),
    }
  })
  afterAll(() => desk.drop())

  const plan = [
    { day: '2031-03-20', words: '完成勘察设计' },
    { day: '2031-04-30', words: '主体完工' },
    { day: '2031-06-30', words: '竣工验收' },
  ]
  const draft = (clock: object, importance = 'major') =>
    desk.ask(who.office, 'POST', '/matters', {
      kind: 'daily',
      title: '水厂改造',
      asked: '按节点完成改造。',
      importance,
      source: 'meeting',
      clock: { preset: '13710', importance, ...clock },
      leadUnitIds: [water],
    })
  const detail = async (id: string) => (await desk.ask(who.office, 'GET', `/matters/${id}`)).body
  const act = async (by: SignedIn, id: string, name: string, more: object = {}) => {
    const { revision } = await detail(id)
    return desk.ask(by, 'POST', `/matters/${id}/acts`, { revision, act: name, ...more })
  }
  const done = async (id: string, ...acts: [SignedIn, string, object?][]) => {
    for (const [by, name, more] of acts) {
      const { status, body } = await act(by, id, name, more)
      expect([name, status, body.detail]).toEqual([name, 200, undefined])
    }
    return detail(id)
  }
  const underWay = async () => {
    const { body } = await draft({ plan })
    await done(
      body.matterId,
      [who.office, 'propose', { noSecrets: true }],
      [who.mayor, 'approve'],
      [who.office, 'hand-out'],
      [who.officer, 'sign'],
    )
    return body.matterId as string
  }
  const evidence = async (id: string) => {
    const bytes = new TextEncoder().encode(`验收单 ${id}`)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const query = new URLSearchParams({ fileName: '验收单.txt', size: String(bytes.length), hash, noSecrets: '1' })
    const { body } = await desk.ask(who.head, 'POST', `/matters/${id}/files?${query}`, bytes)
    return [{ kind: 'file', id: body.fileId }]
  }
  const dues = async (id: string) =>
    (await detail(id)).dues.map(
      (due: {
        step: string
        node: number
        day: string
        words: string | null
        metAt: string | null
        replacedAt: string | null
      }) => [`${due.step}${due.node || ''}`, due.day, due.words, due.metAt !== null, due.replacedAt !== null],
    )

  test('is due moment by moment, each with the rule it followed from', async () => {
    const id = await underWay()
    expect(await dues(id)).toEqual([
      ['deploy', '2031-03-10', null, false, false],
      ['feedback', '2031-03-13', null, false, false],
      ['milestone1', '2031-03-20', '完成勘察设计', false, false],
      ['milestone2', '2031-04-30', '主体完工', false, false],
      ['settle', '2031-06-30', '竣工验收', false, false],
    ])
    const { rows } = await sql<{ inputs: ClockInputs; day: string; step: string; node: number }>`
      select inputs, day::text as day, step, node from matter_due where matter_id = ${id}`.execute(desk.record.db)
    expect(rows).toHaveLength(5)
    for (const { inputs, day, step, node } of rows)
      expect(replayClock(inputs).find((one) => one.step === step && one.node === node)).toMatchObject({ day })
  })

  test('is ticked with proof, opened again where the proof is not taken, and closes only when all of it is', async () => {
    const id = await underWay()
    const words = '设计已审定。'
    const reached = { words, answers: 'milestone', node: 1 }
    expect((await act(who.officer, id, 'feed-back', reached)).body).toMatchObject({ reason: 'missing' })
    expect((await act(who.officer, id, 'feed-back', { ...reached, node: 7 })).body).toMatchObject({
      reason: 'wrong-day',
    })
    const proof = await evidence(id)
    await done(id, [who.officer, 'feed-back', { ...reached, evidence: proof }])
    expect((await dues(id))[2]).toEqual(['milestone1', '2031-03-20', '完成勘察设计', true, false])
    await done(id, [who.office, 'return', { reason: '缺审定意见。' }])
    expect((await dues(id))[2]?.[3]).toBe(false)
    await done(id, [who.officer, 'feed-back', { ...reached, evidence: proof }], [who.office, 'accept'])
    const close = { words: '已验收。', evidence: proof }
    expect((await act(who.head, id, 'ask-close', close)).body).toMatchObject({ reason: 'missing' })
    await done(
      id,
      [who.officer, 'feed-back', { ...reached, node: 2, evidence: proof }],
      [who.office, 'accept'],
      [who.head, 'ask-close', close],
      [who.second, 'verify', { words: '属实。', grade: 'good' }],
    )
    expect((await act(who.officer, id, 'feed-back', { ...reached, evidence: proof })).status).toBe(409)
  })

  test('a node is put off by itself, before the next one, and what stood before stays beside it', async () => {
    const id = await underWay()
    const ask = (node: number | null, day: string) => ({ node, day, reason: '汛期停工。', progress: '已完成三成。' })
    expect((await act(who.head, id, 'ask-extension', ask(1, '2031-05-10'))).body).toMatchObject({ reason: 'wrong-day' })
    expect((await act(who.head, id, 'ask-extension', ask(1, '2031-03-20'))).body).toMatchObject({ reason: 'wrong-day' })
    await done(
      id,
      [who.head, 'ask-extension', ask(1, '2031-04-10')],
      [who.office, 'review-extension', { words: '情况属实。' }],
      [who.mayor, 'grant-extension', { day: '2031-04-05' }],
    )
    const matter = await detail(id)
    expect(matter).toMatchObject({ state: 'active', extensions: 1 })
    expect(await dues(id)).toEqual([
      ['deploy', '2031-03-10', null, false, false],
      ['feedback', '2031-03-13', null, false, false],
      ['milestone1', '2031-03-20', '完成勘察设计', false, true],
      ['milestone1', '2031-04-05', '完成勘察设计', false, false],
      ['milestone2', '2031-04-30', '主体完工', false, false],
      ['settle', '2031-06-30', '竣工验收', false, false],
    ])
    // refused, the day that stands is the node's
    const refused = await done(
      id,
      [who.head, 'ask-extension', ask(2, '2031-05-10')],
      [who.office, 'review-extension', { words: '可按期完成。' }],
      [who.mayor, 'deny-extension', { reason: '抓紧施工。' }],
    )
    expect(refused.steps.at(-1).content).toMatchObject({ node: 2, day: '2031-04-30' })
    // the settling goes on being put off as before
    const later = await done(
      id,
      [who.head, 'ask-extension', ask(null, '2031-07-20')],
      [who.office, 'review-extension', { words: '同意。' }],
      [who.mayor, 'grant-extension', { day: '2031-07-20' }],
    )
    expect(later.dues.at(-1)).toMatchObject({ step: 'settle', day: '2031-07-20', words: '竣工验收' })
    expect(later.extensions).toBe(2)
  })

  test('an overdue node makes the matter overdue in every list', async () => {
    const id = await underWay()
    const proof = await evidence(id)
    const words = '已办。'
    for (const answers of ['deploy', 'feedback'])
      await done(id, [who.officer, 'feed-back', { words, answers }], [who.office, 'accept'])
    const listed = async (at: string) => {
      desk.clock.now = new Date(at)
      const { body } = await desk.ask(who.head, 'GET', '/matters')
      desk.clock.now = new Date('2031-03-10T02:00:00Z')
      const found = body.matters.find((one: { matterId: string }) => one.matterId === id)
      return [found.next.step, found.next.node, found.standing]
    }
    expect(await listed('2031-03-19T02:00:00Z')).toEqual(['milestone', 1, 'soon'])
    expect(await listed('2031-03-20T02:00:00Z')).toEqual(['milestone', 1, 'today'])
    expect(await listed('2031-03-21T02:00:00Z')).toEqual(['milestone', 1, 'overdue'])
    await done(id, [who.officer, 'feed-back', { words, answers: 'milestone', node: 1, evidence: proof }])
    expect(await listed('2031-03-21T02:00:00Z')).toEqual(['milestone', 2, 'in-time'])
  })

  test('is only of a major matter, with days in order and still to come', async () => {
    expect((await draft({ plan }, 'ordinary')).status).toBe(422)
    expect((await draft({ plan: [plan[0]] })).status).toBe(422)
    expect((await draft({ plan: [plan[1], plan[0]] })).status).toBe(422)
    const { body } = await draft({ plan: [{ day: '2031-03-01', words: '已经过去' }, plan[1]] })
    await done(body.matterId, [who.office, 'propose', { noSecrets: true }], [who.mayor, 'approve'])
    expect((await act(who.office, body.matterId, 'hand-out')).body).toMatchObject({ reason: 'wrong-day' })
    // 调整 gives it days to come
    const clock = { preset: '13710', importance: 'major', plan: plan.slice(1) }
    const adjusted = { reason: '重排节点', change: { clock } }
    await done(
      body.matterId,
      [who.mayor, 'adjust', adjusted],
      [who.office, 'hand-out'],
      [who.mayor, 'suspend', { reason: '停工' }],
    )
    expect((await dues(body.matterId)).map(([step]: string[]) => step)).toEqual([
      'deploy',
      'feedback',
      'milestone1',
      'settle',
    ])
    // once it was stopped, days that went by meanwhile do not keep it from going on
    desk.clock.now = new Date('2031-05-10T02:00:00Z')
    await done(body.matterId, [who.office, 'hand-out'])
    desk.clock.now = new Date('2031-03-10T02:00:00Z')
  })

  test('the database takes no node reached without proof', async () => {
    const id = await underWay()
    const step = sql`insert into matter_step (jurisdiction_id, matter_id, ordinal, prior, act, from_state, to_state, taken_by,
        person_id, at, words, content)
      select jurisdiction_id, matter_id, ordinal + 1, ordinal, 'feed-back', 'active', 'reported', taken_by, person_id, at, '已办',
        '{"answers":"milestone","node":1,"evidence":[]}'
        from matter_step where matter_id = ${id} order by ordinal desc limit 1`
    await expect(step.execute(desk.record.db)).rejects.toThrow(/matter_step_check/)
  })
})
