import { type Answer, answerOf } from './answer.ts'
import type { AnswerCache, CachedAnswer } from './answer-cache.ts'
import { pageHeaders } from './page-headers.ts'

/** A page of the site, as it is written. */
export interface MadePage {
  readonly text: string
  /** Division code of the place it speaks of. */
  readonly code?: string
  readonly status?: Answer['status']
  readonly mediaType?: string
}

/** A written page as an answer. */
export function pageAnswer({ text, status = 200, mediaType = 'text/html; charset=utf-8' }: MadePage): Answer {
  return answerOf(text, { status, headers: { ...pageHeaders, 'Cache-Control': 'no-cache', 'Content-Type': mediaType } })
}

/**
 * The page at the address if it was made from this stamp, else the one that `make` gives, kept from then on; undefined,
 * and not kept, where it gives none.
 */
export async function cachedPage(
  cache: AnswerCache,
  address: string,
  stamp: string,
  make: () => Promise<MadePage | undefined>,
): Promise<CachedAnswer | undefined> {
  const known = cache.get(address)
  if (known?.stamp === stamp) return known
  const made = await make()
  if (!made) return undefined
  const page = { ...pageAnswer(made), stamp, code: made.code ?? null }
  cache.set(address, page)
  return page
}
