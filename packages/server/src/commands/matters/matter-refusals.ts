import type { UnknownYear } from '../../domain/calendar/work-calendar.ts'
import type { MatterBar } from '../../domain/matters/matter-act.ts'
import type { Carried, MatterActor } from '../../domain/matters/matter-table.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to a matter. */
export type MatterRefusal = Refusal<
  | 'unknown-matter'
  | 'unknown-unit'
  | 'unknown-task'
  | 'unknown-person'
  | 'unknown-file'
  | 'unknown-urge'
  | 'stale'
  | 'conflict'
  | 'forbidden'
  | 'missing'
  | 'too-late'
  | 'wrong-day'
  | 'unit-twice'
  | 'giver-named'
  | 'already-received'
  | 'already-replied'
  | 'too-large'
  | 'not-taken'
>

/** Why something is not done to a matter, one refusal a case. */
export const matterRefusals = {
  matter: refusal(404, 'unknown-matter', '没有找到这件督办事项，或它不在您的职责范围内。', 'There is no such matter.'),
  stale: refusal(
    409,
    'stale',
    '这件督办事项刚刚在别处办理过。您填写的内容仍在页面上，请核对后再办理。',
    'The matter was changed elsewhere meanwhile. What you typed is kept on the page.',
  ),
  notDraft: refusal(
    409,
    'conflict',
    '已提请立项的事项不能直接修改。请先撤回，或在立项后办理“调整”。',
    'A matter that was proposed is not edited: withdraw it, or adjust it once it is registered.',
  ),
  unit: refusal(
    404,
    'unknown-unit',
    '所选单位不存在或已撤销。请重新选择。',
    'A chosen unit does not exist or was closed.',
  ),
  unitTwice: refusal(
    422,
    'unit-twice',
    '同一单位不能既牵头又配合，也不能重复选择。',
    'A unit stands once: as lead or as partner.',
  ),
  task: refusal(404, 'unknown-task', '所选任务不存在。请重新选择。', 'A chosen task does not exist.'),
  upperNumber: refusal(
    409,
    'conflict',
    '已有督办事项用了这个上级编号。请核对编号，或在原事项上办理，以免重复登记。',
    'Another matter has this number above: check it, or go on with that matter.',
  ),
  person: refusal(404, 'unknown-person', '所选领导不存在或已离岗。请重新选择。', 'The chosen leader is not here.'),
  file: refusal(
    404,
    'unknown-file',
    '有的佐证材料不属于这件事项，或已撤下。请刷新页面后重选。',
    'A piece of evidence is not of this matter, or was taken off.',
  ),
  urge: refusal(404, 'unknown-urge', '没有找到这次催办，或它不是发给您单位的。', 'There is no such urge to your unit.'),
  received: refusal(409, 'already-received', '已经签收。', 'It was received already.'),
  replied: refusal(409, 'already-replied', '已经答复过。', 'It was replied to already.'),
  pastPlan: refusal(
    422,
    'wrong-day',
    '办理时限中有的日期已经过去，不能交办。请退回修改或办理“调整”，改为今天以后的日期。',
    'A day of the clock has passed: change it before the matter is handed out.',
  ),
  node: refusal(
    422,
    'wrong-day',
    '这个办理节点不存在或已经完成。请刷新后重选。',
    'There is no such node, or it was reached already.',
  ),
  notRunning: refusal(
    409,
    'conflict',
    '这件事项现在不在单位手中，不能催办。',
    'No unit has the matter now: there is nobody to urge.',
  ),
} as const

/** What stands in the way of an act, in words. */
export function barRefusal(bar: MatterBar): MatterRefusal {
  switch (bar.kind) {
    case 'no-such-act':
      return refusal(
        409,
        'conflict',
        '这件事项的状态已经改变，现在不能这样办理。请刷新后查看。',
        'This cannot be done in the state the matter is in.',
      )
    case 'not-yours':
      return refusal(403, 'forbidden', ...whose[bar.by])
    case 'missing':
      return refusal(422, 'missing', ...lacking[bar.what])
    case 'too-late':
      return refusal(
        422,
        'too-late',
        '办理时限已过，不能再申请延期。请尽快办理，并向督查室说明情况。',
        'The due moment has passed: an extension is asked for before it.',
      )
    case 'not-later':
      return refusal(
        422,
        'wrong-day',
        '新的期限应晚于现在的办理时限。请重新填写日期。',
        'The new day must be later than the one that stands.',
      )
    case 'past':
      return refusal(422, 'wrong-day', '新的期限已经过去。请填写今天或以后的日期。', 'The new day has passed.')
    case 'beyond':
      return refusal(
        422,
        'wrong-day',
        '这个节点的新期限应早于下一个节点（或办结时限）。请改早，或先申请后面节点的延期。',
        'A node must stay before the next one: name an earlier day, or put the next one off first.',
      )
    case 'open-nodes':
      return refusal(
        422,
        'missing',
        '办理节点还没有全部完成。请先逐个反馈并附佐证材料，再申请办结。',
        'Nodes of the plan are open: report each with evidence before asking to close.',
      )
  }
}

/** The calendar of a year is not there. */
export const yearRefusal = ({ message, messageEn }: UnknownYear): MatterRefusal =>
  refusal(422, 'wrong-day', message, messageEn)

const whose: Readonly<Record<MatterActor, readonly [string, string]>> = {
  office: ['这一步由督查室办理。', 'This is the supervision office’s to do.'],
  'office-second': [
    '复核须由申请办结以外的人办理。',
    'Whoever asked to close it does not verify it: a second person does.',
  ],
  'approver-first': [
    '提请立项的人不能自己审批。请由领导或督查室其他人员审批。',
    'Who proposed it does not approve it.',
  ],
  'approver-same': ['须由原批准立项的人决定。', 'Only who approved the matter decides on this.'],
  lead: ['这一步由第一牵头单位办理。', 'This is the first lead unit’s to do.'],
  'lead-head': ['这一步由第一牵头单位的负责人办理。', 'This is for the head of the first lead unit.'],
}

const lacking: Readonly<Record<Carried, readonly [string, string]>> = {
  reason: ['请写明理由。', 'Say why.'],
  text: ['请写明办理情况或意见。', 'Say how it stands, or what you think of it.'],
  progress: ['请写明目前的办理进展。', 'Say how far it is.'],
  evidence: [
    '申请办结、完成节点须附佐证材料，请至少选择或上传一份。',
    'Evidence is needed to close it or to reach a node: choose or upload one file.',
  ],
  grade: ['请选择办理评价：优秀、良好、合格或不合格。', 'Give a grade.'],
  day: ['请写明新的期限。', 'Name the new day.'],
  lead: ['请先确定牵头单位。', 'Name the lead unit first.'],
  'another-unit': [
    '退签须建议由哪个单位承办，且不能是本单位。',
    'Name the unit that should have it, which is not your own.',
  ],
  clock: ['请先设定办理时限。', 'Set the clock first.'],
  'no-secrets': [
    '提请立项前须声明：事项不涉及国家秘密、工作秘密。',
    'State first that the matter holds no state or work secrets.',
  ],
  change: ['请写明调整的内容。', 'Say what is changed.'],
}
