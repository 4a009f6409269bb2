import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to scores. */
export type ScoreRefusal = Refusal<
  | 'unknown-score'
  | 'unknown-task'
  | 'unknown-objection'
  | 'off'
  | 'no-period'
  | 'not-over'
  | 'nothing-to-score'
  | 'stale'
  | 'conflict'
  | 'forbidden'
  | 'missing'
  | 'too-late'
  | 'secrecy-mark'
>

/** The refusals of scores, by what stands in the way. */
export const scoreRefusals = {
  score: refusal(
    404,
    'unknown-score',
    '没有找到这份考评结果，或它还没有公布、与您的单位无关。',
    'There are no such scores for you.',
  ),
  off: refusal(
    409,
    'off',
    '本地区没有启用考评。请先在“考评”的设置中启用，并保存为新的一版。',
    'Scores are off in this place.',
  ),
  period: refusal(
    422,
    'no-period',
    '这一年没有在这个月结束的填报期，无法计算。请换一个月份，或先开启填报期。',
    'No reporting period ends with that month.',
  ),
  notOver: refusal(422, 'not-over', '这一期还没有结束，结束后才能计算考评得分。', 'The period is not over.'),
  nothing: refusal(
    422,
    'nothing-to-score',
    '这一期没有已下达、有牵头单位的任务，没有生成考评结果。',
    'No task with an accountable unit was handed out by then.',
  ),
  proposed: refusal(
    409,
    'conflict',
    '这一期的上一版正在审批。请先撤回，再重新计算。',
    'The version before is proposed: withdraw it first.',
  ),
  why: refusal(
    422,
    'missing',
    '这一期已经公布过。重新计算请写明理由，原来的一版照样保留。',
    'It was published: say why it is computed again.',
  ),
  stale: refusal(
    409,
    'stale',
    '考评结果刚刚在别处改动过。请刷新核对后再办理。',
    'The scores were changed elsewhere meanwhile.',
  ),
  state: refusal(
    409,
    'conflict',
    '考评结果的状态已经改变，现在不能这样办理。请刷新后查看。',
    'This cannot be done in the state the scores are in.',
  ),
  office: refusal(403, 'forbidden', '这一步由督查室办理。', 'This is the supervision office’s to do.'),
  approver: refusal(
    403,
    'forbidden',
    '计算、提请的人和受其委托的人不能审批。请由领导或督查室其他人员审批。',
    'Who computed or proposed them does not approve them, nor who stands in for them.',
  ),
  reason: refusal(422, 'missing', '请写明理由。', 'Say why.'),
  task: refusal(404, 'unknown-task', '这一版考评中没有这项任务。', 'There is no such task in this version.'),
  notYours: refusal(403, 'forbidden', '异议由被考评单位的负责人提出。', 'The head of the unit objects.'),
  notPublished: refusal(
    409,
    'conflict',
    '只能对已公布的现行一版提出异议。请查看最新的一版。',
    'Only the published version is objected to.',
  ),
  late: refusal(
    422,
    'too-late',
    '提出异议的期限已过。如确有错误，请直接联系督查室。',
    'The time to object has passed.',
  ),
  waits: refusal(409, 'conflict', '本单位已有一条异议等待答复。', 'An objection of the unit waits for its answer.'),
  replied: refusal(409, 'conflict', '这条异议已经答复过。', 'It was replied to already.'),
  objection: refusal(404, 'unknown-objection', '没有找到这条异议。', 'There is no such objection.'),
} as const
