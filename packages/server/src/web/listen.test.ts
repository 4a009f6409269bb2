import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { application } from './application.ts'
import { type Listening, listen } from './listen.ts'
import { logTo } from './log.ts'

const page: { fetch: (request: Request) => Response | Promise<Response> } = {
  fetch: () => new Response('页', { headers: { 'content-type': 'text/html' } }),
}

let listening: Listening | null = null
afterEach(async () => {
  await listening?.stop()
  listening = null
})

/** A server under `basePath`; comes out with its port and what browsers reported to it. */
async function started(
  basePath: string,
  { connections = 10, atOnce = 256, site = page as Parameters<typeof application>[0]['site'] } = {},
) {
  const reports: string[] = []
  const app = application({
    ...{ basePath, site, api: null, isWell: async () => true },
    onPolicyReport: (directive) => void reports.push(directive),
  })
  const made = await listen({
    app,
    host: '127.0.0.1',
    port: 0,
    basePath,
    https: false,
    log: logTo('silent'),
    ...{ connections, atOnce },
  })
  if (made.kind === 'refused') throw new Error(made.messageEn)
  listening = made
  return { port: made.port, moveTo: made.moveTo, reports }
}

test.each(['', '/luoshi'])('a report sent to where any page of “%s” says arrives', async (basePath) => {
  const { port, reports } = await started(basePath)
  for (const path of ['', '/140181/2025', '/140181/2025/search?q=a', '/elder/140181']) {
    const address = `http://127.0.0.1:${port}${basePath}${path}`
    const { headers } = await fetch(address)
    const policy = headers.get('content-security-policy') ?? ''
    const [, uri = ''] = /report-uri ([^;]+)/.exec(policy) ?? []
    const [, named = ''] = /csp="([^"]+)"/.exec(headers.get('reporting-endpoints') ?? '') ?? []
    for (const to of [uri, named]) {
      expect(new URL(to, address).pathname.startsWith(`${basePath}/`)).toBe(true)
      const body = JSON.stringify({ 'csp-report': { 'violated-directive': 'img-src', 'document-uri': address } })
      expect((await fetch(new URL(to, address), { method: 'POST', body })).status).toBe(204)
    }
  }
  expect(reports).toEqual(Array.from({ length: 8 }, () => 'img-src'))
})

test('beyond its limit a connection is closed at once; those there are served, and room that is given back is used', async () => {
  const { port } = await started('', { connections: 3 })
  const opened: Socket[] = []
  const open = async () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    opened.push(socket)
    await once(socket, 'connect')
    return socket
  }
  const asked = async (socket: Socket) => {
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => ['closed'])])
    return String(answer).slice(0, 12)
  }
  const three = [await open(), await open(), await open()]
  for (const socket of three) expect(await asked(socket)).toBe('HTTP/1.1 200')
  const fourth = await open()
  expect(await asked(fourth)).toBe('closed')
  // idle connections that hold the room are the server's own to end; those in use go on
  expect(await asked(three[0] as Socket)).toBe('HTTP/1.1 200')
  three[1]?.end()
  await expect.poll(async () => asked(await open())).toBe('HTTP/1.1 200')
  for (const socket of opened) socket.destroy()
})

test('a request that names two hosts is refused: a proxy before the server may have meant the other', async () => {
  const { port } = await started('')
  const answer = async (hosts: readonly string[]) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET / HTTP/1.1\r\n${hosts.map((host) => `Host: ${host}\r\n`).join('')}Connection: close\r\n\r\n`)
    const [first] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return first.toString().split('\r\n')[0]
  }
  expect(await answer(['a.example'])).toBe('HTTP/1.1 200 OK')
  expect(await answer(['a.example', 'b.example'])).toBe('HTTP/1.1 400 Bad Request')
})

test('it answers at another address from then on, at the same port, and back; a refused one leaves it where it was', async () => {
  // asked for by a request, which has its answer over the connection it came by
  const opening = { fetch: async () => new Response((await listening?.moveTo('0.0.0.0'))?.kind) }
  const { port, moveTo } = await started('', {
    site: { fetch: (request: Request) => (request.url.endsWith('/open') ? opening.fetch() : page.fetch(request)) },
  })
  const answers = (host: string) =>
    fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } }).then(
      ({ status }) => status,
      () => 'nobody',
    )
  // every address of 127/8 is this machine's, and only one of them is listened at
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([200, 'nobody'])
  const opened = await fetch(`http://127.0.0.1:${port}/open`)
  expect([await opened.text(), opened.headers.get('connection')]).toEqual(['moved', 'close'])
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([200, 200])
  expect(await moveTo('no-such-address.invalid')).toMatchObject({ kind: 'refused' })
  expect(await answers('127.0.0.2')).toBe(200)
  expect(await moveTo('127.0.0.1')).toEqual({ kind: 'moved' })
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([200, 'nobody'])
  // a port that another program holds on the network, not on this machine
  const other = createServer().listen(port, '127.0.0.2')
  await once(other, 'listening')
  expect(await moveTo('0.0.0.0')).toMatchObject({ kind: 'refused', reason: 'port-taken' })
  expect(await answers('127.0.0.1')).toBe(200)
  other.close()
})

test('moves are made one at a time, in the order asked, and none after the server has stopped', async () => {
  const { port, moveTo } = await started('')
  const answers = (host: string) =>
    fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } }).then(
      ({ status }) => status,
      () => 'nobody',
    )
  const moved = { kind: 'moved' }
  expect(await Promise.all(['0.0.0.0', '0.0.0.0', '127.0.0.1'].map(moveTo))).toEqual([moved, moved, moved])
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual([200, 'nobody'])
  const under = moveTo('0.0.0.0').catch(() => undefined)
  await Promise.all([listening?.stop(), under])
  expect([await answers('127.0.0.1'), await answers('127.0.0.2')]).toEqual(['nobody', 'nobody'])
  await expect(moveTo('127.0.0.1')).rejects.toThrow('stopped')
  expect(await answers('127.0.0.1')).toBe('nobody')
  listening = null
})

test('hundreds of requests down one line take the place of one: each is answered in order, and others meanwhile', async () => {
  const slow = {
    fetch: async (request: Request) => {
      await new Promise((resolve) => setImmediate(resolve))
      return new Response(new URL(request.url).search)
    },
  }
  const { port } = await started('', { atOnce: 2, site: slow })
  const line = connect(port, '127.0.0.1')
  let told = ''
  line.on('data', (bytes) => {
    told += bytes
  })
  const numbers = Array.from({ length: 300 }, (_, index) => index)
  const ask = (index: number, more: string) => `GET /?n${index}; HTTP/1.1\r\nHost: x\r\n${more}\r\n`
  line.write(numbers.map((index) => ask(index, index === 299 ? 'Connection: close\r\n' : '')).join(''))
  const others = await Promise.all([1, 2, 3].map((n) => fetch(`http://127.0.0.1:${port}/?other${n}`).catch(() => null)))
  expect(others.some((answer) => answer?.status === 200)).toBe(true)
  await once(line, 'close')
  expect(told.match(/HTTP\/1\.1 503/g)).toBeNull()
  expect([...told.matchAll(/\?n(\d+);/g)].map(([, n]) => Number(n))).toEqual(numbers)
})

test('what waits its turn on a connection that ends is not carried out for nobody', async () => {
  const asked: string[] = []
  const ended = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  const site = {
    fetch: async (request: Request) => {
      const { search } = new URL(request.url)
      asked.push(search)
      if (search !== '?first') return page.fetch(request)
      request.signal.addEventListener('abort', () => ended.resolve())
      await answered.promise
      return page.fetch(request)
    },
  }
  const { port } = await started('', { site })
  const line = connect(port, '127.0.0.1')
  line.on('error', () => undefined)
  line.write(['first', 'second', 'third'].map((name) => `GET /?${name} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''))
  await expect.poll(() => asked).toEqual(['?first'])
  line.destroy()
  await ended.promise
  answered.resolve()
  // the server has seen the end: the next request is answered, and nothing of the line was begun
  await fetch(`http://127.0.0.1:${port}/?other`)
  expect(asked).toEqual(['?first', '?other'])
})
