import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { defaultScoreRules } from '../../../domain/scores/score-rules.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { everybody, type Somebody, type World, worldOn } from '../every-act.fixture.ts'
import { acceptedReport } from '../scores/accepted-report.fixture.ts'
import { deskCalendar } from './calendar.ts'
import { testReporting } from './reporting.fixture.ts'

/** Kinds of the workbench that wait for others and are only watched. */
const watched = ['not-signed', 'not-reported']

describe.each(oneTestServer(import.meta.filename, process.env))('what waits for a person, on $name', (server) => {
  let world: World
  beforeAll(async () => {
    world = await worldOn(await testReporting(server, new Date('2031-10-08T02:00:00Z')))
    const { desk, who, units, done } = world
    const [taskId] = [await desk.task({ lead: units.water }), await desk.task({ lead: units.water, status: 'drafted' })]
    await desk.task({ lead: units.water, status: 'assigned', partners: [units.roads] })
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    await acceptedReport(desk, taskId, 60)
    const act = async (by: Somebody, path: string, name: string, more: object = {}) => {
      const { revision } = await done(who.office, 'GET', path)
      await done(who[by], 'POST', `${path}/acts`, { revision, act: name, ...more })
    }
    const matter = async (more: object = {}) => {
      const { matterId } = await done(who.office, 'POST', '/matters', {
        ...{ kind: 'daily', title: '管网改造', asked: '限期完成。', importance: 'ordinary', source: 'meeting' },
        ...{ clock: { preset: '13710' }, leadUnitIds: [units.water], ...more },
      })
      return `/matters/${matterId}`
    }
    const runs = async () => {
      const path = await matter()
      await act('office', path, 'propose', { noSecrets: true })
      await act('mayor', path, 'approve')
      await act('office', path, 'hand-out')
      return path
    }
    // one that waits for each part, a draft, and two that units have
    await matter()
    await act('office', await matter(), 'propose', { noSecrets: true })
    const [first, second] = [await runs(), await runs()]
    await act('head', second, 'sign')
    for (const [path, acts] of [
      [first, []],
      [second, ['check', 'issue']],
    ] as const) {
      const { slipId } = await done(who.office, 'POST', `${path}/slips`, {
        ...{ colour: 'blue', ground: 'slow', groundWords: '进度滞后。', demand: '倒排工期。', limitDay: '2031-10-09' },
      })
      for (const [revision, name] of acts.entries())
        await done(name === 'check' ? who.second : who.mayor, 'POST', `${path}/slips/${slipId}/acts`, {
          ...{ revision: revision + 1, act: name, words: null },
        })
    }
    const wanted = { kind: 'month', year: 2031, month: 9, sections: ['lights', 'matters'] }
    for (const sends of [false, true]) {
      const { bulletinId } = await done(who.office, 'POST', '/bulletins', wanted)
      const path = `/bulletins/${bulletinId}`
      await act('office', path, 'propose')
      if (!sends) continue
      await act('mayor', path, 'approve')
      await act('office', path, 'send', { unitIds: [units.water] })
    }
    const { inspectionId } = await done(who.office, 'POST', '/inspections', {
      ...{ kind: 'special', title: '管网专项督查', content: '进度。', scope: '在建管网。', basis: '常务会议部署' },
      ...{ from: '2031-10-08', to: '2031-10-14', leaderId: who.second.personId, memberIds: [], recusedIds: [] },
      ...{ invited: [], unitIds: [units.water], taskIds: [], repeatReason: '核查整改' },
    })
    await act('office', `/inspections/${inspectionId}`, 'propose')
    await done(who.mayor, 'POST', '/instructions', { subject: 'task', subjectId: taskId, words: '请抓紧。' })
    await done(who.office, 'POST', '/clues', {
      ...{ source: 'phone', receivedOn: '2031-10-08', words: '东街渗漏。', giver: null, contact: null },
    })
    const rules = { ...defaultScoreRules, on: true }
    const validFrom = '2031-10-08'
    await done(who.office, 'POST', '/rules', { kind: 'scores', rules, seenVersion: 0, validFrom, note: null })
    const { scoreId } = await done(who.office, 'POST', '/scores', { kind: 'quarter', year: 2031, month: 9 })
    await act('office', `/scores/${scoreId}`, 'propose')
    const secures = await desk.person('security-administrator')
    await done(who.system, 'POST', `/people/${secures.personId}/hand-over`, { toPersonId: null, leaves: true })
  }, 180_000)
  afterAll(() => world.desk.drop())

  /** How many entries of a list wait, as the person's own screen of it shows them; 0 where they have no such list. */
  const listed = async (
    name: Somebody,
    path: string,
    key: string,
    is: (one: Listed) => boolean = ({ waits }) => waits,
  ) => {
    const { status, body } = await world.desk.ask(world.who[name], 'GET', path)
    return status < 300 ? body[key].filter(is).length : 0
  }
  interface Listed {
    readonly waits: boolean
    readonly state: string
    readonly mayConfirm: boolean
  }
  const feed = async (name: Somebody) => {
    const { desk, who, done } = world
    const { path } = await done(who[name], 'POST', '/calendar-feed')
    const calendar = deskCalendar({ db: desk.record.db, basePath: '', now: () => desk.clock.now })
    const ics = await (await calendar.fetch(new Request(`http://desk.test${path}`))).text()
    return ics.replaceAll(/\r?\n /g, '')
  }

  test.each(everybody)(
    'for %s: the head, the workbench, the calendar and every list say the same number',
    async (name) => {
      const { who, done } = world
      const waiting = await done(who[name], 'GET', '/waiting')
      const kinds = new Map<string, number>(
        waiting.kinds.map(({ kind, count }: { kind: string; count: number }) => [kind, count]),
      )
      const { groups } = await done(who[name], 'GET', '/workbench')
      const ofBench = groups.filter(({ kind }: { kind: string }) => !watched.includes(kind))
      const office = ['office', 'second', 'deputy'].includes(name)
      const counted = {
        matter: await listed(name, '/matters?mine=1', 'matters'),
        slip: await listed(name, '/slips', 'slips'),
        inspection: await listed(name, '/inspections', 'inspections'),
        bulletin: await listed(name, '/bulletins', 'bulletins'),
        score: await listed(name, '/scores', 'scores'),
        instruction: office ? await listed(name, '/instructions?bench=1', 'instructions', () => true) : 0,
        clue: await listed(name, '/clues', 'clues', ({ state }) => state === 'waiting'),
        power: await listed(name, '/power-requests', 'requests', ({ mayConfirm }) => mayConfirm),
      }
      for (const [kind, count] of Object.entries(counted)) expect([kind, kinds.get(kind) ?? 0]).toEqual([kind, count])
      const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
      const total = sum(Object.values(counted)) + sum(ofBench.map(({ count }: { count: number }) => count))
      expect(waiting.total).toBe(total)
      expect(Number(/SUMMARY:待我办理 (\d+) 项/.exec(await feed(name))?.[1] ?? 0)).toBe(total)
    },
  )

  test('something waits for each who has a part, and of every kind for somebody', async () => {
    const seen = new Set<string>()
    for (const name of everybody) {
      const { kinds } = await world.done(world.who[name], 'GET', '/waiting')
      for (const { kind } of kinds) seen.add(kind)
      const idle = ['reader', 'system'].includes(name)
      expect([name, kinds.length > 0]).toEqual([name, !idle])
    }
    for (const kind of [
      'matter',
      'slip',
      'inspection',
      'bulletin',
      'score',
      'instruction',
      'clue',
      'to-sign',
      'to-assign',
    ])
      expect(seen).toContain(kind)
  })
})
