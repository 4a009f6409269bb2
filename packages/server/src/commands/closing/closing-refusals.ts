import type { ClosingBar } from '../../domain/matters/closing-act.ts'
import type { ClosingMove } from '../../domain/matters/task-closing.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'

/** Why nothing was done to the closing of a task. */
export type ClosingRefusal = Refusal<
  'unknown-task' | 'unknown-file' | 'stale' | 'conflict' | 'forbidden' | 'missing' | 'secrecy-mark'
>

/** The refusals of a closing, by what stands in the way. */
export const closingRefusals = {
  task: refusal(404, 'unknown-task', '没有找到这项任务，或它不在您的职责范围内。', 'There is no such task.'),
  stale: refusal(
    409,
    'stale',
    '这项任务的办结刚刚在别处办理过。您填写的内容仍在页面上，请核对后再办理。',
    'The closing was acted on elsewhere meanwhile. What you typed is kept on the page.',
  ),
  notUnderWay: refusal(
    409,
    'conflict',
    '任务还没有签收，或已经不在办理中，不能申请办结。',
    'The task is not under way: it cannot be closed.',
  ),
  file: refusal(
    404,
    'unknown-file',
    '所选佐证材料不属于这项任务，或已撤下。请刷新页面后重选。',
    'A piece of evidence is not of this task, or was taken off.',
  ),
} as const

/** What stands in the way of an act, in words. */
export function closingBarRefusal(bar: ClosingBar): ClosingRefusal {
  switch (bar.kind) {
    case 'no-such-act':
      return refusal(
        409,
        'conflict',
        '办结的状态已经改变，现在不能这样办理。请刷新后查看。',
        'This cannot be done as the closing stands.',
      )
    case 'not-yours':
      return refusal(403, 'forbidden', ...whose[bar.by])
    case 'missing':
      return refusal(422, 'missing', ...lacking[bar.what])
  }
}

const whose: Readonly<Record<ClosingMove['by'], readonly [string, string]>> = {
  office: ['这一步由督查室办理。', 'This is the supervision office’s to do.'],
  'office-second': [
    '核验须由申请办结以外的人办理。',
    'Whoever asked to close it does not verify it: a second person does.',
  ],
  'lead-head': ['这一步由第一牵头单位的负责人办理。', 'This is for the head of the first lead unit.'],
}

const lacking: Readonly<Record<ClosingMove['carries'][number], readonly [string, string]>> = {
  text: ['请写明完成情况或核验意见。', 'Say what was done, or what was found.'],
  reason: ['请写明退回的理由。', 'Say why it is returned.'],
  grade: ['请选择办理评价：优秀、良好、合格或不合格。', 'Give a grade.'],
  evidence: [
    '申请办结须附佐证材料，请至少选择一份；还没有的，先在“佐证材料”中上传。',
    'Evidence is needed to close a task: choose one file at least.',
  ],
}
