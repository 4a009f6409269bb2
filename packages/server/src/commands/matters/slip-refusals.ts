import type { SlipActor, SlipBar } from '../../domain/matters/slip-ladder.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to a slip. */
export type SlipRefusal = Refusal<
  | 'unknown-matter'
  | 'unknown-task'
  | 'unknown-slip'
  | 'stale'
  | 'conflict'
  | 'forbidden'
  | 'missing'
  | 'wrong-day'
  | 'no-lead'
  | 'giver-named'
  | SlipBar
>

/** Why something is not done to a slip, one refusal a case. */
export const slipRefusals = {
  slip: refusal(404, 'unknown-slip', '没有找到这份督查单，或它不在您的职责范围内。', 'There is no such slip.'),
  stale: refusal(
    409,
    'stale',
    '这份督查单刚刚在别处办理过。您填写的内容仍在页面上，请核对后再办理。',
    'The slip was changed elsewhere meanwhile.',
  ),
  state: refusal(
    409,
    'conflict',
    '督查单的状态已经改变，或时限未到，现在不能这样办理。请刷新后查看。',
    'This cannot be done in the state the slip is in, or before its limit.',
  ),
  words: refusal(422, 'missing', '请写明理由或办理情况。', 'Say why, or what was done.'),
  past: refusal(422, 'wrong-day', '办理时限应在今天以后。', 'The limit must be later than today.'),
  noLead: refusal(422, 'no-lead', '事项没有牵头单位，不能发督查单。', 'The matter has no lead unit.'),
} as const

/** Whose act it is, in words. */
export const whoseSlip: Readonly<Record<SlipActor, SlipRefusal>> = {
  office: refusal(403, 'forbidden', '这一步由督查室办理。', 'This is the supervision office’s to do.'),
  'office-second': refusal(403, 'forbidden', '核稿须由拟稿以外的人办理。', 'Who drafted it does not check it.'),
  approver: refusal(
    403,
    'forbidden',
    '签发、退回和撤销由批准该事项立项的人办理。',
    'This is for who approved the matter.',
  ),
  lead: refusal(403, 'forbidden', '这一步由收到督查单的单位办理。', 'This is for the unit the slip went to.'),
  'lead-head': refusal(403, 'forbidden', '答复由收到督查单的单位负责人办理。', 'This is for the head of that unit.'),
}

/** Why no slip of a colour may be given, in words. */
export const barredSlip: Readonly<Record<SlipBar, SlipRefusal>> = {
  'not-running': refusal(409, 'not-running', '事项不在单位手中，不能发督查单。', 'No unit has the matter now.'),
  'same-colour': refusal(
    409,
    'same-colour',
    '这件事项已有同色督查单：一事一单。',
    'The matter has a slip of this colour.',
  ),
  'colour-passed': refusal(
    409,
    'colour-passed',
    '这件事项已有更高一级的督查单，不再发这一级。',
    'The matter has a slip of a higher colour.',
  ),
  'ground-needed': refusal(
    422,
    'ground-needed',
    '所选事由不能直接发这种颜色的督查单。',
    'A slip of this colour is not given directly on that ground.',
  ),
  'lower-not-found-wanting': refusal(
    422,
    'lower-not-found-wanting',
    '须先有下一级督查单，时限已过并已认定无正当理由，才能升级；或者写明可以直接发单的事由。',
    'First the slip of the colour below must be past its limit and found without a proper reason; or give a ground for a direct one.',
  ),
}
