// Vitest's set-up for suites that need a database: starts the embedded server in a temporary folder, and Debian's
// PostgreSQL beside it where it is or can be installed (LUOSHI_TEST_DATABASE_URL names another one instead). Their
// addresses go to the tests as LUOSHI_TEST_SERVERS.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages } from './debian-packages.mjs'

/** Starts the servers; the returned function stops them and removes their folders. */
export async function setup() {
  const { servers, stop } = await startServers(async (stops) => {
    const embedded = await startEmbedded(stops)
    const other = process.env.LUOSHI_TEST_DATABASE_URL
      ? { name: 'LUOSHI_TEST_DATABASE_URL', url: process.env.LUOSHI_TEST_DATABASE_URL }
      : await startInstalled(stops)
    if (!other) leftOut()
    return [embedded, ...(other ? [other] : [])]
  })
  process.env.LUOSHI_TEST_SERVERS = JSON.stringify(servers)
  return stop
}

/** Starts the embedded server alone, with a migrated database to copy. */
export async function startEmbeddedOnly() {
  const { servers, stop } = await startServers(async (stops) => [await startEmbedded(stops)])
  return { server: servers[0], stop }
}

/** Servers with a migrated database each; what was started before a failure is stopped again. */
async function startServers(start) {
  const stops = []
  const stop = async () => {
    for (const each of stops.reverse()) await each()
  }
  try {
    const { withTemplate } = await import('../packages/server/src/store/database.fixture.ts')
    return { servers: await Promise.all((await start(stops)).map(withTemplate)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const temporary = () => mkdtempSync(join(tmpdir(), 'luoshi-test-'))

async function startEmbedded(stops) {
  const { startEmbeddedServer } = await import('../packages/server/src/store/embedded-server.ts')
  const folder = temporary()
  // the database's own user passes through it
  execFileSync('chmod', ['755', folder])
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  const server = await startEmbeddedServer(folder)
  if (server.kind === 'refused') throw new Error(server.messageEn)
  // at once: whatever a suite left connected is no use to anybody
  stops.push(() => {
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGQUIT')
    waitUntilGone(pid)
  })
  const url = server.ownerUrl.replace(/\/luoshi$/, '/postgres')
  const { withoutDisk } = await import('../packages/server/src/store/database.fixture.ts')
  await withoutDisk(url)
  return { name: 'embedded PostgreSQL', url }
}

/** Debian's, in a temporary folder on a free port; null where it is not and cannot be installed. */
async function startInstalled(stops) {
  const programs = bringPostgres()
  if (!programs) return null
  const folder = temporary()
  const root = process.getuid?.() === 0
  const as = (command, ...words) =>
    spawnSync(command, words, {
      ...(root ? idsOf('postgres') : {}),
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  if (root) execFileSync('chown', ['postgres', folder])
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  const made = as(
    join(programs.bin, 'initdb'),
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--no-sync',
  )
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL ${programs.major} failed: ${made.stderr}`)
  const port = await freePort()
  const options = `-c listen_addresses=127.0.0.1 -p ${port} -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60`
  const started = as(join(programs.bin, 'pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  if (started.status !== 0)
    throw new Error(`PostgreSQL ${programs.major} did not start: ${readFileSync(join(folder, 'log'), 'utf8')}`)
  stops.push(() => as(join(programs.bin, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop'))
  return { name: `PostgreSQL ${programs.major}`, url: `postgres://postgres@127.0.0.1:${port}/postgres` }
}

function installed() {
  const home = '/usr/lib/postgresql'
  const majors = existsSync(home) ? readdirSync(home).map(Number) : []
  const major = majors.filter((each) => each >= 15 && existsSync(`${home}/${each}/bin/initdb`)).sort((a, b) => a - b)[0]
  return major ? { major, bin: `${home}/${major}/bin` } : null
}

/** The programs of Debian's PostgreSQL, which is installed where it is missing and that can be done; null where there is none. */
export function bringPostgres() {
  if (process.env.LUOSHI_TEST_DATABASE_URL) return null
  return installed() ?? (install() ? installed() : null)
}

function install() {
  console.error('Installing PostgreSQL for the tests 正在安装测试用的 PostgreSQL …')
  const settings = '/etc/postgresql-common/createcluster.conf'
  if (!installPackages('postgresql-common')) return false
  // no server of its own: the tests start theirs
  if (existsSync(settings))
    writeFileSync(
      settings,
      `${readFileSync(settings, 'utf8').replace(/^create_main_cluster.*$/gm, '')}create_main_cluster = false\n`,
    )
  return installPackages('postgresql')
}

function leftOut() {
  const said =
    'The database suites run on the embedded server only: no other PostgreSQL (15 or later) is here. Install one (apt-get install\n' +
    'postgresql) or set LUOSHI_TEST_DATABASE_URL.\n数据库测试只在自带的数据库上运行：没有另一个 PostgreSQL（15 以上）。'
  if (process.env.CI) throw new Error(said)
  console.error(said)
}

function idsOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function waitUntilGone(pid) {
  for (let i = 0; i < 200; i++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25)
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
