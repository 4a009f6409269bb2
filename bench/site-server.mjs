// A server of the benches, in a process of its own: `luoshi FOLDER` serves a record as `npm start` does; `raw` answers with
// the bytes it is given (over IPC, by path) from memory. Tells its address when it listens. Sent `measure`, the first tells
// what it has taken: processor time, memory, and the worst stall of its event loop since it was asked last.
import '../scripts/node24.mjs'
import { createServer } from 'node:http'
import { watchStalls } from './stalls.mjs'

const [kind, folder] = process.argv.slice(2)

async function serveLuoshi() {
  const { openRecord } = await import('../packages/server/src/store/open-record.ts')
  const { serveRecord } = await import('../packages/server/src/serve-record.ts')
  const { readSettings } = await import('../packages/server/src/settings.ts')
  // of the environment of the person who measures nothing is taken
  const settings = readSettings({ LUOSHI_DATA: folder, PORT: '0', LUOSHI_LOG: 'warn', LUOSHI_EXAMPLE: 'no' }, false)
  if (settings.kind === 'refused') throw new Error(settings.messageEn)
  const record = await openRecord(settings.record)
  if (record.kind === 'refused') throw new Error(record.messageEn)
  const serving = await serveRecord(record, settings, false, () => new Date())
  if (serving.kind === 'refused') throw new Error(serving.messageEn)
  process.send({ port: Number(new URL(serving.addresses[0]).port) })
  const stalls = watchStalls()
  const end = async () => {
    await serving.stop()
    await record.close()
    process.exit(0)
  }
  process.on('message', (word) => {
    if (word !== 'measure') return void end()
    process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage(), stall: stalls.worst() })
    stalls.reset()
  })
  // the person who measures may have been stopped
  process.once('disconnect', end)
}

function serveRaw() {
  process.once('disconnect', () => process.exit(0))
  process.once('message', (/** @type {readonly { path: string, type: string, body: string }[]} */ pages) => {
    const ready = new Map(
      pages.map(({ path, type, body }) => {
        const bytes = Buffer.from(body, 'base64')
        return [path, { bytes, headers: { 'Content-Type': type, 'Content-Length': bytes.length } }]
      }),
    )
    const server = createServer((request, response) => {
      const { bytes, headers } = ready.get(request.url)
      response.writeHead(200, headers)
      response.end(bytes)
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object') process.send({ port: address.port })
    })
    process.once('message', () => process.exit(0))
  })
}

if (kind === 'raw') serveRaw()
else await serveLuoshi()
