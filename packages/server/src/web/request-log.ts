import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from './log.ts'

const process = randomBytes(4).toString('hex')
let count = 0

/**
 * The id of a request, for the answer to carry as `X-Request-Id`; logs how it ended: method, path, status, milliseconds.
 * Neither who asked nor what was searched for is written down.
 */
export function logRequest(request: IncomingMessage, response: ServerResponse, log: Logger): string {
  const given = request.headers['x-request-id']
  const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : `${process}-${(++count).toString(36)}`
  if (log.isLevelEnabled('info')) {
    const start = performance.now()
    response.once('close', () => {
      const [path = ''] = (request.url ?? '').split('?', 1)
      const entry = {
        id,
        method: request.method,
        path: withoutSecret(path).slice(0, 200),
        status: response.statusCode,
        ms: Math.round((performance.now() - start) * 10) / 10,
        ...(response.writableFinished ? {} : { broken: true }),
      }
      // those put off until later are counted, and no fault
      if (response.statusCode >= 500 && response.statusCode !== 503) log.error(entry, 'request')
      else log.info(entry, 'request')
    })
  }
  return id
}

/** A path as the log may tell it: a calendar’s address is its key. */
export const withoutSecret = (path: string): string => path.replace(/(\/desk\/calendar\/)[^/]+/, '$1…')
