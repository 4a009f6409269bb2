import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../bin/luoshi.mjs', import.meta.url))

/** Settings of a call; what the tests' own environment says of Luoshi does not reach it. */
export type Environment = Readonly<Record<string, string>>

/** `luoshi …` as a process of its own. */
export function spawnLuoshi(args: readonly string[], env: Environment): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [main, ...args], { env: { PATH, HOME, ...env } })
  child.stdin.end()
  return child
}

export interface Ended {
  /** Null when it was killed. */
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** A call to its end. */
export async function luoshi(args: readonly string[], env: Environment): Promise<Ended> {
  const child = spawnLuoshi(args, env)
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, out: out(), err: err() }
}

export interface RunningServer {
  /** `http://127.0.0.1:40123/` */
  readonly address: string
  readonly child: ChildProcessWithoutNullStreams
  /** Standard output so far: what it says at its start. */
  readonly out: () => string
  /** Standard error so far: its log. */
  readonly log: () => string
  /** Ask it to stop, and its exit status. */
  readonly stop: () => Promise<number | null>
}

/** `luoshi start`, running. @throws with what it said when it ends instead */
export async function startServer(env: Environment, args: readonly string[] = []): Promise<RunningServer> {
  const child = spawnLuoshi(['start', ...args], { PORT: '0', ...env })
  const [out, log] = [collect(child.stdout), collect(child.stderr)]
  const ended = once(child, 'close') as Promise<[number | null]>
  const address = await Promise.race([
    (async () => {
      for (;;) {
        await once(child.stdout, 'data')
        const [found] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(out()) ?? []
        if (found) return found.endsWith('/') ? found : `${found}/`
      }
    })(),
    ended.then(([status]) => {
      throw new Error(`luoshi start ended with ${status}: ${log()}`)
    }),
  ])
  return {
    address,
    child,
    out,
    log,
    stop: async () => {
      child.kill('SIGTERM')
      const [status] = await ended
      return status
    },
  }
}

/** A folder of a suite's own, which the database's user can pass through. */
export async function temporaryFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'luoshi-e2e-'))
  await chmod(path, 0o755)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}
