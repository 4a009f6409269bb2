import type { Context } from 'hono'
import type { KeptPage } from './kept-pages.ts'

/** No script, nothing from another host, no frame: what a document needs and no more. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Sent with every page. */
export const pageHeaders = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  Vary: 'Accept-Encoding',
} as const

/** The page, compressed where the reader takes that, or 304 where the reader has it already. */
export function sendPage(c: Context, page: KeptPage): Response {
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const tag = `"${page.tag}${zipped ? '-gz' : ''}"`
  const headers = { ...pageHeaders, 'Cache-Control': 'no-cache', ETag: tag }
  if (page.status === 200 && matches(c.req.header('if-none-match'), page.tag))
    return new Response(null, { status: 304, headers })
  return new Response(zipped ? page.zipped : page.body, {
    status: page.status,
    headers: { ...headers, 'Content-Type': page.mediaType, ...(zipped ? { 'Content-Encoding': 'gzip' } : {}) },
  })
}

/** Whether one of the tags the reader has names this content, compressed or not. */
function matches(header: string | undefined, tag: string): boolean {
  if (!header) return false
  return (
    header.trim() === '*' ||
    header.split(',').some(
      (one) =>
        one
          .trim()
          .replace(/^W\/|"|(?:-gz)?"$/g, '')
          .replace(/-gz$/, '') === tag,
    )
  )
}
