import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookiePrefix } from './library.ts'

const name = `${cookiePrefix}.session_token`

/**
 * The session token of a request's cookie after its signature was verified; null without a valid one. Every request needs
 * it, and the library takes six times as long.
 */
export function sessionToken(headers: Headers, secret: string, https: boolean): string | null {
  // over https only the `__Secure-` name, which a plain connection of a neighbouring host cannot set
  const begins = `${https ? '__Secure-' : ''}${name}=`
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const value = pair.trim()
    if (!value.startsWith(begins)) continue
    const token = signed(value.slice(begins.length), secret)
    if (token !== null) return token
  }
  return null
}

/** What was signed, of `value.signature` as a cookie holds it. */
function signed(cookie: string, secret: string): string | null {
  const written = decoded(cookie)
  const dot = written.lastIndexOf('.')
  const given = Buffer.from(written.slice(dot + 1), 'base64')
  const token = written.slice(0, Math.max(dot, 0))
  const due = createHmac('sha256', secret).update(token).digest()
  return token !== '' && given.length === due.length && timingSafeEqual(given, due) ? token : null
}

function decoded(cookie: string): string {
  try {
    return decodeURIComponent(cookie)
  } catch {
    return ''
  }
}
