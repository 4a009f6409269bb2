import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookiePrefix } from './library.ts'

/** Days after which a known device is forgotten. */
const remembered = 180

/** What the cookie of a known device is signed and set with. */
export interface DeviceOptions {
  readonly secret: string
  readonly basePath: string
  readonly https: boolean
}

/**
 * The id of a device on which this name signed in before, from a request's cookies; null on any other. It grants nothing:
 * it only keeps failures on other devices from locking this one out.
 */
export function knownDevice(headers: Headers, userName: string, { secret, https }: DeviceOptions): string | null {
  const name = cookieName(userName, https)
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const [key = '', value = ''] = pair.trim().split('=')
    if (key !== name) continue
    const [id = '', given = ''] = value.split('.')
    const due = signature(id, userName, secret)
    const got = Buffer.from(given, 'base64url')
    if (got.length === due.length && timingSafeEqual(got, due)) return id
  }
  return null
}

/** The cookie that makes a device known, once somebody has signed in on it. */
export function deviceCookie(userName: string, { secret, basePath, https }: DeviceOptions): string {
  const id = randomBytes(16).toString('base64url')
  const value = `${id}.${signature(id, userName, secret).toString('base64url')}`
  const age = remembered * 86_400
  return `${cookieName(userName, https)}=${value}; Max-Age=${age}; Path=${basePath}/desk; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
}

// one cookie a name: several people may use one browser
const cookieName = (userName: string, https: boolean): string =>
  `${https ? '__Secure-' : ''}${cookiePrefix}.device_${createHash('sha256').update(userName).digest('hex').slice(0, 12)}`

const signature = (id: string, userName: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`device\0${id}\0${userName}`).digest()
