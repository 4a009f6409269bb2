import type { Context } from 'hono'

/**
 * Whether a request that writes comes from a page of this system: it carries the desk's own header, which no other site's
 * page can send without being asked first, and the browser says nothing against it.
 */
export function fromThisSite(c: Context, origin: string | undefined): boolean {
  if (c.req.header('x-luoshi-desk') !== '1') return false
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const from = c.req.header('origin')
  if (from === undefined) return true
  if (origin !== undefined && from === origin) return true
  return URL.canParse(from) && new URL(from).host === c.req.header('host')
}
