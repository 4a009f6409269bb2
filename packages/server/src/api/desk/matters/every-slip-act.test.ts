import { sql } from 'kysely'
import { type SlipActor, slipActs, slipStates, slipTable } from '../../../domain/matters/slip-ladder.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type Somebody, testEveryAct } from '../every-act.fixture.ts'

/** Whose acts are whose where `office` drafted the slip and `mayor` approved its matter. */
const whose: Readonly<Record<SlipActor, readonly Somebody[]>> = {
  office: ['office', 'second', 'deputy'],
  'office-second': ['second'],
  approver: ['mayor', 'standIn'],
  lead: ['head', 'officer'],
  'lead-head': ['head'],
}

testEveryAct('a slip', oneTestServer(import.meta.filename, process.env), {
  at: new Date('2031-03-10T02:00:00Z'),
  states: slipStates,
  acts: slipActs,
  table: 'slip',
  async put({ desk, who, units, done, past }, state, index) {
    const { matterId } = await done(who.office, 'POST', '/matters', {
      ...{ kind: 'daily', title: '管网改造', asked: '限期完成。', importance: 'ordinary', source: 'meeting' },
      ...{ clock: { preset: '13710' }, leadUnitIds: [units.water] },
    })
    await past((db) =>
      sql`update matter set state = 'active', steps = 1, last_step = 1, year = 2031, ordinal = ${index + 1},
          proposed_by = ${who.office.personId}, approver_id = ${who.mayor.personId}, handed_out_at = ${desk.clock.now},
          settle_by = '2031-03-17T16:00:00Z' where matter_id = ${matterId}`.execute(db),
    )
    const { slipId } = await done(who.office, 'POST', `/matters/${matterId}/slips`, {
      ...{ colour: 'blue', ground: 'slow', groundWords: '滞后。', demand: '倒排工期。', limitDay: '2031-03-20' },
    })
    // the limit of what was issued has passed, so that a finding is nobody's but by the table
    const issued = state !== 'drafted' && state !== 'checked'
    await past((db) =>
      sql`update slip set state = ${state}, steps = 1, last_step = 1, checked_by = ${who.second.personId},
          year = ${issued ? 2031 : null}, ordinal = ${issued ? index + 1 : null}, issued_at = ${issued ? desk.clock.now : null},
          limit_at = ${issued ? '2031-03-09T16:00:00Z' : '2031-03-20T16:00:00Z'} where slip_id = ${slipId}`.execute(db),
    )
    return {
      read: `/matters/${matterId}`,
      acts: `/matters/${matterId}/slips/${slipId}/acts`,
      offered: ({ slips }) => slips.find((one: { slipId: string }) => one.slipId === slipId)?.acts ?? [],
    }
  },
  open: (_, name, state) =>
    slipActs.filter(
      (act) => slipTable[act].from.some((one) => one === state) && whose[slipTable[act].by].includes(name),
    ),
  whole: (_, act) => ({ revision: 1, act, words: '属实。' }),
})
