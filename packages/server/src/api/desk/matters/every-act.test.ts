import { sql } from 'kysely'
import {
  type MatterActor,
  type MatterState,
  matterActs,
  matterStates,
  matterTable,
} from '../../../domain/matters/matter-table.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type Somebody, testEveryAct } from '../every-act.fixture.ts'

/** States in which a unit has heard of the matter. */
const known: readonly MatterState[] = matterStates.filter(
  (state) => !['draft', 'proposed', 'registered', 'discarded'].includes(state),
)

/** Whose acts are whose where `office` proposed it, `mayor` approved it and `head` asked to close it. */
const whose: Readonly<Record<MatterActor, readonly Somebody[]>> = {
  office: ['office', 'second', 'deputy'],
  'office-second': ['office', 'second', 'deputy'],
  'approver-first': ['second', 'mayor', 'standIn', 'vice'],
  'approver-same': ['mayor', 'standIn'],
  lead: ['head', 'officer'],
  'lead-head': ['head'],
}

testEveryAct('a matter', oneTestServer(import.meta.filename, process.env), {
  at: new Date('2031-03-10T02:00:00Z'),
  states: matterStates,
  acts: matterActs,
  table: 'matter',
  async put({ desk, who, units, done, past }, state, index) {
    const { matterId } = await done(who.office, 'POST', '/matters', {
      ...{ kind: 'daily', title: '管网改造', asked: '限期完成。', importance: 'ordinary', source: 'meeting' },
      ...{ clock: { preset: '13710' }, leadUnitIds: [units.water] },
    })
    const heard = known.some((one) => one === state)
    await past((db) =>
      sql`update matter set state = ${state}, steps = 1, last_step = 1, year = 2031, ordinal = ${index + 1},
          proposed_by = ${who.office.personId}, approver_id = ${who.mayor.personId}, close_asked_by = ${who.head.personId},
          handed_out_at = ${heard ? desk.clock.now : null}, settle_by = '2031-03-17T16:00:00Z', grade = 'good'
          where matter_id = ${matterId}`.execute(db),
    )
    return { read: `/matters/${matterId}`, acts: `/matters/${matterId}/acts` }
  },
  open: (_, name, state) =>
    matterActs.filter((act) => {
      const { from, by } = matterTable[act]
      const hears = !['head', 'officer'].includes(name) || known.some((one) => one === state)
      return hears && from.some((one) => one === state) && whose[by].includes(name)
    }),
  whole: ({ units }, act) => ({
    ...{ revision: 1, act, words: '属实。', reason: '确有需要。', progress: '过半。', grade: 'good', noSecrets: true },
    ...{ day: '2031-03-25', suggestedUnitId: units.roads, change: null, evidence: [] },
  }),
})
