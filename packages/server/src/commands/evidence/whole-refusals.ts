import { refusal } from '../../domain/refusal.ts'
import { takenExtensions } from '../../vault/evidence/file-kind.ts'
import type { TakenWhole } from '../../vault/evidence/take-whole.ts'
import { keptRefusal } from './kept-refusal.ts'

/** What to say of a file that came whole and was not kept. */
export function wholeRefusal(taken: Exclude<TakenWhole, { kind: 'kept' | 'held' }>) {
  switch (taken.kind) {
    case 'too-large':
    case 'other-kind':
    case 'broken-off':
      return refusals[taken.kind]
    default:
      return keptRefusal(taken, 'upload')
  }
}

const refusals = {
  'too-large': refusal(
    413,
    'too-large',
    '文件为空或超过 50 MB，没有上传。请压缩图片、拆分文件后再传。',
    'The file is empty or over 50 MB.',
  ),
  'other-kind': refusal(
    422,
    'not-taken',
    `不能上传这种文件，或文件名与内容不符。可以上传：${takenExtensions.join('、')}，不含宏，不加密。`,
    `Files of this kind are not taken, or the name does not fit the content. Taken are: ${takenExtensions.join(', ')}.`,
  ),
  'broken-off': refusal(
    422,
    'not-taken',
    '文件没有传完整，没有保存。请重新上传。',
    'The file did not arrive whole; it was not kept.',
  ),
} as const
