import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Answer } from './answer.ts'

/** The answer, compressed where the reader takes that and it is worth it, or 304 where the reader has it already. */
export function sendAnswer(c: Context, answer: Answer): Response {
  const zipped = answer.body.length > 1024 && /\bgzip\b/.test(requestHeader(c, 'accept-encoding') ?? '')
  const headers = zipped ? answer.headers.zipped : answer.headers.plain
  const known = requestHeader(c, 'if-none-match')
  if (known && answer.status === 200 && names(known, answer.tag)) {
    const { 'Content-Length': _, 'Content-Encoding': __, 'Content-Type': ___, ...rest } = headers
    return new Response(null, { status: 304, headers: rest })
  }
  return new Response(zipped ? answer.zipped() : answer.body, { status: answer.status, headers })
}

/** A header of the request; from Node's own parsing where there is one, which spares building all the others. */
export function requestHeader(c: Context, name: 'accept' | 'accept-encoding' | 'if-none-match'): string | undefined {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage }
  return incoming ? incoming.headers[name] : c.req.header(name)
}

/** Whether one of the tags the reader has names this content, compressed or not. */
function names(header: string, tag: string): boolean {
  if (header.trim() === '*') return true
  return header
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '').replace(/^"|"$/g, '').replace(/-gz$/, '') === tag)
}
