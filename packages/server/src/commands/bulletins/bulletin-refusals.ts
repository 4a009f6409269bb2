import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to a bulletin. */
export type BulletinRefusal = Refusal<
  | 'unknown-bulletin'
  | 'unknown-unit'
  | 'unknown-objection'
  | 'stale'
  | 'conflict'
  | 'forbidden'
  | 'missing'
  | 'too-late'
  | 'secrecy-mark'
>

/** The refusals of bulletins, by what stands in the way. */
export const bulletinRefusals = {
  bulletin: refusal(
    404,
    'unknown-bulletin',
    '没有找到这份通报，或它没有发给您的单位。',
    'There is no such bulletin for you.',
  ),
  stale: refusal(
    409,
    'stale',
    '这份通报刚刚在别处改动过。您填写的内容仍在页面上，请刷新核对后再办理。',
    'The bulletin was changed elsewhere meanwhile. What you typed is kept on the page.',
  ),
  notDraft: refusal(
    409,
    'conflict',
    '提请审批后不能修改。请先撤回，或由审批人退回。',
    'A bulletin that was proposed is not edited: withdraw it first.',
  ),
  state: refusal(
    409,
    'conflict',
    '通报的状态已经改变，现在不能这样办理。请刷新后查看。',
    'This cannot be done in the state the bulletin is in.',
  ),
  office: refusal(403, 'forbidden', '这一步由督查室办理。', 'This is the supervision office’s to do.'),
  approver: refusal(
    403,
    'forbidden',
    '提请审批的人不能自己审批。请由领导或督查室其他人员审批。',
    'Who proposed it does not approve it.',
  ),
  reason: refusal(422, 'missing', '请写明理由。', 'Say why.'),
  units: refusal(422, 'missing', '请至少选择一个送达单位。', 'Choose one unit at least to send it to.'),
  unit: refusal(
    404,
    'unknown-unit',
    '所选单位不存在或已撤销。请重新选择。',
    'A chosen unit does not exist or was closed.',
  ),
  notYours: refusal(
    403,
    'forbidden',
    '通报由收到它的单位签收、提出异议；异议须由单位负责人提出。',
    'Only a unit it was sent to answers it; its head objects.',
  ),
  late: refusal(
    422,
    'too-late',
    '通报印发已满 7 日，书面异议的期限已过。如确有错误，请直接联系督查室。',
    'An objection is made within 7 days of sending; that time has passed.',
  ),
  replied: refusal(409, 'conflict', '这条异议已经答复过。', 'It was replied to already.'),
  objection: refusal(404, 'unknown-objection', '没有找到这条异议。', 'There is no such objection.'),
} as const
