import type { MiddlewareHandler } from 'hono'

/**
 * What the desk answers, refusals and failures among it, is for its own pages alone: no page of another site reads it, and
 * it is left in no browser, for offices share machines.
 */
export const ownPages: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.delete('access-control-allow-origin')
  if (!c.res.headers.get('cache-control')?.includes('no-store')) c.res.headers.set('cache-control', 'no-store')
}
