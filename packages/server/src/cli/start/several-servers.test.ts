import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort, type OwnPostgres, ownPostgres, postgresPrograms } from '../../store/own-postgres.fixture.ts'
import { luoshi, start } from '../luoshi-process.fixture.ts'

/** A server as it runs, and how it is asked. */
interface Running {
  readonly child: ChildProcess
  readonly get: (path: string) => Promise<Response>
  readonly signIn: () => Promise<Response>
}

const programs = postgresPrograms()
const page = '/140181/2023'
const patient = { timeout: 30_000, interval: 100 }

// scripts/test-databases.mjs brings Debian's PostgreSQL in where it can
if (programs === null) console.warn('several-servers: the programs of PostgreSQL are not here; no server is started')
describe.skipIf(programs === null)('servers as processes, their database stopped, started, frozen and copied', () => {
  let database: OwnPostgres
  let copy: OwnPostgres
  let pooled: Awaited<ReturnType<OwnPostgres['pooled']>>
  let folder: string
  const running: Running[] = []
  let first: Running
  let second: Running
  let replica: Running
  let attempts = 0

  const environment = (url: string) => ({
    ...{ DATABASE_URL: url, LUOSHI_DATA: folder, LUOSHI_EVIDENCE: join(folder, 'evidence'), LUOSHI_LOG: 'error' },
    ...{ LUOSHI_SECRET: 'one secret for both servers, 32 characters at least' },
  })
  const serve = async (url: string, more: Record<string, string> = {}): Promise<Running> => {
    const port = await freePort()
    const child = start(['start'], { ...environment(url), PORT: String(port), ...more })
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece.toString()))
    const root = `http://127.0.0.1:${port}`
    // one that is frozen out would wait for ever
    const asked = (path: string, init: RequestInit = {}) =>
      fetch(root + path, { ...init, signal: AbortSignal.timeout(20_000) })
    const one: Running = {
      child,
      get: (path) => asked(path),
      signIn: () =>
        asked('/desk/api/auth/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-luoshi-desk': '1', origin: root },
          // another name each time, so that no limit of attempts answers in place of the database
          body: JSON.stringify({ userName: `nobody${++attempts}`, password: 'Wrong-2031' }),
        }),
    }
    running.push(one)
    await vi.waitFor(
      async () => {
        if (child.exitCode !== null) throw new Error(said.join(''))
        expect((await one.get('/healthz')).status).toBe(200)
      },
      { timeout: 90_000, interval: 200 },
    )
    return one
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luoshi-servers-'))
    database = await ownPostgres(programs ?? '')
    first = await serve(database.url)
    // the example is read in after the address is served
    await vi.waitFor(async () => expect((await first.get(page)).status).toBe(200), { timeout: 90_000, interval: 300 })
    copy = await database.replica()
    pooled = await database.pooled()
    ;[second, replica] = await Promise.all([serve(database.url), serve(copy.url)])
  })
  afterAll(async () => {
    for (const { child } of running) child.kill('SIGKILL')
    pooled?.close()
    await copy?.drop()
    await database?.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const snapshotOf = async ({ get }: Running) => {
    const answer = await get(`/api/v1/140181/2023`)
    return ((await answer.json()) as { snapshot: number }).snapshot
  }
  const publish = async () => {
    const { status, err } = await luoshi(['publish', '2023'], { env: environment(database.url) })
    expect([status, err]).toEqual([0, ''])
  }
  const alive = () => expect(running.map(({ child }) => child.exitCode)).toEqual(running.map(() => null))

  test('what is published shows on every server of the database, and on the replica, which writes nothing', async () => {
    const before = await snapshotOf(first)
    await publish()
    for (const server of [first, second, replica])
      await vi.waitFor(async () => expect(await snapshotOf(server)).toBe(before + 1), patient)
    expect((await replica.get(page)).status).toBe(200)
    const refused = await replica.signIn()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '3600'])
    expect((await second.signIn()).status).toBe(401)
  })

  test('while the database is stopped what needs it is 503 with Retry-After, kept pages go on, and it heals by itself', async () => {
    expect((await first.get(page)).status).toBe(200)
    database.stop()
    for (const server of [first, second]) {
      for (const answer of [
        await server.signIn(),
        await server.get('/desk/calendar/'.padEnd(58, 'A').concat('.ics')),
      ]) {
        expect(answer.status).toBe(503)
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect((await server.get('/healthz')).status).toBe(503)
    }
    // the copy has all there was
    expect((await replica.get(page)).status).toBe(200)
    alive()
    database.start()
    for (const server of [first, second]) {
      await vi.waitFor(async () => expect((await server.signIn()).status).toBe(401), patient)
      expect((await server.get('/healthz')).status).toBe(200)
      expect((await server.get(page)).status).toBe(200)
    }
    alive()
  })

  test('a database that stands still holds nobody for ever, and is used again when it goes on', async () => {
    database.freeze()
    try {
      // what is kept in memory goes on; all else is told to come again
      const asked = ['/healthz', '/api/v1/140181/2023/commitments?limit=3', '/140181/2023/7', '/healthz']
      const answers = await Promise.all(asked.flatMap((path) => [first.get(path), second.get(path)]))
      for (const [index, { status, headers }] of answers.entries()) {
        expect([index, status]).toEqual([index, index > 1 && index < 6 && status === 200 ? 200 : 503])
        if (index > 1 && index < 6 && status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
      // who signs in is told so before the browser of this test gives up
      for (const { status, headers } of await Promise.all([first.signIn(), first.signIn(), second.signIn()])) {
        expect(status).toBe(503)
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
    } finally {
      database.goOn()
    }
    for (const server of [first, second])
      await vi.waitFor(async () => {
        expect((await server.get('/healthz')).status).toBe(200)
        expect((await server.signIn()).status).toBe(401)
      }, patient)
    const before = await snapshotOf(first)
    await publish()
    for (const server of [first, second, replica])
      await vi.waitFor(async () => expect(await snapshotOf(server)).toBe(before + 1), patient)
    alive()
  })

  test('works behind PgBouncer in transaction mode, where the program is', async ({ skip }) => {
    if (!pooled) return skip('pgbouncer is not on this machine')
    const behind = await serve(pooled.url, { LUOSHI_POOLER: 'transaction', LUOSHI_OWNER_URL: database.url })
    expect((await behind.get(page)).status).toBe(200)
    expect((await behind.signIn()).status).toBe(401)
    const before = await snapshotOf(behind)
    await publish()
    await vi.waitFor(async () => expect(await snapshotOf(behind)).toBe(before + 1), patient)
    const many = await Promise.all(Array.from({ length: 60 }, (_, i) => behind.get(`/140181/2023/${1 + (i % 9)}`)))
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]))
  })
})
