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
