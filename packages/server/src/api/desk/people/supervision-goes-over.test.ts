import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../../access/clock.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { confirmWaiting } from '../../../commands/people/powers/confirm-waiting.fixture.ts'
import { openPeriods } from '../../../commands/reporting/open-periods.ts'
import { defaultScoreRules } from '../../../domain/scores/score-rules.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { deskCalendar } from '../reporting/calendar.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'
import { acceptedReport } from '../scores/accepted-report.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'supervision that others take up, on $name',
  (server) => {
    let desk: TestReporting
    let units: { water: string; roads: string }
    let who: Record<
      'office' | 'second' | 'reader' | 'mayor' | 'vice' | 'next' | 'head' | 'officer' | 'heir' | 'system',
      SignedIn
    >
    let taskId: string
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-10-08T02:00:00Z'))
      units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
      who = {
        office: await desk.person('supervisor'),
        second: await desk.person('supervisor'),
        reader: await desk.person('reader'),
        mayor: await desk.person('leader'),
        vice: await desk.person('leader'),
        next: await desk.person('leader'),
        head: await desk.person('unit-head', units.water),
        officer: await desk.person('unit-officer', units.water),
        heir: await desk.person('unit-head', units.roads),
        system: await desk.person('system-administrator'),
      }
      taskId = await desk.task({ lead: units.water })
      await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
      await acceptedReport(desk, taskId, 60)
      const rules = { ...defaultScoreRules, on: true }
      await done(who.office, 'POST', '/rules', {
        kind: 'scores',
        rules,
        seenVersion: 0,
        validFrom: '2031-10-08',
        note: null,
      })
    }, 120_000)
    afterAll(() => desk.drop())

    const done = async (by: SignedIn, method: string, path: string, body?: unknown) => {
      const answer = await desk.ask(by, method, path, body)
      expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
      return answer.body
    }
    /** An act on what stands at a path, by the revision the office sees. */
    const act = async (by: SignedIn, path: string, name: string, more: object = {}) => {
      const { revision } = await done(who.office, 'GET', path)
      return desk.ask(by, 'POST', `${path}/acts`, { revision, act: name, ...more })
    }
    const acted = async (by: SignedIn, path: string, name: string, more: object = {}) => {
      const { status, body } = await act(by, path, name, more)
      expect([name, status, body.detail]).toEqual([name, 200, undefined])
    }
    const standsIn = (from: SignedIn, to: SignedIn) =>
      done(from, 'POST', '/delegations', {
        ...{ fromPersonId: from.personId, toPersonId: to.personId, reason: '出差' },
        ...{ from: '2031-10-08', to: '2031-10-31' },
      })
    const goesOver = (from: SignedIn, to: SignedIn | null, leaves = true) =>
      desk.ask(who.system, 'POST', `/people/${from.personId}/hand-over`, { toPersonId: to?.personId ?? null, leaves })

    const bulletin = async (): Promise<string> => {
      const asked = { kind: 'month', year: 2031, month: 9, sections: ['lights', 'matters'] }
      const { bulletinId } = await done(who.office, 'POST', '/bulletins', asked)
      return `/bulletins/${bulletinId}`
    }
    const matter = async (more: object = {}): Promise<string> => {
      const { matterId } = await done(who.office, 'POST', '/matters', {
        ...{ kind: 'daily', title: '管网改造', asked: '限期完成。', importance: 'ordinary', source: 'meeting' },
        ...{ clock: { preset: '13710' }, leadUnitIds: [units.water], taskIds: [taskId], ...more },
      })
      const path = `/matters/${matterId}`
      await acted(who.office, path, 'propose', { noSecrets: true })
      await acted(who.mayor, path, 'approve')
      await acted(who.office, path, 'hand-out')
      return path
    }
    const slip = async (path: string) => {
      const { slipId } = await done(who.office, 'POST', `${path}/slips`, {
        ...{ colour: 'blue', ground: 'slow', groundWords: '进度滞后。', demand: '倒排工期。', limitDay: '2031-10-20' },
      })
      return async (by: SignedIn, name: string, words: string | null = null) => {
        const { slips } = await done(who.office, 'GET', path)
        const { revision } = slips.find((one: { slipId: string }) => one.slipId === slipId)
        return desk.ask(by, 'POST', `${path}/slips/${slipId}/acts`, { revision, act: name, words })
      }
    }
    const inspection = async (leader: SignedIn, more: object = {}): Promise<string> => {
      const { inspectionId } = await done(who.office, 'POST', '/inspections', {
        ...{ kind: 'special', title: '管网专项督查', content: '进度。', scope: '在建管网。', basis: '常务会议部署' },
        ...{ from: '2031-10-08', to: '2031-10-14', leaderId: leader.personId, memberIds: [], recusedIds: [] },
        ...{ invited: [], unitIds: [units.water], taskIds: [], repeatReason: '核查整改', ...more },
      })
      const path = `/inspections/${inspectionId}`
      await acted(who.office, path, 'propose')
      await acted(who.mayor, path, 'approve')
      await acted(who.office, path, 'begin')
      return path
    }
    const sheet = (by: SignedIn, path: string) =>
      desk.ask(by, 'POST', `${path}/sheets`, {
        unitId: units.water,
        method: 'site',
        day: '2031-10-08',
        words: '未回填。',
      })
    const served = async (path: string) => {
      const { revision } = await done(who.office, 'GET', path)
      const items = [{ unitId: units.water, words: '回填。', dueOn: '2031-10-20' }]
      await done(who.office, 'PUT', `${path}/conclusion`, { revision, facts: '未回填。', opinion: '整改。', items })
      await acted(who.office, path, 'conclude')
      await acted(who.mayor, path, 'serve')
    }

    describe('a power that is lent', () => {
      test('approves a bulletin, publishes scores and issues a slip in another’s place, and it says so', async () => {
        await standsIn(who.mayor, who.reader)
        const [month, issued] = [await bulletin(), await slip(await matter())]
        await acted(who.office, month, 'propose')
        await acted(who.reader, month, 'approve')
        const { scoreId } = await done(who.office, 'POST', '/scores', { kind: 'quarter', year: 2031, month: 9 })
        await acted(who.office, `/scores/${scoreId}`, 'propose')
        await acted(who.reader, `/scores/${scoreId}`, 'publish')
        await issued(who.second, 'check')
        expect((await issued(who.vice, 'issue')).status).toBe(403)
        expect((await issued(who.reader, 'issue')).body).toMatchObject({ state: 'issued' })
        for (const table of ['bulletin_step', 'score_step', 'slip_step'] as const) {
          const { on_behalf_of } = await desk.record.db
            .selectFrom(table)
            .select('on_behalf_of')
            .where('person_id', '=', who.reader.personId)
            .executeTakeFirstOrThrow()
          expect([table, on_behalf_of]).toEqual([table, who.mayor.personId])
        }
      })

      test('of who proposed, drafted or took part is no second person’s', async () => {
        const lent = await desk.person('reader')
        await standsIn(who.office, lent)
        const [month, drafted] = [await bulletin(), await slip(await matter())]
        await acted(who.office, month, 'propose')
        expect((await act(lent, month, 'approve')).body.reason).toBe('forbidden')
        expect((await done(lent, 'GET', month)).acts).not.toContain('approve')
        expect((await drafted(lent, 'check')).status).toBe(403)
        const { matterId } = await done(who.office, 'POST', '/matters', {
          ...{ kind: 'daily', title: '清淤', asked: '限期清淤。', importance: 'ordinary', source: 'meeting' },
          ...{ clock: { preset: '13710' }, leadUnitIds: [units.water] },
        })
        await acted(who.office, `/matters/${matterId}`, 'propose', { noSecrets: true })
        expect((await act(lent, `/matters/${matterId}`, 'approve')).status).toBe(403)
        const path = await inspection(who.office)
        expect((await sheet(who.office, path)).status).toBe(200)
        await served(path)
        await done(who.head, 'POST', `${path}/objections`, { unitId: units.water, words: '已回填。' })
        const [{ objectionId, mayDecide }] = (await done(lent, 'GET', path)).objections
        expect(mayDecide).toBe(false)
        const decision = { decision: 'upheld', words: '维持。', liftedItemIds: [] }
        const decide = (by: SignedIn) => desk.ask(by, 'POST', `${path}/objections/${objectionId}/decision`, decision)
        expect((await decide(lent)).status).toBe(403)
        expect((await decide(who.second)).status).toBe(200)
      })
    })

    describe('who leaves', () => {
      test('hands the lead of an inspection on, to nobody who recuses, and decides on no objection to it afterwards', async () => {
        const leader = await desk.person('supervisor')
        const path = await inspection(leader, { memberIds: [who.next.personId], recusedIds: [who.vice.personId] })
        expect((await sheet(leader, path)).status).toBe(200)
        expect(await done(who.system, 'GET', `/people/${leader.personId}/open-work`)).toMatchObject({ inspections: 1 })
        expect((await goesOver(leader, null)).body.reason).toBe('somebody-wanted')
        expect((await goesOver(leader, who.vice, false)).body.reason).toBe('recused')
        // still here afterwards: who handed it over took part all the same
        const over = await goesOver(leader, who.next, false)
        await confirmWaiting(desk.record, desk.clock.now, over.body)
        expect(await done(who.office, 'GET', path)).toMatchObject({ leader: { id: who.next.personId }, members: [] })
        await served(path)
        await done(who.head, 'POST', `${path}/objections`, { unitId: units.water, words: '已回填。' })
        const mayDecide = async (by: SignedIn) => (await done(by, 'GET', path)).objections[0].mayDecide
        await done(who.second, 'GET', path)
        expect([await mayDecide(who.second), await mayDecide(who.next)]).toEqual([true, false])
      })

      test('leaves slips and instructions to those who are there: a draft is checked and issued, an instruction answered', async () => {
        const [drafter, mayor] = [await desk.person('supervisor'), await desk.person('leader')]
        const path = await matter()
        const { slipId } = await done(drafter, 'POST', `${path}/slips`, {
          ...{ colour: 'blue', ground: 'slow', groundWords: '滞后。', demand: '倒排。', limitDay: '2031-10-20' },
        })
        const { instructionId } = await done(mayor, 'POST', '/instructions', {
          ...{ subject: 'task', subjectId: taskId, words: '请抓紧。' },
        })
        expect((await goesOver(drafter, null)).body.kind).toBe('handed-over')
        expect((await goesOver(mayor, null)).body.reason).toBe('somebody-wanted')
        expect((await goesOver(mayor, who.next)).body.kind).toBe('handed-over')
        for (const [by, name] of [
          [who.office, 'check'],
          [who.mayor, 'issue'],
        ] as const) {
          const { slips } = await done(who.office, 'GET', path)
          const { revision } = slips.find((one: { slipId: string }) => one.slipId === slipId)
          await done(by, 'POST', `${path}/slips/${slipId}/acts`, { revision, act: name, words: null })
        }
        const reply = { reply: '已通知水务局。' }
        await done(who.office, 'POST', `/instructions/${instructionId}/answer`, reply)
        const { instructions } = await done(who.next, 'GET', `/instructions?instruction=${instructionId}`)
        expect(instructions).toMatchObject([reply])
      })
    })

    test('a unit that is merged: its successor receives, answers and objects to what was sent to it', async () => {
      const month = await bulletin()
      await acted(who.office, month, 'propose')
      await acted(who.mayor, month, 'approve')
      await acted(who.office, month, 'send', { unitIds: [units.water] })
      const path = await matter()
      const issued = await slip(path)
      await issued(who.second, 'check')
      await issued(who.mayor, 'issue')
      const inspected = await inspection(who.office)
      await sheet(who.office, inspected)
      await served(inspected)
      const { clueIds } = await done(who.office, 'POST', '/clues', {
        ...{ source: 'phone', receivedOn: '2031-10-08', words: '东街渗漏。', giver: '陈一一', contact: '13800007777' },
      })
      const ofClue = await matter({ kind: 'clue', clueId: clueIds[0] })
      const score = (await done(who.office, 'GET', '/scores')).scores.find(
        ({ state }: { state: string }) => state === 'published',
      )

      expect((await desk.ask(who.heir, 'GET', month)).status).toBe(404)
      const merger = { successorId: units.roads, from: '2031-10-08' }
      const merged = await done(who.system, 'POST', `/units/${units.water}/merge`, merger)
      await confirmWaiting(desk.record, desk.clock.now, merged)

      const listed = (await done(who.heir, 'GET', '/bulletins')).bulletins
      expect(listed).toMatchObject([{ waits: true }])
      expect(await done(who.heir, 'GET', month)).toMatchObject({ receiveFor: [units.water], objectFor: [units.water] })
      await done(who.heir, 'POST', `${month}/receipt`, { unitId: units.water })
      await done(who.heir, 'POST', `${month}/objections`, { unitId: units.water, words: '已完工。' })
      expect((await done(who.heir, 'GET', '/bulletins')).bulletins).toMatchObject([{ waits: false }])

      const { path: feed } = await done(who.heir, 'POST', '/calendar-feed')
      const calendar = deskCalendar({ db: desk.record.db, basePath: '', now: () => desk.clock.now })
      const ics = await (await calendar.fetch(new Request(`http://desk.test${feed}`))).text()
      for (const due of [/SUMMARY:蓝督〔2031〕\d+号督查单答复时限/, /SUMMARY:督查〔2031〕\d+号整改时限/])
        expect(ics.replaceAll(/\r?\n /g, '')).toMatch(due)
      expect((await issued(who.heir, 'receive')).status).toBe(200)
      expect((await issued(who.heir, 'answer', '已倒排。')).status).toBe(200)

      const seen = await done(who.heir, 'GET', inspected)
      expect(seen.items).toMatchObject([{ unitId: units.roads, acts: ['report'] }])
      await done(who.heir, 'POST', `${inspected}/items/${seen.items[0].itemId}/acts`, {
        act: 'report',
        words: '已回填。',
      })
      await done(who.heir, 'POST', `${inspected}/objections`, { unitId: units.roads, words: '已回填。' })

      const clue = await done(who.heir, 'GET', ofClue)
      expect(clue.units).toMatchObject([{ unitId: units.roads, part: 'lead' }])
      expect(JSON.stringify(clue)).not.toMatch(/陈一一|13800007777/)
      await acted(who.heir, ofClue, 'sign')

      await done(who.heir, 'POST', `/scores/${score.scoreId}/objections`, { unitId: units.water, words: '请核对。' })
    })
  },
)
