import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Load, serverLoad } from './load.ts'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A server whose answers wait until `answer` is called. */
async function waitingServer(load: Load) {
  const waiting: (() => void)[] = []
  server = createServer((request, response) => {
    if (!load.begin(request, response)) return void response.writeHead(503).end()
    request.resume()
    waiting.push(() => response.end('done'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, waiting, ask: () => fetch(`http://127.0.0.1:${port}/`).then(({ status }) => status) }
}

test('what is more than a server works on is refused at once, and taken when there is room', async () => {
  const load = serverLoad({ atOnce: 2, slowest: 1, grace: 1000 })
  const { ask, waiting } = await waitingServer(load)
  const taken = [ask(), ask()]
  await expect.poll(() => load.working()).toBe(2)
  expect(await ask()).toBe(503)
  for (const answer of waiting) answer()
  expect(await Promise.all(taken)).toEqual([200, 200])
  const again = ask()
  await expect.poll(() => waiting.length).toBe(3)
  waiting[2]?.()
  expect(await again).toBe(200)
})

test('bodies still on their way take nobody’s room, and one that does not come is broken off', async () => {
  const load = serverLoad({ atOnce: 1, slowest: 1_000_000, grace: 0 })
  const { port, ask, waiting } = await waitingServer(load)
  const slow = connect(port, '127.0.0.1')
  slow.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\na')
  await expect.poll(() => waiting.length).toBe(1)
  const taken = ask()
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.()
  expect(await taken).toBe(200)
  const heard: Buffer[] = []
  slow.on('data', (piece) => heard.push(piece))
  load.dropSlow()
  await once(slow, 'close')
  expect(Buffer.concat(heard).toString()).toMatch(/^HTTP\/1\.1 408 /)
})
