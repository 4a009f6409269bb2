import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For tests: a PostgreSQL of Debian's that a test may stop, freeze and copy. */
export interface OwnPostgres {
  readonly url: string
  readonly start: () => void
  /** As a power cut: nothing is written out, connections break. */
  readonly stop: () => void
  /** Every process of it stands still and answers nothing, until it is let go on. */
  readonly freeze: () => void
  readonly goOn: () => void
  /** A streaming replica of it, in hot standby. */
  readonly replica: () => Promise<OwnPostgres>
  /** A PgBouncer in transaction mode before it; null where the program is not on this machine. */
  readonly pooled: () => Promise<{ readonly url: string; readonly close: () => void } | null>
  readonly drop: () => Promise<void>
}

/** Where Debian keeps the newest PostgreSQL's programs; null where there is none. */
export function postgresPrograms(): string | null {
  const home = '/usr/lib/postgresql'
  const majors = existsSync(home) ? readdirSync(home).map(Number) : []
  const [newest] = majors
    .filter((major) => major >= 15 && existsSync(`${home}/${major}/bin/initdb`))
    .toSorted((a, b) => b - a)
  return newest === undefined ? null : `${home}/${newest}/bin`
}

/** A new server in a folder of its own, started. */
export async function ownPostgres(programs: string): Promise<OwnPostgres> {
  const folder = await ownFolder()
  const data = join(folder, 'data')
  run(programs, 'initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '--locale=C.UTF-8', '-E', 'UTF8', '--no-sync'])
  return started(programs, folder, data)
}

async function started(programs: string, folder: string, data: string): Promise<OwnPostgres> {
  const port = await freePort()
  const options = `-c listen_addresses=127.0.0.1 -p ${port} -c unix_socket_directories= -c fsync=off -c max_connections=120`
  const control = (...words: string[]) => run(programs, 'pg_ctl', ['-D', data, '-w', ...words])
  const start = () => control('-l', join(folder, 'log'), '-o', options, 'start')
  const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    const main = postmaster()
    const listed = spawnSync('ps', ['-o', 'pid=', '--ppid', String(main)], { encoding: 'utf8' }).stdout
    for (const pid of [main, ...listed.trim().split(/\s+/).map(Number)]) if (pid > 0) process.kill(pid, name)
  }
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  start()
  return {
    url,
    start,
    stop: () => control('-m', 'immediate', 'stop'),
    freeze: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    replica: async () => {
      const beside = await ownFolder()
      const copy = join(beside, 'data')
      run(programs, 'pg_basebackup', ['-d', url, '-D', copy, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'])
      return started(programs, beside, copy)
    },
    pooled: () => pooler(url, folder),
    drop: async () => {
      spawnSync(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], own())
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function pooler(
  url: string,
  folder: string,
): Promise<{ readonly url: string; readonly close: () => void } | null> {
  const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path))
  if (program === undefined) return null
  const [through, port] = [new URL(url), await freePort()]
  const settings = join(folder, 'pgbouncer.ini')
  await writeFile(join(folder, 'users.txt'), '"postgres" ""\n')
  await writeFile(
    settings,
    `[databases]
postgres = host=127.0.0.1 port=${through.port} dbname=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
`,
  )
  const child = spawn(program, ['-q', settings], { ...own(), stdio: 'ignore' })
  through.port = String(port)
  return { url: through.href, close: () => child.kill('SIGKILL') }
}

/** The database's programs do not run as root: Debian's own user runs them then. */
function own(): { readonly uid?: number; readonly gid?: number; readonly cwd: string; readonly encoding: 'utf8' } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  const root = process.getuid?.() === 0
  return { ...(root && uid && gid ? { uid: Number(uid), gid: Number(gid) } : {}), cwd: '/', encoding: 'utf8' }
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-postgres-'))
  const { uid, gid } = own()
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid)
  await chmod(folder, 0o700)
  return folder
}

function run(programs: string, name: string, words: readonly string[]): void {
  // a server that goes on holds the streams it was given
  const ended = spawnSync(join(programs, name), words, { ...own(), stdio: 'ignore' })
  if (ended.status !== 0) throw new Error(`${name} ended with ${ended.status}`)
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
