import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { clientOf } from '../web/limits/client-address.ts'

/** Where a request comes from: the socket's address, or what a trusted proxy says of it. */
export function peerAddress(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage }
  return clientOf(incoming)
}
