import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { WritingBar } from '../../domain/reporting/progress-state.ts'

/** Why a report was not written or moved on. */
export type ProgressRefusal = Refusal<
  | 'unknown-period'
  | 'unknown-progress'
  | 'unknown-task'
  | 'stale'
  | 'conflict'
  | 'already-begun'
  | 'nothing-said'
  | 'no-figure'
  | 'nothing-before'
  | 'not-begun'
  | 'reason-required'
  | 'foreign-indicator'
  | 'not-partner'
  | 'secrecy-mark'
>

/** Why something is not done to a progress report, one refusal a case. */
export const progressRefusals = {
  period: refusal(404, 'unknown-period', '没有这个填报期。请刷新页面后重试。', 'There is no such period.'),
  progress: refusal(404, 'unknown-progress', '没有找到这份填报，或它不在您的职责范围内。', 'There is no such report.'),
  notActive: refusal(
    409,
    'conflict',
    '这项任务现在不能填报：尚未签收、已经退签，或已经办结。',
    'This task is not reported on now: it was not signed for, was sent back, or is closed.',
  ),
  stale: refusal(
    409,
    'stale',
    '这份填报刚刚在别处被修改过。您填写的内容仍在页面上，请核对后再保存。',
    'This report was changed elsewhere meanwhile. What you typed is kept on the page.',
  ),
  moved: refusal(409, 'conflict', '这份填报的状态已经改变，不能这样办理。请刷新后查看。', 'The report has moved on.'),
  nothingSaid: refusal(
    422,
    'nothing-said',
    '请填写进展情况，或选择“本期无变化”。',
    'Say how it stands, or that nothing changed.',
  ),
  noFigure: refusal(422, 'no-figure', '请填写完成进度（%）或至少一项指标数值。', 'Give the percentage or a figure.'),
  nothingBefore: refusal(
    422,
    'nothing-before',
    '这项任务还没有报过进展，没有可以沿用的内容，请先填报一次。',
    'Nothing was reported on this task yet: report once first.',
  ),
  begun: refusal(
    409,
    'already-begun',
    '本期已有填写中的内容，没有改为“无变化”。请打开填报表办理。',
    'A report of this period has been begun; it was left as it is.',
  ),
  correctionBegun: refusal(
    409,
    'already-begun',
    '更正已经开始填写。请继续填写。',
    'The correction has been begun already.',
  ),
  noCorrection: refusal(
    409,
    'conflict',
    '填报期未关闭、填报未通过时直接修改即可，不需要更正。',
    'While the period is open and the report not accepted it is simply changed.',
  ),
  reason: refusal(422, 'reason-required', '退回须写明理由。', 'Say why it is given back.'),
  indicator: refusal(
    422,
    'foreign-indicator',
    '有的指标已不属于这项任务。请刷新页面后重试。',
    'An indicator is not of the task.',
  ),
  partner: refusal(422, 'not-partner', '只有配合单位可以确认或提出意见。', 'Only partner units confirm or object.'),
} as const

/** What bars writing, in words. */
export const barWords: Readonly<Record<WritingBar, ProgressRefusal>> = {
  'with-head': refusal(
    409,
    'conflict',
    '这份填报正在审签，不能修改。可先撤回再修改。',
    'The report is with the head of the unit.',
  ),
  'with-supervisor': refusal(
    409,
    'conflict',
    '这份填报已经报送督查室，不能修改。',
    'The report is with the supervision office.',
  ),
  accepted: refusal(
    409,
    'conflict',
    '这份填报已经通过。需要修改的，请办理“更正”。',
    'The report was accepted: correct it.',
  ),
  'period-closed': refusal(
    409,
    'conflict',
    '填报期已经关闭。请办理“更正”，写明理由；原来的填报会保留。',
    'The period is closed: correct it, saying why; what stands there stays.',
  ),
}
