import { DamagedFile } from '../domain/damaged-file.ts'
import { sealWords } from '../vault/sealing/seal-words.ts'
import { SealError } from '../vault/sealing/sealed-stream.ts'
import { tooMuchWork, type Unavailable, unavailable, unavailableBy } from '../web/answers/unavailable.ts'
import { isClientGone } from '../web/limits/client-gone.ts'
import { problem } from './problem.ts'

/** Hears of an answer that could not be made. */
type OnError = ((error: unknown, path: string) => void) | undefined

/**
 * The answer where a route threw: 503 with `Retry-After` while the database is away or busy, or broke off while it was to
 * confirm a change (`reason: outcome-unknown`), else 500 in the words given.
 */
export function failedAnswer(
  error: unknown,
  path: string,
  onError: OnError,
  words: { readonly detail: string; readonly detailEn: string },
): Response {
  // nobody hears the answer, and nothing of ours has failed
  if (isClientGone(error)) return new Response(null, { status: 408 })
  onError?.(error, path)
  const tooMuch = tooMuchWork(error)
  if (tooMuch) return problem('not-possible', tooMuch)
  if (error instanceof SealError) {
    const { message, messageEn } = sealWords({ zh: '文件', en: 'The file' }, error)
    return problem('not-possible', { detail: message, detailEn: messageEn })
  }
  if (isStorageTrouble(error)) return problem('unavailable', storageTrouble)
  const passing = unavailable(error)
  if (!passing) return problem('failed', words)
  return answerOf(passing)
}

/** 503 with `Retry-After` for a trouble that will pass. */
export const unavailableAnswer = (trouble: Parameters<typeof unavailableBy>[0]): Response =>
  answerOf(unavailableBy(trouble))

function answerOf({ detail, detailEn, retryAfter, reason }: Unavailable): Response {
  const more = reason ? { more: { reason } } : {}
  return problem('unavailable', { detail, detailEn, ...more, headers: { 'Retry-After': String(retryAfter) } })
}

/** Whether a folder or a key file of the server cannot be used: of another kind, without permission, damaged. */
const isStorageTrouble = (error: unknown): boolean =>
  error instanceof DamagedFile ||
  (error instanceof Error &&
    'syscall' in error &&
    /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EIO|ELOOP)$/.test(codeOf(error)))

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

/** Where it lies on the server is for the log, not for who asks. */
const storageTrouble = {
  detail:
    '服务器上存放文件或密钥的地方用不了（目录、权限或文件有问题），这次没有办理，已填写的内容仍在页面上。请通知管理服务器的人：是哪一处，写在服务日志里。',
  detailEn:
    'A folder or key file of the server cannot be used; nothing was done. Tell who runs the server: the log names it.',
  headers: { 'Retry-After': '60' },
}
