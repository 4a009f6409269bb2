import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { refusal } from '../domain/refusal.ts'
import { type Binaries, findBinaries, type ServerUser, serverUser } from './embedded-binaries.ts'
import { damagedCluster, otherVersion } from './embedded-refusals.ts'
import { otherSecrets, readSecrets, type Secrets } from './embedded-secrets.ts'
import { inFolderTurn } from './folder-turn.ts'
import { processOf, worksIn } from './process-of.ts'
import type { StoreRefusal } from './refusal.ts'

/** A PostgreSQL server of our own in a data folder. */
export interface EmbeddedServer {
  readonly kind: 'running'
  /** For migrations: the owner of the schema. */
  readonly ownerUrl: string
  /** For everything else: a role that may not change the ledger. */
  readonly serverUrl: string
  /** Stops the server unless another process still uses it. */
  readonly stop: () => Promise<void>
}

/**
 * The server of `dataFolder`, made on first use. One that a killed process left behind, or that another command runs,
 * is used as it is.
 */
export async function startEmbeddedServer(dataFolder: string): Promise<EmbeddedServer | StoreRefusal> {
  return inFolderTurn(dataFolder, () => startOrFind(dataFolder))
}

async function startOrFind(dataFolder: string): Promise<EmbeddedServer | StoreRefusal> {
  const user = serverUser()
  const binaries = findBinaries(dataFolder, user)
  const cluster = join(dataFolder, 'postgres')
  const secrets = readSecrets(dataFolder, existsSync(cluster))
  removePasswordFiles(dataFolder)
  if (existsSync(cluster) && !existsSync(join(cluster, 'PG_VERSION'))) throw damagedCluster(cluster)
  if (!existsSync(cluster)) createCluster(binaries, dataFolder, cluster, secrets, user)
  const made = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (!(made > 0)) throw damagedCluster(cluster)
  if (made !== binaries.major) return otherVersion(cluster, made, binaries.major)

  const failure = await start(binaries, cluster, user)
  if (failure) return failure
  const port = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3])
  const url = (name: string, password: string, database: string) =>
    `postgres://${name}:${password}@127.0.0.1:${port}/${database}`
  await prepareDatabase(dataFolder, url(OWNER, secrets.owner, 'postgres'), secrets)
  return {
    kind: 'running',
    ownerUrl: url(OWNER, secrets.owner, DATABASE),
    serverUrl: url(SERVER, secrets.server, DATABASE),
    stop: () =>
      inFolderTurn(dataFolder, () => stopUnlessUsed(binaries, cluster, user, url(OWNER, secrets.owner, 'postgres'))),
  }
}

const DATABASE = 'luoshi'
const OWNER = 'luoshi_owner'
const SERVER = 'luoshi_server'

const passwordFiles = 'initdb-'

/** What a first start that was killed left behind: a file with the owner's password, which only initdb wants. */
function removePasswordFiles(dataFolder: string): void {
  for (const name of readdirSync(dataFolder))
    if (name.startsWith(passwordFiles)) rmSync(join(dataFolder, name), { force: true })
}

/** initdb into a folder beside and a rename, so that a broken-off first start leaves nothing half made. */
function createCluster(
  binaries: Binaries,
  dataFolder: string,
  cluster: string,
  secrets: Secrets,
  user: ServerUser | null,
) {
  const fresh = `${cluster}.new`
  const passwordFile = join(dataFolder, `${passwordFiles}${randomBytes(6).toString('hex')}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, `${secrets.owner}\n`, { mode: 0o600 })
  if (user) {
    chownSync(fresh, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  try {
    // C.UTF-8: under locale C pg_trgm finds nothing in Chinese
    const flags = [
      '--locale=C.UTF-8',
      '--encoding=UTF8',
      '--auth=scram-sha-256',
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--data-checksums',
    ]
    const made = spawnSync(binaries.initdb, ['-D', fresh, ...flags], { encoding: 'utf8', cwd: '/', ...(user ?? {}) })
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.stdout || made.error?.message}`)
    renameSync(fresh, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function start(binaries: Binaries, cluster: string, user: ServerUser | null): Promise<StoreRefusal | undefined> {
  const control = (...words: string[]) =>
    spawnSync(binaries.pgCtl, ['-D', cluster, ...words], {
      encoding: 'utf8',
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user ?? {}),
    })
  removeStalePid(cluster)
  if (control('status').status === 0) return undefined
  const log = join(cluster, 'server.log')
  const options = `-c listen_addresses=127.0.0.1 -p ${await freePort()} -c unix_socket_directories= -c max_connections=60 -c timezone=UTC -c log_timezone=UTC`
  const tryStart = () =>
    spawnSync(binaries.pgCtl, ['-D', cluster, '-w', '-t', '60', '-l', log, '-o', options, 'start'], {
      cwd: '/',
      stdio: 'ignore',
      ...(user ?? {}),
    })
  let started = tryStart()
  // the last processes of a server that was killed may still be ending
  for (let again = 0; started.status !== 0 && again < 3; again++) {
    await pause(500)
    started = tryStart()
  }
  if (started.status === 0 || control('status').status === 0) return undefined
  const tail = existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ')
    : String(started.error ?? '')
  return refusal(
    422,
    'failed',
    `数据库未能启动（数据目录 ${cluster}）：${tail}。详见 ${log}。`,
    `The database did not start (data in ${cluster}): ${tail}. See ${log}.`,
  )
}

/**
 * A pid file outlives a killed server, and what it names may be a process that nobody has taken leave of, or another one
 * by now: PostgreSQL's own tools take either for the server.
 */
function removeStalePid(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  // a machine that lost its power leaves it empty or in part, and PostgreSQL would not start over it
  if (!(pid > 0)) {
    if (worksIn(cluster, 'postgres') === false) rmSync(file)
    return
  }
  const named = processOf(pid)
  if (named && (named.state === 'Z' || named.name !== 'postgres')) rmSync(file)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function prepareDatabase(dataFolder: string, ownerUrl: string, secrets: Secrets) {
  const client = new pg.Client({ connectionString: ownerUrl })
  try {
    await client.connect()
  } catch (error) {
    throw otherSecrets(dataFolder, error) ?? error
  }
  try {
    const has = async (query: string) => ((await client.query(query)).rowCount ?? 0) > 0
    if (!(await has(`select from pg_roles where rolname = '${SERVER}'`)))
      await client.query(`create role ${SERVER} login password '${secrets.server}'`)
    if (!(await has(`select from pg_database where datname = '${DATABASE}'`)))
      await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function stopUnlessUsed(binaries: Binaries, cluster: string, user: ServerUser | null, ownerUrl: string) {
  if (await isUsed(ownerUrl)) return
  spawnSync(binaries.pgCtl, ['-D', cluster, '-m', 'fast', '-w', '-t', '60', 'stop'], {
    cwd: '/',
    stdio: 'ignore',
    ...(user ?? {}),
  })
}

async function isUsed(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // connections just closed are counted a moment longer
    for (let i = 0; i < 10; i++) {
      const others = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      if (!others.rowCount) return false
      await pause(20)
    }
    return true
  } catch {
    // it has been stopped already
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}
