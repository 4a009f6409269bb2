// A server of bench/site.mjs, in a process of its own: `luoshi FOLDER` serves a record as `npm start` does; `raw` answers
// with the bytes it is given (over IPC, by path) from memory. Tells its address when it listens.
import '../scripts/node24.mjs'
import { createServer } from 'node:http'

const [kind, folder] = process.argv.slice(2)

async function serveLuoshi() {
  const { openRecord } = await import('../packages/server/src/store/open-record.ts')
  const { serveRecord } = await import('../packages/server/src/serve-record.ts')
  const record = await openRecord({ kind: 'folder', path: folder })
  if (record.kind === 'refused') throw new Error(record.messageEn)
  const place = { host: '127.0.0.1', port: 0, basePath: '', origin: null }
  const desk = { signIn: { secret: null, folder, oidc: null }, evidence: `${folder}/evidence`, mail: null }
  const settings = { ...place, ...desk, log: 'warn', backup: null, example: false }
  const serving = await serveRecord(
    record,
    /** @type {import('../packages/server/src/settings.ts').Settings} */
    ({ kind: 'settings', record: { kind: 'folder', path: folder }, ...settings }),
    false,
    () => new Date(),
  )
  if (serving.kind === 'refused') throw new Error(serving.messageEn)
  process.send({ port: Number(new URL(serving.addresses[0]).port) })
  const end = async () => {
    await serving.stop()
    await record.close()
    process.exit(0)
  }
  process.once('message', end)
  // whoever measures may have been stopped
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
