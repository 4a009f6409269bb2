import { sql } from 'kysely'
import {
  type BulletinMove,
  bulletinActs,
  bulletinStates,
  bulletinTable,
} from '../../../domain/bulletins/bulletin-table.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type Somebody, testEveryAct } from '../every-act.fixture.ts'

/** Whose acts are whose where `office` proposed it. */
const whose: Readonly<Record<BulletinMove['by'], readonly Somebody[]>> = {
  office: ['office', 'second', 'deputy'],
  approver: ['second', 'mayor', 'standIn', 'vice'],
}

testEveryAct('a bulletin', oneTestServer(import.meta.filename, process.env), {
  at: new Date('2031-10-08T02:00:00Z'),
  states: bulletinStates,
  acts: bulletinActs,
  table: 'bulletin',
  furnish: async ({ desk, units }) => {
    await desk.task({ lead: units.water })
  },
  async put({ desk, who, done, past }, state, index) {
    const asked = { kind: 'month', year: 2031, month: 9, sections: ['lights', 'matters'] }
    const { bulletinId } = await done(who.office, 'POST', '/bulletins', asked)
    await past((db) =>
      sql`update bulletin set state = ${state}, steps = 1, last_step = 1, number_year = 2031, ordinal = ${index + 1},
          proposed_by = ${who.office.personId}, approver_id = ${who.mayor.personId}, approved_at = ${desk.clock.now},
          frozen_hash = 'x', sent_at = ${desk.clock.now} where bulletin_id = ${bulletinId}`.execute(db),
    )
    return { read: `/bulletins/${bulletinId}`, acts: `/bulletins/${bulletinId}/acts` }
  },
  open: (_, name, state) =>
    bulletinActs.filter((act) => bulletinTable[act].from === state && whose[bulletinTable[act].by].includes(name)),
  whole: ({ units }, act) => ({ revision: 1, act, reason: '确有需要。', unitIds: [units.water] }),
})
