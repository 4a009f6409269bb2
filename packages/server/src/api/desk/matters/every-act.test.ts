import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doerOf } from '../../../access/matter-doer.ts'
import type { SignedIn } from '../../../access/signed-in.ts'
import { addTestRole } from '../../../commands/people/add-role.fixture.ts'
import { foundJurisdiction } from '../../../commands/places/found-jurisdiction.ts'
import { openActs } from '../../../domain/matters/matter-act.ts'
import { type MatterState, matterActs, matterStates } from '../../../domain/matters/matter-table.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type TestReporting, testReporting } from '../reporting/reporting.fixture.ts'

/** States in which a unit has heard of the matter. */
const known: readonly MatterState[] = matterStates.filter(
  (state) => !['draft', 'proposed', 'registered', 'discarded'].includes(state),
)

describe.each(oneTestServer(import.meta.filename, process.env))(
  'every state × act × role of a matter, on $name',
  (server) => {
    let desk: TestReporting
    let who: Record<'office' | 'second' | 'mayor' | 'vice' | 'head' | 'officer' | 'other' | 'reader', SignedIn>
    let units: { water: string; roads: string }
    /** Somebody of the office of another place. */
    let foreign: string
    const matters = new Map<MatterState, string>()
    beforeAll(async () => {
      desk = await testReporting(server, new Date('2031-03-10T02:00:00Z'))
      units = { water: await desk.unit('水务局'), roads: await desk.unit('交通局') }
      who = {
        office: await desk.person('supervisor'),
        second: await desk.person('supervisor'),
        mayor: await desk.person('leader'),
        vice: await desk.person('leader'),
        head: await desk.person('unit-head', units.water),
        officer: await desk.person('unit-officer', units.water),
        other: await desk.person('unit-head', units.roads),
        reader: await desk.person('reader'),
      }
      for (const [index, state] of matterStates.entries()) {
        const { body } = await desk.ask(who.office, 'POST', '/matters', {
          ...{ kind: 'daily', title: '管网改造', asked: '限期完成。', importance: 'ordinary', source: 'meeting' },
          ...{ clock: { preset: '13710' }, leadUnitIds: [units.water] },
        })
        matters.set(state, body.matterId)
        // put there past every act, with all that any state has
        await desk.record.owner.connection().execute(async (db) => {
          await sql`set session_replication_role = replica`.execute(db)
          await sql`update matter set state = ${state}, steps = 1, last_step = 1, year = 2031, ordinal = ${index + 1},
          proposed_by = ${who.office.personId}, approver_id = ${who.mayor.personId}, close_asked_by = ${who.head.personId},
          handed_out_at = ${known.includes(state) ? desk.clock.now : null}, settle_by = '2031-03-17T16:00:00Z', grade = 'good'
          where matter_id = ${body.matterId}`.execute(db)
          await sql`reset session_replication_role`.execute(db)
        })
      }
      const { db } = desk.record
      const elsewhere = { code: '990198', name: '远方县', level: 'county', fictitious: true } as const
      const jurisdictionId = await foundJurisdiction(db, { id: 'console:test' }, desk.clock.now, elsewhere)
      const personId = uuid()
      foreign = uuid()
      await db
        .insertInto('person')
        .values({
          ...{ jurisdiction_id: jurisdictionId, person_id: personId, account_id: foreign, name: '远方人员' },
          ...{ post: null, phone: null, email: null, created_at: desk.clock.now, left_on: null },
        })
        .execute()
      const role = { personId, role: 'supervisor', unitId: null, from: '2031-01-01' } as const
      await addTestRole(db, jurisdictionId, desk.clock.now, role)
    }, 120_000)
    afterAll(() => desk.drop())

    const facts = (state: MatterState) => ({
      state,
      leadUnitId: units.water,
      proposedBy: who.office.personId,
      closeAskedBy: who.head.personId,
      approverId: who.mayor.personId,
      settleBy: new Date('2031-03-17T16:00:00Z'),
    })
    const stands = async () =>
      (
        await sql<{ state: string; revision: number }>`select state, revision from matter order by ordinal`.execute(
          desk.record.owner,
        )
      ).rows
    /** All that any act could want, so that nothing else than the table and the person stands in its way. */
    const whole = (act: string) => ({
      ...{
        revision: 1,
        act,
        words: '属实。',
        reason: '确有需要。',
        progress: '过半。',
        grade: 'good',
        noSecrets: true,
      },
      ...{ day: '2031-03-25', suggestedUnitId: units.roads, change: null, evidence: [] },
    })

    test.each(['office', 'second', 'mayor', 'vice', 'head', 'officer', 'other', 'reader'] as const)(
      'for %s: what the table has is offered, and all else is refused and changes nothing',
      async (name) => {
        const before = await stands()
        const doer = doerOf(who[name])
        for (const [state, id] of matters) {
          const own = ['head', 'officer'].includes(name) && known.includes(state)
          const reads = ['office', 'second', 'mayor', 'vice'].includes(name) || own
          const open = reads ? openActs(facts(state), doer) : []
          const { status, body } = await desk.ask(who[name], 'GET', `/matters/${id}`)
          expect([state, status < 300 ? body.acts : []]).toEqual([state, open])
          const refused = matterActs.filter((act) => !open.includes(act))
          const answers = await Promise.all(
            refused.map((act) => desk.ask(who[name], 'POST', `/matters/${id}/acts`, whole(act))),
          )
          expect([
            state,
            answers.filter(({ status, body }) => ![403, 404, 409].includes(status) || body.reason === 'stale'),
          ]).toEqual([state, []])
        }
        expect(await stands()).toEqual(before)
      },
      120_000,
    )

    test('for the office of another place: none is there', async () => {
      const before = await stands()
      for (const code of ['990101', '990198'])
        for (const [state, id] of matters) {
          const answers = await Promise.all(
            matterActs.map((act) =>
              desk.fetch(
                new Request(`http://desk.test/desk/api/${code}/matters/${id}/acts`, {
                  method: 'POST',
                  headers: { 'x-luoshi-desk': '1', 'x-test-account': foreign, 'content-type': 'application/json' },
                  body: JSON.stringify(whole(act)),
                }),
              ),
            ),
          )
          expect([state, answers.filter(({ status }) => ![403, 404].includes(status))]).toEqual([state, []])
        }
      expect(await stands()).toEqual(before)
    }, 120_000)
  },
)
