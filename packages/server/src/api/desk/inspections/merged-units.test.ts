import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../../access/signed-in.ts'
import { confirmWaiting } from '../../../commands/people/powers/confirm-waiting.fixture.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { deskCalendar } from '../reporting/calendar.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

describe.each(oneTestServer(import.meta.filename, process.env))(
  'inspections of a unit that is merged, on $name',
  (server) => {
    let desk: TestReporting
    let units: { water: string; river: string }
    let who: Record<'office' | 'mayor' | 'reviewer' | 'water' | 'river' | 'system', SignedIn>
    let paths: Record<'objected' | 'changed' | 'closed' | 'both' | 'underWay' | 'stuck', string>
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
      units = { water: await desk.unit('水务局'), river: await desk.unit('河湖中心') }
      who = {
        office: await desk.person('supervisor'),
        mayor: await desk.person('leader'),
        reviewer: await desk.person('leader'),
        water: await desk.person('unit-head', units.water),
        river: await desk.person('unit-head', units.river),
        system: await desk.person('system-administrator'),
      }
      paths = {
        objected: await served([units.water]),
        changed: await served([units.water]),
        closed: await served([units.water]),
        both: await served([units.water, units.river]),
        underWay: await begun([units.water]),
        stuck: await served([units.water]),
      }
      for (const path of [paths.objected, paths.changed, paths.both]) await object(who.water, path, units.water)
      const { items } = await done(who.office, 'GET', paths.closed)
      const item = `${paths.closed}/items/${items[0].itemId}/acts`
      await done(who.water, 'POST', item, { act: 'report', words: '已回填。' })
      await done(who.office, 'POST', item, { act: 'accept', words: null })
      await act(who.office, paths.closed, 'close')
      const merger = { successorId: units.river, from: '2031-03-10' }
      const merged = await done(who.system, 'POST', `/units/${units.water}/merge`, merger)
      await confirmWaiting(desk.record, desk.clock.now, merged)
    }, 120_000)
    afterAll(() => desk.drop())

    const done = async (by: SignedIn, method: string, path: string, body?: unknown) => {
      const answer = await desk.ask(by, method, path, body)
      expect([path, answer.status < 300 ? null : answer.body]).toEqual([path, null])
      return answer.body
    }
    const act = async (by: SignedIn, path: string, name: string) => {
      const { revision } = await done(who.office, 'GET', path)
      await done(by, 'POST', `${path}/acts`, { revision, act: name })
    }
    const object = (by: SignedIn, path: string, unitId: string) =>
      desk.ask(by, 'POST', `${path}/objections`, { unitId, words: '已回填。' })
    async function begun(unitIds: readonly string[]): Promise<string> {
      const { inspectionId } = await done(who.office, 'POST', '/inspections', {
        ...{ kind: 'special', title: '管网专项督查', content: '进度。', scope: '在建管网。', basis: '常务会议部署' },
        ...{ from: '2031-03-10', to: '2031-03-14', leaderId: who.office.personId, memberIds: [], recusedIds: [] },
        ...{ invited: [], unitIds, taskIds: [], repeatReason: '核查整改' },
      })
      const path = `/inspections/${inspectionId}`
      await act(who.office, path, 'propose')
      await act(who.mayor, path, 'approve')
      await act(who.office, path, 'begin')
      for (const unitId of unitIds)
        await done(who.office, 'POST', `${path}/sheets`, {
          unitId,
          method: 'site',
          day: '2031-03-10',
          words: '未回填。',
        })
      return path
    }
    const served = async (unitIds: readonly string[]) => concluded(await begun(unitIds), unitIds)
    async function concluded(path: string, unitIds: readonly string[]): Promise<string> {
      const { revision } = await done(who.office, 'GET', path)
      const items = unitIds.map((unitId) => ({ unitId, words: '回填。', dueOn: '2031-03-20' }))
      await done(who.office, 'PUT', `${path}/conclusion`, { revision, facts: '未回填。', opinion: '整改。', items })
      await act(who.office, path, 'conclude')
      await act(who.mayor, path, 'serve')
      return path
    }

    test('are read by the successor, also when they were closed before, with what was the merged unit’s', async () => {
      const { inspections } = await done(who.river, 'GET', '/inspections')
      expect(inspections).toHaveLength(5)
      const seen = await done(who.river, 'GET', paths.closed)
      expect(seen).toMatchObject({ facts: '未回填。', units: [{ id: units.water }], items: [{ state: 'done' }] })
      expect(seen.sheets).toEqual([])
      expect((await desk.ask(who.river, 'GET', `${paths.closed}/conclusion.docx`)).status).toBe(200)
    })

    test('are not objected to a second time by it, and once by itself where it was inspected too', async () => {
      expect((await done(who.river, 'GET', paths.objected)).objectFor).toEqual([])
      for (const unitId of [units.river, units.water])
        expect((await object(who.river, paths.objected, unitId)).status).not.toBe(200)
      expect((await done(who.river, 'GET', paths.both)).objectFor).toMatchObject([{ id: units.river }])
      expect((await object(who.river, paths.both, units.river)).status).toBe(200)
      expect((await done(who.river, 'GET', paths.both)).objectFor).toEqual([])
      expect((await object(who.river, paths.both, units.river)).body.reason).toBe('conflict')
    })

    const decided = async (path: string, objectionId: string, decision: string, liftedItemIds: readonly string[]) =>
      (
        await desk.ask(who.reviewer, 'POST', `${path}/objections/${objectionId}/decision`, {
          ...{ decision, words: '原结论有误。', liftedItemIds },
        })
      ).status
    const states = async (path: string) =>
      (await done(who.office, 'GET', path)).items.map(({ state }: { state: string }) => state)

    test('ask nothing more of the successor once what the merged unit objected to is revoked, or is changed so', async () => {
      const [revoked] = (await done(who.reviewer, 'GET', paths.objected)).objections
      expect(revoked.itemUnits).toEqual({ own: [units.water, units.river], shared: [] })
      expect(await decided(paths.objected, revoked.objectionId, 'revoked', [])).toBe(200)
      expect(await states(paths.objected)).toEqual(['lifted'])
      const { objections, items } = await done(who.reviewer, 'GET', paths.changed)
      expect(await decided(paths.changed, objections[0].objectionId, 'changed', [items[0].itemId])).toBe(200)
      expect(await states(paths.changed)).toEqual(['lifted'])
      for (const path of [paths.objected, paths.changed]) await act(who.office, path, 'close')
    })

    test('lift what is named alone where the successor was inspected too', async () => {
      const { objections, items } = await done(who.reviewer, 'GET', paths.both)
      const [mergedUnits] = objections.filter(({ unitId }: { unitId: string }) => unitId === units.water)
      expect(mergedUnits.itemUnits).toEqual({ own: [], shared: [units.water, units.river] })
      expect(await decided(paths.both, mergedUnits.objectionId, 'revoked', [items[0].itemId])).toBe(200)
      expect(await states(paths.both)).toEqual(['lifted', 'open'])
    })

    test('ask the successor for what is found after the merger, who reports it; then they are closed', async () => {
      await concluded(paths.underWay, [units.water])
      expect((await done(who.office, 'GET', paths.underWay)).items).toMatchObject([{ unitId: units.river }])
      // as an earlier version wrote it: asked of the unit that was merged
      const inspectionId = paths.stuck.replace('/inspections/', '')
      await desk.record.owner
        .updateTable('inspection_item')
        .set({ unit_id: units.water })
        .where('inspection_id', '=', inspectionId)
        .execute()
      // what is asked of either stands in the successor's calendar
      const { path: feed } = await done(who.river, 'POST', '/calendar-feed')
      const calendar = deskCalendar({ db: desk.record.db, basePath: '', now: () => desk.clock.now })
      const ics = await (await calendar.fetch(new Request(`http://desk.test${feed}`))).text()
      for (const path of [paths.underWay, paths.stuck]) {
        const [{ itemId }] = (await done(who.office, 'GET', path)).items
        expect(ics.replaceAll(/\r?\n /g, '')).toContain(itemId)
      }
      const named = (await done(who.office, 'GET', paths.underWay)).units
      expect(new Map(named.map((unit: { id: string; merged: boolean }) => [unit.id, unit.merged]))).toEqual(
        new Map([
          [units.water, true],
          [units.river, false],
        ]),
      )
      for (const path of [paths.underWay, paths.stuck]) {
        const waits = async () =>
          (await done(who.river, 'GET', '/inspections')).inspections.find(
            (one: { inspectionId: string }) => path === `/inspections/${one.inspectionId}`,
          ).waits
        for (const unit of (await done(who.river, 'GET', path)).receiveFor)
          await done(who.river, 'POST', `${path}/receipt`, { unitId: unit.id })
        expect(await waits()).toBe(true)
        const [item] = (await done(who.river, 'GET', path)).items
        expect(item.acts).toEqual(['report'])
        const acts = `${path}/items/${item.itemId}/acts`
        await done(who.river, 'POST', acts, { act: 'report', words: '已回填。' })
        expect(await waits()).toBe(false)
        await done(who.office, 'POST', acts, { act: 'accept', words: null })
        await act(who.office, path, 'close')
      }
    })

    test('wait for the successor until it has received what the merged unit had not', async () => {
      const before = await done(who.river, 'GET', paths.both)
      expect(before.receiveFor.map(({ id }: { id: string }) => id).toSorted()).toEqual(
        [units.water, units.river].toSorted(),
      )
      for (const { id } of before.receiveFor) await done(who.river, 'POST', `${paths.both}/receipt`, { unitId: id })
      expect((await done(who.river, 'GET', paths.both)).receiveFor).toEqual([])
    })
  },
)
