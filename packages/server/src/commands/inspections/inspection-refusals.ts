import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to an inspection. */
export type InspectionRefusal = Refusal<
  | 'unknown-inspection'
  | 'unknown-unit'
  | 'unknown-task'
  | 'unknown-person'
  | 'unknown-sheet'
  | 'unknown-item'
  | 'unknown-objection'
  | 'stale'
  | 'conflict'
  | 'forbidden'
  | 'missing'
  | 'no-power'
  | 'repeated'
  | 'wrong-day'
  | 'too-late'
  | 'too-large'
  | 'not-taken'
  | 'secrecy-mark'
>

const conflict = (message: string, messageEn: string) => refusal(409, 'conflict', message, messageEn)
const missing = (message: string, messageEn: string) => refusal(422, 'missing', message, messageEn)
const notTheirs = (message: string, messageEn: string) => refusal(403, 'forbidden', message, messageEn)

/** The refusals of inspections, by what stands in the way. */
export const inspectionRefusals = {
  inspection: refusal(
    404,
    'unknown-inspection',
    '没有找到这次督查，或它与您的单位无关。',
    'There is no such inspection for you.',
  ),
  unit: refusal(
    404,
    'unknown-unit',
    '所选单位不存在、已撤销，或不是这次督查的对象。',
    'A unit is not of this inspection.',
  ),
  task: refusal(404, 'unknown-task', '所选任务不存在，或不在这次督查的范围内。', 'A task is not of this inspection.'),
  person: refusal(404, 'unknown-person', '所选人员不存在或已离岗。请重新选择。', 'A chosen person is not here.'),
  sheet: refusal(404, 'unknown-sheet', '没有找到这份督查记录，或它已作废。', 'There is no such sheet.'),
  item: refusal(404, 'unknown-item', '没有找到这项整改。', 'There is no such item.'),
  objection: refusal(404, 'unknown-objection', '没有找到这条异议。', 'There is no such objection.'),
  stale: refusal(
    409,
    'stale',
    '这次督查刚刚在别处办理过。您填写的内容仍在页面上，请刷新核对后再办理。',
    'The inspection was changed elsewhere meanwhile.',
  ),
  notDraft: conflict('提请审批后不能修改方案。请先撤回，或由审批人退回。', 'A plan that was proposed is not edited.'),
  state: conflict('督查的状态已经改变，现在不能这样办理。请刷新后查看。', 'This cannot be done in this state.'),
  notUnderWay: conflict('督查进场之后、作出结论之前才能填写。', 'Only while the inspection is under way.'),
  itemState: conflict('这项整改已经办理过。请刷新后查看。', 'The item was dealt with already.'),
  objected: conflict('您的单位已经提出过异议。', 'The unit has objected already.'),
  decided: conflict('这条异议已经复核过。', 'The objection was decided on already.'),
  openItems: conflict('还有整改没有验收，不能办结。', 'Items of rectification are still open.'),
  openObjections: conflict('还有异议没有复核，不能办结。', 'An objection was not decided on yet.'),
  group: refusal(
    422,
    'unknown-person',
    '组长、组员和回避人员不能是同一个人。请重新选择。',
    'A person stands once: in the group or among those who recuse.',
  ),
  days: refusal(422, 'wrong-day', '结束日期不能早于开始日期。', 'The last day lies before the first.'),
  itemDay: refusal(422, 'wrong-day', '整改期限不能早于今天。', 'A limit lies in the past.'),
  visitDay: refusal(422, 'wrong-day', '督查日期不能晚于今天。', 'A visit lies in the future.'),
  units: missing('请至少选择一个督查对象。', 'Choose one unit at least.'),
  reason: missing('请写明理由。', 'Say why.'),
  sheets: missing('还没有督查记录。结论要有依据，请先填写督查记录。', 'A conclusion rests on sheets; there is none.'),
  conclusion: missing('请先写明查明的事实和督查意见。', 'Facts and opinion are missing.'),
  false: missing(
    '认定不实或部分不实的，须选择任务并写明核实的情况。',
    'What was found false needs a task and what was found.',
  ),
  noPower: refusal(
    422,
    'no-power',
    '部门开展督查须有本级政府指定，写明事项、范围、职责，且期限覆盖整个督查期间。请补全指定，或改由政府、督查机构开展。',
    'A department needs a commission that holds through the whole period.',
  ),
  repeated: refusal(
    422,
    'repeated',
    '同一单位或任务近期已被督查或催办。确需开展的，请在方案中写明必要性；否则请合并或改期。',
    'The same was inspected or asked lately: say in the plan why it is needed.',
  ),
  office: notTheirs('这一步由督查室办理；回避的人员不能办理。', 'This is the supervision office’s to do.'),
  approver: notTheirs(
    '提请审批的人不能自己批准，作出结论的人不能自己送达，回避的人员都不能办理。',
    'Who proposed or concluded it does not approve it.',
  ),
  recorder: notTheirs('督查记录由督查组成员填写。', 'Sheets are written by the group.'),
  unitOnly: notTheirs(
    '这一步由被督查的单位办理；异议须由单位负责人提出。',
    'Only the unit does this; its head objects.',
  ),
  reviewer: notTheirs(
    '参加过这次督查或需要回避的人员不能复核。请由其他人员办理。',
    'Nobody who took part or recuses decides on an objection.',
  ),
  late: refusal(
    422,
    'too-late',
    '送达已满 30 日，申请复核的期限已过。',
    'An objection is made within 30 days of service; that time has passed.',
  ),
} as const
