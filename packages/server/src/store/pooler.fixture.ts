import { type AddressInfo, createServer, Socket } from 'node:net'
import pg from 'pg'

/** For tests: what a pooler in transaction mode does, as small as it can be. */
export interface TestPooler {
  /** The database's address through the pooler. */
  readonly url: string
  readonly close: () => Promise<void>
}

const known = new Set(['user', 'database', 'application_name', 'client_encoding'])

/**
 * A pooler in transaction mode before a database: it refuses startup parameters that it does not know, and hands each
 * transaction to whichever of its connections is free, the longest unused first, so that two of one client are seldom of one.
 */
export async function testPooler(url: string, connections = 3): Promise<TestPooler> {
  const backends = await Promise.all(Array.from({ length: connections }, () => backend(url)))
  const free = [...backends]
  const waiting: ((one: Socket) => void)[] = []
  const take = () =>
    new Promise<Socket>((resolve) => {
      const one = free.shift()
      if (one) resolve(one)
      else waiting.push(resolve)
    })
  const give = (one: Socket) => {
    const next = waiting.shift()
    if (next) next(one)
    else free.push(one)
  }
  const clients = new Set<Socket>()
  const server = createServer((client) => {
    clients.add(client)
    client.on('error', () => undefined).on('close', () => clients.delete(client))
    let started = false
    let held: Socket | null = null
    let turn = Promise.resolve()
    const forward = async (bytes: Buffer) => {
      held ??= await lent(client, take, give, () => {
        held = null
      })
      held.write(bytes)
    }
    client.on('data', (bytes: Buffer) => {
      if (started) {
        // a client that says goodbye takes nobody's connection with it
        if (bytes[0] === 0x58) return void client.end()
        turn = turn.then(() => forward(bytes))
        return
      }
      if (bytes.readInt32BE(4) === 80_877_103) return void client.write('N')
      started = true
      const parameters = bytes.toString('utf8', 8).split('\0')
      const names = parameters.filter((_, index) => index % 2 === 0 && parameters[index] !== '')
      const other = names.find((name) => !known.has(name))
      if (other !== undefined) return void client.end(failure(`unsupported startup parameter: ${other}`))
      client.write(
        Buffer.concat([message('R', int32(0)), message('K', Buffer.alloc(8)), message('Z', Buffer.from('I'))]),
      )
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  through.search = ''
  return {
    url: through.href,
    close: async () => {
      for (const client of clients) client.destroy()
      for (const one of backends) one.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** A connection for one transaction: given back when the server says that none is open. */
async function lent(
  client: Socket,
  take: () => Promise<Socket>,
  give: (one: Socket) => void,
  ended: () => void,
): Promise<Socket> {
  const one = await take()
  const hear = (bytes: Buffer) => {
    client.write(bytes)
    // ReadyForQuery outside of a transaction ends the answer
    if (!bytes.subarray(-6).equals(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]))) return
    one.off('data', hear)
    ended()
    give(one)
  }
  one.on('data', hear)
  return one
}

/** The socket of a signed-in connection, its own reader taken off. */
async function backend(url: string): Promise<Socket> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const stream: unknown = Reflect.get(Reflect.get(client, 'connection'), 'stream')
  if (!(stream instanceof Socket)) throw new Error('the connection has no socket')
  stream.removeAllListeners('data')
  return stream
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const message = (kind: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(kind), int32(body.length + 4), body])
const failure = (words: string): Buffer => message('E', Buffer.from(`SFATAL\0C08P01\0M${words}\0\0`))
