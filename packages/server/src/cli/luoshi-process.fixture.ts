import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../../../bin/luoshi.mjs', import.meta.url))

/** How a call ended. */
export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Start `luoshi` as a process of its own, its streams open. */
export function start(args: readonly string[], env: Record<string, string> = {}) {
  // biome-ignore lint/style/noProcessEnv: the child gets the caller's environment, its language apart
  const clean = { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: '', ...env }
  return spawn(process.execPath, [launcher, ...args], { env: clean, stdio: 'pipe' })
}

/** Run `luoshi` to its end. */
export function luoshi(
  args: readonly string[],
  { input = '', env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = start(args, env)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve) =>
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    ),
  )
}

export const extract = (...args: string[]) => luoshi(['extract', ...args])

/** The lines of an output, empty ones left out. */
export const linesIn = (text: string) => text.split('\n').filter((line) => line !== '')
