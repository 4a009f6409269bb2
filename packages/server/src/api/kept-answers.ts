import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** An answer ready to be sent, as often as it is asked for. */
export interface Answer {
  readonly body: Uint8Array<ArrayBuffer>
  /** The body compressed; made when it is first wanted. */
  readonly zipped: () => Uint8Array<ArrayBuffer>
  /** Hash of the body, without quotes: the same tag is the same answer. */
  readonly tag: string
  /** Sent before the plain and before the compressed body. */
  readonly headers: { readonly plain: Headers; readonly zipped: Headers }
}

type Headers = Readonly<Record<string, string>>

/** An answer kept, and what it was made from. */
export interface KeptAnswer extends Answer {
  /** The answer holds as long as what is published of the place has this version. */
  readonly stamp: string
  readonly code: string
}

/** Answers by address (path and query), as many of the latest used as fit into so many bytes. */
export interface KeptAnswers {
  readonly peek: (address: string) => KeptAnswer | undefined
  readonly keep: (address: string, answer: KeptAnswer) => void
}

/** An empty store of at most `limit` bytes; an answer counts twice, for its compressed form. */
export function keptAnswers(limit = 64 << 20): KeptAnswers {
  const answers = new Map<string, KeptAnswer>()
  let bytes = 0
  const drop = (address: string) => {
    const answer = answers.get(address)
    if (!answer) return
    bytes -= sizeOf(answer)
    answers.delete(address)
  }
  return {
    peek: (address) => {
      const answer = answers.get(address)
      if (answer) {
        answers.delete(address)
        answers.set(address, answer)
      }
      return answer
    },
    keep: (address, answer) => {
      if (sizeOf(answer) > limit / 4) return
      drop(address)
      answers.set(address, answer)
      bytes += sizeOf(answer)
      for (const oldest of answers.keys()) {
        if (bytes <= limit) break
        drop(oldest)
      }
    },
  }
}

function sizeOf({ body }: Answer): number {
  return 2 * body.length + 1024
}

/** Headers that every answer to a reader has: anybody's page may read it, nobody uses an old one unasked. */
export const readingHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, X-Request-Id',
  'Cache-Control': 'public, no-cache',
  Vary: 'Accept, Accept-Encoding',
} as const

/** A content as an answer, with its tag; JSON when nothing else is said, already compressed files stay as they are. */
export function answerOf(
  content: string | Uint8Array,
  { mediaType = 'application/json; charset=utf-8', headers = {} }: { mediaType?: string; headers?: Headers } = {},
): Answer {
  const body = Buffer.from(content)
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const common = { ...readingHeaders, 'Content-Type': mediaType, ...headers }
  let zipped: Buffer<ArrayBuffer> | undefined
  return {
    body,
    zipped: () => {
      zipped ??= gzipSync(body)
      return zipped
    },
    tag,
    headers: {
      plain: { ...common, ETag: `"${tag}"`, 'Content-Length': String(body.length) },
      zipped: { ...common, ETag: `"${tag}-gz"`, 'Content-Encoding': 'gzip' },
    },
  }
}
