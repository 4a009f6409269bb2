import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'

/** Limits that keep a flood of requests from stopping the server. */
export interface LoadLimits {
  /** The most requests that are worked on at a time; beyond them answers are 503 at once. */
  readonly atOnce: number
  /** Bytes a second that a body must bring, on average, once `grace` is over. */
  readonly slowest: number
  /** Milliseconds. */
  readonly grace: number
}

/** What is under way on a server, and whether there is room for more. */
export interface Load {
  /** Begin with a request; false when there is no room: then nothing is counted. */
  readonly begin: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Requests in progress: the body has arrived and the answer has not begun. */
  readonly working: () => number
  /** Aborts requests whose body arrives too slowly, with 408. */
  readonly dropSlow: () => void
}

/**
 * Counts only requests that take the server's own time. A body that is still arriving and an answer that a slow client is
 * still reading do not count, so that slow clients cannot fill the server.
 */
export function serverLoad({ atOnce, slowest, grace }: LoadLimits): Load {
  const open = new Map<
    IncomingMessage,
    { readonly response: ServerResponse; readonly since: number; readonly from: number }
  >()
  const working = () => {
    let count = 0
    for (const [request, { response }] of open) if (request.complete && !response.headersSent) count++
    return count
  }
  return {
    working,
    begin: (request, response) => {
      if (open.size >= atOnce && working() >= atOnce) return false
      open.set(request, { response, since: performance.now(), from: request.socket.bytesRead })
      response.once('close', () => open.delete(request))
      return true
    },
    dropSlow: () => {
      const now = performance.now()
      for (const [request, { response, since, from }] of open) {
        if (request.complete || now - since < grace) continue
        if ((request.socket.bytesRead - from) / ((now - since) / 1000) >= slowest) continue
        if (response.headersSent) request.destroy()
        else response.writeHead(408, { connection: 'close', 'cache-control': 'no-store' }).end(() => request.destroy())
      }
    },
  }
}
