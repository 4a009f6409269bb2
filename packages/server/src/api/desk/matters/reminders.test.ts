import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { doDeskWork } from '../../../jobs/schedule-desk-work.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

// nothing listens there: what is written waits
const mail = { host: '127.0.0.1', port: 9, secure: false, user: null, password: null, from: 'desk@example.test' }
const quiet = { info: () => undefined, error: (...said: unknown[]) => expect(said).toEqual([]) }

describe.each(oneTestServer(import.meta.filename, process.env))('moments of a matter on $name', (server) => {
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
      head: await desk.person('unit-head', water, 'head@example.test'),
      officer: await desk.person('unit-officer', water, 'officer@example.test'),
    }
  })
  afterAll(() => desk.drop())

  const plan = [
    { day: '2031-03-20', words: '完成勘察设计' },
    { day: '2031-06-30', words: '竣工验收' },
  ]
  const act = async (by: SignedIn, id: string, name: string, more: object = {}) => {
    const { revision } = (await desk.ask(who.office, 'GET', `/matters/${id}`)).body
    const { status, body } = await desk.ask(by, 'POST', `/matters/${id}/acts`, { revision, act: name, ...more })
    expect([name, status, body.detail]).toEqual([name, 200, undefined])
  }
  const underWay = async () => {
    const { body } = await desk.ask(who.office, 'POST', '/matters', {
      kind: 'daily',
      title: '水厂改造',
      asked: '按节点完成改造。',
      importance: 'major',
      source: 'meeting',
      clock: { preset: '13710', importance: 'major', plan },
      leadUnitIds: [water],
    })
    const id: string = body.matterId
    await act(who.office, id, 'propose', { noSecrets: true })
    await act(who.mayor, id, 'approve')
    await act(who.office, id, 'hand-out')
    await act(who.officer, id, 'sign')
    return id
  }
  const at = (moment: string) => doDeskWork(desk.record.db, { evidence: null, mail }, new Date(moment), quiet)
  const mails = async () => {
    const rows = await desk.record.db
      .selectFrom('mail')
      .innerJoin('person', 'person.person_id', 'mail.person_id')
      .select(['person.email', 'mail.subject', 'mail.body'])
      .where('mail.kind', '=', 'matter.due')
      .orderBy('mail.made_at')
      .orderBy('person.email')
      .execute()
    return rows
  }
  const waiting = async (person: SignedIn) => {
    const { body } = await desk.ask(person, 'GET', '/messages')
    return body.messages
      .filter((one: { kind: string; settledAt: string | null }) => one.kind === 'matter-due' && one.settledAt === null)
      .map((one: { words: string }) => one.words)
  }

  test('that are due soon, nodes of its plan too, reach the people of its lead unit once, from eight o’clock on', async () => {
    const id = await underWay()
    // of what was handed out today the unit has just heard
    await at('2031-03-10T08:00:00Z')
    expect(await mails()).toEqual([])
    // what was asked for within three days, on the next morning and not in the night
    await at('2031-03-10T23:59:00Z')
    expect(await mails()).toEqual([])
    await at('2031-03-11T00:00:00Z')
    await at('2031-03-11T00:00:20Z')
    const first = await mails()
    expect(first.map(({ email }) => email)).toEqual(['head@example.test', 'officer@example.test'])
    expect(first[0]?.subject).toBe('【落实】1项督办事项的办理时限快到期')
    expect(first[0]?.body).toMatch(/督办事项〔2031〕1号，研究部署，3月10日已到期\n.*反馈情况，3月13日前/)
    expect(first[0]?.body).not.toMatch(/水厂|改造|勘察/)
    expect(await waiting(who.head)).toEqual(['督办事项〔2031〕1号的办理时限快到期，请及时反馈或申请办结。'])
    // the answer settles it; the node is told of three days before it
    await act(who.officer, id, 'feed-back', { words: '已研究部署，已进场。', answers: 'feedback' })
    await act(who.office, id, 'accept')
    expect(await waiting(who.head)).toEqual([])
    await at('2031-03-16T09:00:00Z')
    expect(await mails()).toHaveLength(2)
    await at('2031-03-17T01:00:00Z')
    const second = (await mails()).slice(2)
    expect(second).toHaveLength(2)
    expect(second[0]?.body).toContain('青禾县水务局：督办事项〔2031〕1号，办理节点1，3月20日前')
    expect(await waiting(who.officer)).toHaveLength(1)
    await at('2031-03-25T01:00:00Z')
    expect(await mails()).toHaveLength(4)
  })

  test('that were never answered are answered by what is said of a later one, late as they are', async () => {
    const id = await underWay()
    const open = async () => {
      const { dues } = (await desk.ask(who.office, 'GET', `/matters/${id}`)).body
      return dues
        .filter(({ metAt }: { metAt: string | null }) => metAt === null)
        .map(({ step }: { step: string }) => step)
    }
    await act(who.officer, id, 'feed-back', { words: '正在研究。' })
    await act(who.office, id, 'accept')
    expect(await open()).toEqual(['deploy', 'feedback', 'milestone', 'settle'])
    desk.clock.now = new Date('2031-03-12T02:00:00Z')
    await act(who.officer, id, 'feed-back', { words: '已进场施工。', answers: 'feedback' })
    await act(who.office, id, 'accept')
    expect(await open()).toEqual(['milestone', 'settle'])
    const { dues } = (await desk.ask(who.office, 'GET', `/matters/${id}`)).body
    expect(dues.slice(0, 2).map(({ late }: { late: boolean }) => late)).toEqual([true, false])
  })

  test('no step before it keeps a matter overdue while its closing waits', async () => {
    desk.clock.now = new Date('2031-03-12T02:00:00Z')
    const { body } = await desk.ask(who.office, 'POST', '/matters', {
      kind: 'daily',
      title: '管网抢修',
      asked: '一周内修好。',
      importance: 'ordinary',
      source: 'meeting',
      clock: { preset: '13710', importance: 'ordinary' },
      leadUnitIds: [water],
    })
    const id: string = body.matterId
    await act(who.office, id, 'propose', { noSecrets: true })
    await act(who.mayor, id, 'approve')
    await act(who.office, id, 'hand-out')
    await act(who.officer, id, 'sign')
    desk.clock.now = new Date('2031-03-16T01:00:00Z')
    const standing = async () => {
      const { matters } = (await desk.ask(who.office, 'GET', '/matters')).body
      return matters.find((one: { matterId: string }) => one.matterId === id)?.standing
    }
    expect(await standing()).toBe('overdue')
    const bytes = new TextEncoder().encode('通水记录')
    const hash = createHash('sha256').update(bytes).digest('hex')
    const query = new URLSearchParams({ fileName: '记录.txt', size: String(bytes.length), hash, noSecrets: '1' })
    const file = (await desk.ask(who.head, 'POST', `/matters/${id}/files?${query}`, bytes)).body
    const evidence = [{ kind: 'file', id: file.fileId }]
    await act(who.head, id, 'ask-close', { words: '已修复通水。', evidence })
    expect(await standing()).toBe('none')
    // sent back, only the settling is open again; that the others were late stands
    await act(who.office, id, 'return-close', { reason: '缺通水记录。' })
    expect(await standing()).toBe('in-time')
  })
})
