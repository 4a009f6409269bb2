import type { Refusal } from '@luoshi/report'
import { type ProblemKind, problem } from './problem.ts'

/** A file that cannot be read, as a problem. */
export function unreadableFile({ reason, message, messageEn }: Refusal): Response {
  const kinds: Partial<Record<Refusal['reason'], ProblemKind>> = {
    'too-large': 'too-large',
    'unknown-format': 'unsupported-type',
  }
  return problem(kinds[reason] ?? 'unreadable-file', { detail: message, detailEn: messageEn })
}

/** A request over the limit of a file and the form around it. */
export const tooLargeRequest = (): Response =>
  problem('too-large', {
    detail: '请求超过每个文件 20 MB 的上限。请去掉图片和附件，或把正文另存为 .txt 或 .docx 后再试。',
    detailEn:
      'The request is over the limit of 20 MB a file. Remove pictures and annexes, or save the text as .txt or .docx.',
  })

/** Bytes of a form around its file. */
export const formBytes = 64 * 1024
