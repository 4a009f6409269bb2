import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, BlockList, type Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Refusal, refusal } from '../domain/refusal.ts'
import type { Application } from './application.ts'
import { noteClient } from './limits/client-address.ts'
import { serverLoad } from './limits/load.ts'
import type { Logger } from './log.ts'
import { networkAddresses, writtenAddress } from './network-addresses.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { logRequest } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'

/** Where the server listens, and for what. */
export interface ListenOptions {
  readonly app: Application
  readonly host: string
  readonly port: number
  readonly basePath: string
  /** Whether the public reaches it over HTTPS. */
  readonly https: boolean
  readonly log: Logger
  /** Proxies whose `X-Forwarded-For` is taken; none when not said. */
  readonly proxies?: BlockList
  /** The most requests worked on at a time; 256 when not said. What is more is answered 503 at once. */
  readonly atOnce?: number
  /** Hears of each that is. */
  readonly onShed?: () => void
  /** The most connections; 10,000 when not said. */
  readonly connections?: number
}

/** The server listens; `close` ends it. */
export interface Listening {
  readonly kind: 'listening'
  /** This machine's own first, then those of its networks. */
  readonly addresses: readonly string[]
  readonly port: number
  /**
   * Answers at another address from now on, at the same port; what is under way ends as it does at `stop`. Refused, it
   * answers where it did. One move at a time, in the order asked; none after `stop`.
   */
  readonly moveTo: (host: string) => Promise<{ readonly kind: 'moved' } | ListenRefusal>
  /** Takes no new request, ends those under way, and after ten seconds breaks them off. */
  readonly stop: () => Promise<void>
}

/** Why the server cannot listen there. */
export type ListenRefusal = Refusal<'port-taken' | 'port-denied' | 'no-such-address'>

/** Answer requests. Headers and limits stand here, below the application, so that no answer is without them. */
export async function listen(options: ListenOptions): Promise<Listening | ListenRefusal> {
  const { app, host, port, log } = options
  const headers = Object.fromEntries(securityHeaders(options.https, options.basePath))
  // its own Request and Response stand in for the global ones: those build a stream for every body, at half the speed
  const answer = getRequestListener(app.fetch)
  const proxies = options.proxies ?? new BlockList()
  const afterEarlier = oneByOne()
  const load = serverLoad({ atOnce: options.atOnce ?? 256, slowest: 1024, grace: 20_000 })
  const begin = (server: Server, request: IncomingMessage, response: ServerResponse) => {
    noteClient(request, proxies)
    const id = logRequest(request, response, log)
    sendBefore(response, { ...headers, 'x-request-id': id }, () => !server.listening)
    if ((request.url?.length ?? 0) > longestAddress) {
      response.writeHead(414).end()
      return
    }
    // Node takes the first of several hosts, a proxy before it perhaps another
    if (request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1) {
      response.writeHead(400, { connection: 'close' }).end()
      return
    }
    afterEarlier(request.socket, response, () => {
      if (!load.begin(request, response)) {
        options.onShed?.()
        response.writeHead(503, overloaded).end('服务器正忙，请过几秒再试。\n')
        return
      }
      void answer(request, response)
    })
  }
  const open = (at: string, on: number) => {
    const server: Server = createServer(limits, (request, response) => begin(server, request, response))
    server.maxRequestsPerSocket = 10_000
    server.maxConnections = options.connections ?? 10_000
    return bound(server, at, on)
  }
  const first = await open(host, port)
  if (first.kind === 'refused') return first
  const sweep = setInterval(load.dropSlow, 5000).unref()
  let current = { server: first.server, host }
  const ending = new Set<Promise<void>>()
  const end = (server: Server) => {
    const ended = stop(server).finally(() => ending.delete(ended))
    ending.add(ended)
  }
  const taken = (first.server.address() as AddressInfo).port
  const inTurn = oneAtATime()
  let isStopped = false
  const move = async (wanted: string): ReturnType<Listening['moveTo']> => {
    if (isStopped) throw new Error('the server has stopped')
    if (wanted === current.host) return { kind: 'moved' }
    // the address that answers every network holds that of this machine, too: one has to go before the other comes
    end(current.server)
    const opened = await open(wanted, taken)
    const back = opened.kind === 'refused' ? await open(current.host, taken) : opened
    if (back.kind === 'refused') throw new Error(back.messageEn)
    current = { server: back.server, host: opened.kind === 'refused' ? current.host : wanted }
    return opened.kind === 'refused' ? opened : { kind: 'moved' }
  }
  return {
    kind: 'listening',
    addresses: addressesOf(host, taken, options.basePath),
    port: taken,
    moveTo: (wanted) => inTurn(() => move(wanted)),
    stop: async () => {
      isStopped = true
      await inTurn(async () => end(current.server))
      await Promise.all(ending)
      clearInterval(sweep)
    },
  }
}

/** The server once it listens. */
async function bound(
  server: Server,
  host: string,
  port: number,
): Promise<{ readonly kind: 'bound'; readonly server: Server } | ListenRefusal> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      // a thousand people who open a page at once wait in line; beyond the line the network waits seconds before it tries again
      server.listen({ port, host, backlog: 4096 }, resolve)
    })
    return { kind: 'bound', server }
  } catch (error) {
    const refusal = refusalOf(error, host, port)
    if (refusal) return refusal
    throw error
  }
}

/**
 * Work on the requests of one connection one after the other, as they are answered anyway: who sends hundreds down one line
 * without waiting takes the place of one, not of everybody.
 */
function oneByOne(): (socket: Socket, response: ServerResponse, act: () => void) => void {
  const last = new WeakMap<Socket, ServerResponse>()
  return (socket, response, act) => {
    const earlier = last.get(socket)
    last.set(socket, response)
    if (!earlier || earlier.writableFinished || earlier.closed) act()
    else
      earlier.once('close', () => {
        // where the connection ended before, nobody waits for the answer, and the response would never close
        if (!socket.destroyed) act()
      })
  }
}

/**
 * Makes the response begin with these headers, whichever code sends it; its own of the same name, in small letters, go before
 * them; where it is the last of its connection, that is said. Not by `setHeader`: a response with headers set so is put together one by one, at three quarters of the speed.
 */
function sendBefore(response: ServerResponse, standing: Readonly<Record<string, string>>, isLast: () => boolean): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (status: number, first?: unknown, second?: unknown) => {
    if (isLast()) response.setHeader('connection', 'close')
    const own = (typeof first === 'string' ? second : first) as OutgoingHttpHeaders | undefined
    return typeof first === 'string'
      ? writeHead(status, first, { ...standing, ...own })
      : writeHead(status, { ...standing, ...own })
  }
}

const overloaded = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '3' }

/** Longest address of a request, in bytes. */
const longestAddress = 4096

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  // a document of 20 MB over a slow line
  requestTimeout: 300_000,
  // longer than a reverse proxy keeps its own side open, so that it never writes into a closing connection
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5000,
}

async function stop(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), 10_000)
  // a connection that has had its answer is idle a moment later
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(late)
  clearInterval(idle)
}

const addressesOf = (host: string, port: number, basePath: string): string[] =>
  host === '0.0.0.0' || host === '::'
    ? [writtenAddress('127.0.0.1', port, basePath), ...networkAddresses(port, basePath)]
    : [writtenAddress(host, port, basePath)]

function refusalOf(error: unknown, host: string, port: number): ListenRefusal | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return refusal(
        422,
        'port-taken',
        `端口 ${port} 已被别的程序占用，服务没有启动。请用 PORT 换一个端口，如 PORT=${port + 1}，或先停止那个程序。`,
        `Port ${port} is taken by another program; the server did not start. Choose another one, as PORT=${port + 1}, or stop that program.`,
      )
    case 'EACCES':
      return refusal(
        422,
        'port-denied',
        `没有权限使用端口 ${port}。请用 PORT 换一个 1024 以上的端口，对外用反向代理转发。`,
        `Port ${port} needs rights this user does not have. Choose one above 1024 with PORT, behind a reverse proxy.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return refusal(
        422,
        'no-such-address',
        `本机没有地址 ${host}。请检查 HOST；不写时只接受本机的访问，0.0.0.0 接受所有网络的访问。`,
        `This machine has no address ${host}. Check HOST: unset it answers on this machine only, 0.0.0.0 on all networks.`,
      )
    default:
      return null
  }
}
