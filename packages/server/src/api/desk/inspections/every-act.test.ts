import { sql } from 'kysely'
import {
  type InspectionActor,
  inspectionActs,
  inspectionStates,
  inspectionTable,
} from '../../../domain/inspections/inspection-table.ts'
import { oneTestServer } from '../../../store/database.fixture.ts'
import { type Somebody, testEveryAct } from '../every-act.fixture.ts'

/** Whose acts are whose where `office` proposed and concluded it; nobody's who recuses. */
const whose: Readonly<Record<InspectionActor, readonly Somebody[]>> = {
  office: ['office', 'second', 'deputy'],
  approver: ['office', 'second', 'deputy', 'mayor', 'standIn'],
  'approver-first': ['second', 'mayor', 'standIn'],
  'approver-second': ['second', 'mayor', 'standIn'],
}

testEveryAct('an inspection', oneTestServer(import.meta.filename, process.env), {
  at: new Date('2031-03-10T02:00:00Z'),
  states: inspectionStates,
  acts: inspectionActs,
  table: 'inspection',
  async put({ desk, who, units, done, past }, state, index) {
    const { inspectionId } = await done(who.office, 'POST', '/inspections', {
      ...{ kind: 'special', title: '管网专项督查', content: '进度。', scope: '在建管网。', basis: '常务会议部署' },
      ...{ from: '2031-03-10', to: '2031-03-14', leaderId: who.second.personId, memberIds: [] },
      ...{
        recusedIds: [who.vice.personId],
        invited: [],
        unitIds: [units.water],
        taskIds: [],
        repeatReason: '核查整改',
      },
    })
    const served = state === 'served' || state === 'closed'
    await past((db) =>
      sql`update inspection set state = ${state}, steps = 1, last_step = 1, number_year = 2031, ordinal = ${index + 1},
          proposed_by = ${who.office.personId}, approver_id = ${who.mayor.personId}, facts = '未回填。', opinion = '整改。',
          concluded_by = ${who.office.personId}, served_at = ${served ? desk.clock.now : null},
          closed_at = ${state === 'closed' ? desk.clock.now : null} where inspection_id = ${inspectionId}`.execute(db),
    )
    return { read: `/inspections/${inspectionId}`, acts: `/inspections/${inspectionId}/acts` }
  },
  open: (_, name, state) =>
    inspectionActs.filter(
      (act) => inspectionTable[act].from.some((one) => one === state) && whose[inspectionTable[act].by].includes(name),
    ),
  whole: (_, act) => ({ revision: 1, act, reason: '确有需要。' }),
})
