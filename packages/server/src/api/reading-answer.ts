import { type Answer, answerOf } from '../web/answers/answer.ts'

/** Headers that every answer to a reader has: anybody's page may read it, nobody uses an old one unasked. */
const readingHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, X-Request-Id',
  'Cache-Control': 'public, no-cache',
  Vary: 'Accept, Accept-Encoding',
} as const

/** A content as an answer of the API; JSON when nothing else is said. */
export function readingAnswer(
  content: string | Uint8Array,
  {
    mediaType = 'application/json; charset=utf-8',
    headers = {},
  }: { readonly mediaType?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Answer {
  return answerOf(content, { headers: { ...readingHeaders, 'Content-Type': mediaType, ...headers } })
}
