// `npm run bench:servers [-- --rounds N]`: two servers on one PostgreSQL (Debian's, of the bench's own). How long after a
// publication both show it; how long after the database was stopped and started, or stood still and went on, each answers
// again by itself. Prints the middle and the longest of N rounds (10 unless said); exits 1 when a limit is missed. Loopback only.
import '../scripts/node24.mjs'
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { median } from './measure.mjs'
import { codeOf, dataFolder, loadedYear, loadFirst } from './places.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } })
const rounds = Number(values.rounds)
const { freePort, ownPostgres, postgresPrograms } = await import('../packages/server/src/store/own-postgres.fixture.ts')
const { openRecord } = await import('../packages/server/src/store/open-record.ts')
const { mayWriteFromConsole } = await import('../packages/server/src/access/actor.ts')
const { publishSnapshot } = await import('../packages/server/src/commands/publication/publish-snapshot.ts')

const programs = postgresPrograms()
if (programs === null) {
  console.error('PostgreSQL 15 or newer of Debian is wanted: its programs are stopped and frozen here')
  process.exit(1)
}
const folder = dataFolder()
const database = await ownPostgres(programs)
const servers = []
let missed = 0

function told(name, times, limit) {
  const worst = Math.max(...times)
  const met = worst <= limit
  if (!met) missed++
  console.log(
    `${name.padEnd(52)} ${median(times).toFixed(0).padStart(6)} ms, longest ${worst.toFixed(0).padStart(6)} ms  (≤ ${limit} ms) ${met ? 'ok' : 'MISSED'}`,
  )
}

async function serve() {
  const port = await freePort()
  const launcher = fileURLToPath(new URL('../bin/luoshi.mjs', import.meta.url))
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, LUOSHI_DATA: folder, LUOSHI_EVIDENCE: join(folder, 'evidence') },
    ...{ LUOSHI_SECRET: 'one secret for both servers, 32 characters at least', LUOSHI_LOG: 'fatal' },
    ...{ PORT: String(port), LUOSHI_EXAMPLE: 'no' },
  }
  const child = spawn(process.execPath, [launcher, 'start'], { env, stdio: 'ignore' })
  servers.push(child)
  const root = `http://127.0.0.1:${port}`
  const ask = (path, init = {}) =>
    fetch(root + path, { ...init, signal: AbortSignal.timeout(30_000) }).catch(
      () => new Response(null, { status: 599 }),
    )
  await until(async () => (await ask('/healthz')).status === 200, 60_000)
  return {
    snapshot: async () => {
      const answer = await ask(`/api/v1/${codeOf(0)}/${loadedYear}`)
      return answer.status === 200 ? (await answer.json()).snapshot : null
    },
    /** Whether who signs in is looked up: a name nobody has is refused as such. */
    answers: async () => {
      const answer = await ask('/desk/api/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-luoshi-desk': '1', origin: root },
        body: JSON.stringify({ userName: `nobody${performance.now()}`, password: 'Wrong-2031' }),
      })
      return answer.status === 401 || answer.status === 429
    },
  }
}

/** Milliseconds until something holds, asked again every 20. */
async function until(holds, patience = 60_000) {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > patience) throw new Error('it never did')
    await wait(20)
  }
  return performance.now() - begun
}

const record = await openRecord({ kind: 'url', url: database.url, ownerUrl: null })
if (record.kind === 'refused') throw new Error(record.messageEn)
try {
  const place = await loadFirst(record.db)
  const both = [await serve(), await serve()]
  const shown = []
  for (let round = 0; round < rounds; round++) {
    // both keep what was published so far
    const before = await Promise.all(both.map((server) => server.snapshot()))
    const published = await publishSnapshot(
      record.db,
      mayWriteFromConsole(place, 'bench'),
      new Date(),
      loadedYear,
      `第 ${round + 1} 次。`,
    )
    if (published.kind !== 'published') throw new Error(published.message)
    const times = both.map((server, index) => until(async () => ((await server.snapshot()) ?? 0) > before[index]))
    shown.push(...(await Promise.all(times)))
  }
  const again = { stopped: [], stood: [] }
  for (let round = 0; round < rounds; round++) {
    database.stop()
    await Promise.all(both.map((server) => server.answers()))
    await wait(1000 + 300 * round)
    database.start()
    again.stopped.push(...(await Promise.all(both.map((server) => until(server.answers)))))
    database.freeze()
    // asked meanwhile, as people would
    const meanwhile = both.map((server) => server.answers())
    await wait(3000 + 500 * round)
    database.goOn()
    again.stood.push(...(await Promise.all(both.map((server) => until(server.answers)))))
    await Promise.all(meanwhile)
  }
  console.log(`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}, ${rounds} rounds, two servers`)
  told('published, then shown', shown, 1000)
  told('database stopped and started, then answers again', again.stopped, 5000)
  told('database stood still and goes on, then answers again', again.stood, 5000)
} finally {
  for (const child of servers) child.kill('SIGKILL')
  await record.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(missed > 0 ? 1 : 0)
