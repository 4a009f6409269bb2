import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))('messages of supervision on $name', (server) => {
  let desk: TestReporting
  let who: Record<'office' | 'second' | 'mayor' | 'head', SignedIn>
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
    }
    taskId = await desk.task({ lead: water, status: 'active' })
  })
  afterAll(() => desk.drop())

  const done = async (by: SignedIn, method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(by, method, path, body)
    expect([path, answer.status, answer.status < 300 ? null : answer.body]).toEqual([path, answer.status, null])
    return answer.body
  }
  /** What still waits, by kind. */
  const waiting = async (of: SignedIn) => {
    const rows = await desk.record.db
      .selectFrom('message')
      .select('kind')
      .where('person_id', '=', of.personId)
      .where('settled_at', 'is', null)
      .orderBy('message_id')
      .execute()
    return rows.map(({ kind }) => kind)
  }

  test('what was served on a unit waits until it is received, an urge until it is answered', async () => {
    const { matterId } = await done(who.office, 'POST', '/matters', {
      kind: 'daily',
      title: '管网改造',
      asked: '月底前回填。',
      importance: 'ordinary',
      source: 'meeting',
      clock: { preset: '13710' },
      leadUnitIds: [water],
    })
    const act = async (by: SignedIn, name: string, more: object = {}) => {
      const { revision } = await done(who.office, 'GET', `/matters/${matterId}`)
      await done(by, 'POST', `/matters/${matterId}/acts`, { revision, act: name, ...more })
    }
    await act(who.office, 'propose', { noSecrets: true })
    await act(who.mayor, 'approve')
    await act(who.office, 'hand-out')
    expect(await waiting(who.head)).toEqual(['matter-moved'])
    await act(who.head, 'sign')
    expect(await waiting(who.head)).toEqual([])
    const { urgeId } = await done(who.office, 'POST', `/matters/${matterId}/urges`, { words: '请速报进展。' })
    await done(who.head, 'POST', `/matters/${matterId}/urges/${urgeId}/answer`, { reply: null })
    expect(await waiting(who.head)).toEqual(['matter-urged'])
    await done(who.head, 'POST', `/matters/${matterId}/urges/${urgeId}/answer`, { reply: '已过半。' })
    expect(await waiting(who.head)).toEqual([])
    const slip = { colour: 'blue', ground: 'slow', groundWords: '进展慢', demand: '速办', limitDay: '2031-03-20' }
    const { slipId } = await done(who.office, 'POST', `/matters/${matterId}/slips`, slip)
    const onSlip = (by: SignedIn, revision: number, name: string) =>
      done(by, 'POST', `/matters/${matterId}/slips/${slipId}/acts`, { revision, act: name })
    await onSlip(who.second, 1, 'check')
    await onSlip(who.mayor, 2, 'issue')
    expect(await waiting(who.head)).toEqual(['slip-served'])
    await onSlip(who.head, 3, 'receive')
    expect(await waiting(who.head)).toEqual([])
  })

  test('an instruction waits with the office until somebody deals with it, and its leader hears of that', async () => {
    const write = (follow: boolean) =>
      done(who.mayor, 'POST', '/instructions', { subject: 'task', subjectId: taskId, words: '请查明原因。', follow })
    await write(false)
    expect(await waiting(who.office)).toEqual([])
    const { instructionId } = await write(true)
    expect([await waiting(who.office), await waiting(who.second)]).toEqual([
      ['instruction-written'],
      ['instruction-written'],
    ])
    await done(who.office, 'POST', `/instructions/${instructionId}/answer`, { reply: '已查明。' })
    expect([await waiting(who.office), await waiting(who.second)]).toEqual([[], []])
    expect(await waiting(who.mayor)).toEqual(['instruction-answered'])
    const { messages } = await done(who.mayor, 'GET', '/messages')
    expect(messages[0].words ?? messages[0].sentence ?? JSON.stringify(messages[0])).toContain('您的批示已有答复')
    // taken back, nobody waits for it
    const taken = await write(true)
    await done(who.mayor, 'POST', `/instructions/${taken.instructionId}/withdrawal`)
    expect(await waiting(who.office)).toEqual([])
  })
})
