import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulletinActs } from '../../domain/bulletins/bulletin-table.ts'
import { inDays } from '../../domain/day.ts'
import { inspectionActs } from '../../domain/inspections/inspection-table.ts'
import { oneTestServer } from '../../store/database.fixture.ts'
import { everybody, type World, worldOn } from './every-act.fixture.ts'
import { testReporting } from './reporting/reporting.fixture.ts'

const start = new Date('2031-10-08T02:00:00Z')

/** What is done next, in numbers that pick among what there is. */
interface Step {
  readonly what: 'offered' | 'any' | 'unit' | 'sheet' | 'conclusion' | 'decide' | 'days'
  readonly who: number
  readonly pick: number
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'offered',
    'offered',
    'offered',
    'any',
    'unit',
    'unit',
    'sheet',
    'conclusion',
    'decide',
    'days',
  ),
  who: fc.nat(everybody.length - 1),
  pick: fc.nat(50),
})

/** What may never come of it, each as a query that finds nothing. */
const troubles = {
  'an inspection approved by who proposed it, or without an approver': sql`select from inspection
    where state not in ('draft', 'proposed', 'discarded') and (approver_id is null or approver_id = proposed_by)`,
  'one served by who concluded it': sql`select from inspection i join inspection_step s using (jurisdiction_id, inspection_id)
    where s.act = 'serve' and s.person_id = i.concluded_by`,
  'one concluded without a sheet': sql`select from inspection i where state in ('concluded', 'served', 'closed')
    and not exists (select from inspection_sheet s where s.inspection_id = i.inspection_id and s.voided_at is null)`,
  'one closed with something open': sql`select from inspection i where state = 'closed' and (
    exists (select from inspection_item x where x.inspection_id = i.inspection_id and x.state not in ('done', 'lifted'))
    or exists (select from inspection_objection o where o.inspection_id = i.inspection_id and o.decided_at is null))`,
  'a second objection of a unit': sql`select inspection_id, unit_id from inspection_objection
    group by 1, 2 having count(*) > 1`,
  'an objection decided by who took part': sql`select from inspection_objection o
    join inspection_person p using (jurisdiction_id, inspection_id) where o.decided_by = p.person_id`,
  'an item of a unit that was not inspected': sql`select from inspection_item x where not exists (
    select from inspection_unit u where u.inspection_id = x.inspection_id and u.unit_id = x.unit_id)`,
  'a bulletin approved by who proposed it, or not frozen': sql`select from bulletin where state in ('approved', 'sent')
    and (approver_id = proposed_by or frozen_hash is null or not exists (select from vault v where v.hash = frozen_hash))`,
  'a bulletin sent to nobody': sql`select from bulletin b where state = 'sent'
    and not exists (select from bulletin_unit u where u.bulletin_id = b.bulletin_id)`,
  'a number left out': sql`select number_year from bulletin where ordinal is not null
    group by 1 having max(ordinal) <> count(*)`,
}

describe.each(oneTestServer(import.meta.filename, process.env))(
  'whatever is done to inspections and bulletins, on $name',
  (server) => {
    let world: World
    const seen = new Set<string>()
    beforeAll(async () => {
      world = await worldOn(await testReporting(server, start))
      await world.desk.task({ lead: world.units.water })
    })
    afterAll(() => world.desk.drop())

    const post = async (name: string, by: number, path: string, body: object, method = 'POST') => {
      const somebody = everybody[by] ?? 'office'
      const { status } = await world.desk.ask(world.who[somebody], method, path, body)
      expect([name, status]).not.toEqual([name, 500])
      if (status < 300) seen.add(name)
    }
    const found = async () => {
      const names: string[] = []
      for (const [name, query] of Object.entries(troubles))
        if ((await query.execute(world.desk.record.owner)).rows.length > 0) names.push(name)
      return names
    }
    const read = async (path: string) => (await world.desk.ask(world.who.office, 'GET', path)).body

    async function take(path: string, acts: readonly string[], { what, who, pick }: Step) {
      const { units } = world
      const here = await read(path)
      const unitId = pick % 2 === 0 ? units.water : units.roads
      if (what === 'days') {
        world.desk.clock.now = inDays(world.desk.clock.now, (pick % 9) + 1)
        return
      }
      if (what === 'offered' || what === 'any') {
        // finds somebody who has something to do, so that the walk goes on; what ends it is taken now and then
        const turns = everybody.map((_, index) => (who + index) % everybody.length)
        for (const by of what === 'any' ? [who] : turns) {
          const own = (await world.desk.ask(world.who[everybody[by] ?? 'office'], 'GET', path)).body
          const open: readonly string[] = what === 'any' ? acts : (own.acts ?? [])
          const going = open.filter(
            (act) => pick % 9 === 0 || !['discard', 'cancel', 'withdraw', 'send-back', 'return'].includes(act),
          )
          const act = going[pick % Math.max(1, going.length)]
          if (act === undefined) continue
          const more = path.startsWith('/bulletins') ? { unitIds: [units.water] } : {}
          return post(act, by, `${path}/acts`, { revision: here.revision, act, reason: '确有需要。', ...more })
        }
        return
      }
      if (what === 'sheet')
        return post('sheet', who, `${path}/sheets`, { unitId, method: 'site', day: '2031-10-08', words: '未回填。' })
      if (what === 'conclusion') {
        const items = [{ unitId, words: '回填。', dueOn: '2031-12-20' }]
        const body = { revision: here.revision, facts: '未回填。', opinion: '整改。', items }
        return post('conclusion', who, `${path}/conclusion`, body, 'PUT')
      }
      const [objection] = here.objections ?? []
      if (what === 'decide' && objection) {
        const decision = { decision: 'upheld', words: '维持。', liftedItemIds: [] }
        const [name, body] = path.startsWith('/bulletins') ? ['reply', { reply: '已核。' }] : ['decision', decision]
        return post(`${name}`, who, `${path}/objections/${objection.objectionId}/${name}`, body as object)
      }
      const [item] = here.items ?? []
      if (item && pick % 3 === 0) {
        const act = ['report', 'accept', 'return'][pick % 2] ?? 'report'
        return post(`item ${act}`, who, `${path}/items/${item.itemId}/acts`, { act, words: '已办。' })
      }
      if (pick % 3 === 1) return post('receipt', who, `${path}/receipt`, { unitId })
      return post('objection', who, `${path}/objections`, { unitId, words: '已回填。' })
    }

    test('a second person approves and serves, nothing is closed with something open, and nobody objects twice', async () => {
      const { who, units, done } = world
      const walk = fc.array(step, { minLength: 45, maxLength: 45 })
      await fc.assert(
        fc.asyncProperty(walk, walk, async (first, second) => {
          world.desk.clock.now = start
          const { inspectionId } = await done(who.office, 'POST', '/inspections', {
            ...{
              kind: 'special',
              title: '管网专项督查',
              content: '进度。',
              scope: '在建管网。',
              basis: '常务会议部署',
            },
            ...{ from: '2031-10-08', to: '2031-10-14', leaderId: who.second.personId, memberIds: [], recusedIds: [] },
            ...{ invited: [], unitIds: [units.water, units.roads], taskIds: [], repeatReason: '核查整改' },
          })
          const wanted = { kind: 'month', year: 2031, month: 9, sections: ['lights', 'matters'] }
          const { bulletinId } = await done(who.office, 'POST', '/bulletins', wanted)
          for (const one of first) await take(`/inspections/${inspectionId}`, inspectionActs, one)
          for (const one of second) await take(`/bulletins/${bulletinId}`, bulletinActs, one)
          expect(await found()).toEqual([])
        }),
        { numRuns: 5, seed: 1_008_031, endOnFailure: true },
      )
      for (const act of [
        'propose',
        'approve',
        'begin',
        'sheet',
        'conclusion',
        'conclude',
        'serve',
        'send',
        'objection',
        'receipt',
      ])
        expect(seen).toContain(act)
    }, 600_000)
  },
)
