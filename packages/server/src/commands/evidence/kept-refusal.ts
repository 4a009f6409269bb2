import { type Refusal, refusal } from '../../domain/refusal.ts'
import { dangerWords } from '../../vault/evidence/dangers.ts'
import { fileKinds } from '../../vault/evidence/file-kind.ts'
import type { Kept } from '../../vault/evidence/keep-file.ts'

/** Why a file that arrived was not kept, whatever it was for. */
export type KeptRefusal = Refusal<'damaged' | 'unsupported-type' | 'disguised' | 'dangerous' | 'unavailable'>

/** What to say of a file that was not kept; `again` is what brings it once more: its end alone, or all of it. */
export function keptRefusal(
  kept: Exclude<Kept, { kind: 'kept' | 'held' | 'incomplete' }>,
  again: 'finish' | 'upload',
): KeptRefusal {
  switch (kept.kind) {
    case 'other-hash':
      return refusal(
        422,
        'damaged',
        '文件在传输中损坏，或上传期间被改动，没有保存。请重新选择文件上传。',
        'The file arrived damaged or changed meanwhile; it was not kept. Upload it again.',
      )
    case 'disguised':
      return refusal(
        422,
        'disguised',
        `文件名与内容不符：内容是${fileKinds[kept.found].name}（${kept.found}），没有保存。请改为正确的文件名后再传。`,
        `The name does not fit the content, which is ${kept.found}; it was not kept.`,
      )
    case 'dangerous':
      return refusal(
        422,
        'dangerous',
        `文件含有${kept.dangers.map((danger) => dangerWords[danger]).join('、')}，没有保存。请另存为不含这些内容的文件（如 PDF）后再传。`,
        `The file holds ${kept.dangers.join(', ')}; it was not kept. Save it without them.`,
      )
    case 'infected':
      return refusal(
        422,
        'dangerous',
        '病毒扫描认为这个文件有害，没有保存。请先在本机查杀病毒，再换一份文件上传。',
        'The scanner found the file infected; it was not kept.',
      )
    case 'not-scanned':
      return refusal(
        503,
        'unavailable',
        again === 'finish'
          ? '病毒扫描暂时不可用，文件还没有保存。已传的内容保留一天，请稍后再点完成。'
          : '病毒扫描暂时不可用，文件没有保存。请稍后重新上传。',
        'The scanner does not answer; the file is not kept yet. Try again later.',
      )
    case 'not-taken':
      return notTaken[kept.why]
  }
}

const notTaken = {
  macros: refusal(
    422,
    'unsupported-type',
    '文件含有宏，没有保存。请另存为不含宏的格式后再传。',
    'The file contains macros; it was not kept. Save it without them.',
  ),
  encrypted: refusal(
    422,
    'unsupported-type',
    '文件设有打开密码，无法检查，没有保存。请去掉密码后再传。',
    'The file is locked with a password; it was not kept. Remove the password.',
  ),
  other: refusal(
    422,
    'unsupported-type',
    '文件内容不是可以上传的种类，没有保存。请换成 PDF、Office、WPS、OFD、图片或文本文件。',
    'The content is of no kind that is taken; it was not kept.',
  ),
} as const
