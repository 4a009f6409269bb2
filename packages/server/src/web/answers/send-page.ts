import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { KeptPage } from './page-cache.ts'
import { pageHeaders } from './page-headers.ts'

/** The page, compressed where the reader takes that, or 304 where the reader has it already. */
export function sendPage(c: Context, page: KeptPage): Response {
  const zipped = /\bgzip\b/.test(requestHeader(c, 'accept-encoding') ?? '')
  const headers = zipped ? page.headers.zipped : page.headers.plain
  const known = requestHeader(c, 'if-none-match')
  if (known && page.status === 200 && names(known, page.tag))
    return new Response(null, {
      status: 304,
      headers: { ...pageHeaders, 'Cache-Control': 'no-cache', ETag: headers.ETag ?? '' },
    })
  return new Response(zipped ? page.zipped : page.body, { status: page.status, headers })
}

/** A header of the request; from Node's own parsing where there is one, which spares building all the others. */
function requestHeader(c: Context, name: 'accept-encoding' | 'if-none-match'): string | undefined {
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
