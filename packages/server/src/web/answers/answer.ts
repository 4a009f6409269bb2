import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** An answer ready to be sent, as often as it is asked for. */
export interface Answer {
  readonly status: 200 | 404 | 410
  readonly body: Uint8Array<ArrayBuffer>
  /** The body compressed; made when it is first wanted. */
  readonly zipped: () => Uint8Array<ArrayBuffer>
  /** Hash of the body, without quotes: the same tag is the same answer. */
  readonly tag: string
  /** Sent before the plain and before the compressed body. */
  readonly headers: { readonly plain: Headers; readonly zipped: Headers }
}

type Headers = Readonly<Record<string, string>>

/** A content as an answer with its tag, status 200 when not said. `headers` go before every form of it. */
export function answerOf(
  content: string | Uint8Array,
  { status = 200, headers }: { readonly status?: Answer['status']; readonly headers: Headers },
): Answer {
  const body = Buffer.from(content)
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  let zipped: Buffer<ArrayBuffer> | undefined
  return {
    status,
    body,
    zipped: () => {
      zipped ??= gzipSync(body)
      return zipped
    },
    tag,
    headers: {
      plain: { ...headers, ETag: `"${tag}"`, 'Content-Length': String(body.length) },
      zipped: { ...headers, ETag: `"${tag}-gz"`, 'Content-Encoding': 'gzip' },
    },
  }
}
