import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** Where a request comes from; behind a proxy on this machine, where the proxy says it comes from. */
export function peerAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage }
  const peer = incoming?.socket.remoteAddress ?? null
  if (peer !== null && !/^(::ffff:)?127\.|^::1$/.test(peer)) return peer
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return told && /^[\da-fA-F.:]{2,45}$/.test(told) ? told : peer
}
