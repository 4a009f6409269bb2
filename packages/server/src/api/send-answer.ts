import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Answer } from './kept-answers.ts'

/** The answer, compressed where the reader takes that and it is worth it, or 304 where the reader has it already. */
export function sendAnswer(c: Context, answer: Answer): Response {
  const zipped = answer.body.length > 1024 && /\bgzip\b/.test(requestHeader(c, 'accept-encoding') ?? '')
  const headers = zipped ? answer.headers.zipped : answer.headers.plain
  const known = requestHeader(c, 'if-none-match')
  if (known && names(known, answer.tag)) {
    const { 'Content-Length': _, 'Content-Encoding': __, 'Content-Type': ___, ...rest } = headers
    return new Response(null, { status: 304, headers: rest })
  }
  return new Response(zipped ? answer.zipped() : answer.body, { status: 200, headers })
}

/** A header of the request; from Node's own parsing where there is one, which spares building all the others. */
export function requestHeader(c: Context, name: 'accept' | 'accept-encoding' | 'if-none-match'): string | undefined {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage }
  return incoming ? incoming.headers[name] : c.req.header(name)
}

/** Whether an `Accept` header takes the media type; without one everything is taken. */
export function takes(accept: string | undefined, mediaType: string): boolean {
  if (!accept || accept === '*/*') return true
  const [type] = mediaType.split('/')
  const ranks = new Map<string, number>()
  for (const one of accept.split(',')) {
    const [range = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    ranks.set(range, weight === undefined ? 1 : Number(weight) || 0)
  }
  // the most exact range speaks
  return (ranks.get(mediaType) ?? ranks.get(`${type}/*`) ?? ranks.get('*/*') ?? 0) > 0
}

/** Whether one of the tags the reader has names this content, compressed or not. */
function names(header: string, tag: string): boolean {
  if (header.trim() === '*') return true
  return header
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '').replace(/^"|"$/g, '').replace(/-gz$/, '') === tag)
}
