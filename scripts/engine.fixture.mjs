// For tests: programs that stand before or beside a server of Luoshi, where they are on the machine.
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

/** The path of a program, of PATH or of where systems put what the administrator runs; null where it is not there. */
export function engine(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin']
  for (const folder of folders) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // not here
    }
  }
  return null
}

/** What a test says where a program is missing: as the reason of leaving it out, and on the terminal, for not every report shows reasons. */
export function missing(name, packageName = name) {
  const words = `${name} is not on this machine: with the package ${packageName} of the system this test runs it`
  console.warn(words)
  return words
}

/** A port that nothing listens to. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Starts a program in the foreground and waits until `ready` comes true; `stop` ends it. What it said goes with the error. */
export async function started(path, args, { ready, env = {} }) {
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes))
  let ended = false
  const end = new Promise((resolve) => child.once('close', resolve)).then(() => {
    ended = true
  })
  child.once('error', (error) => (said += error))
  for (let tries = 0; !(await ready().catch(() => false)); tries++) {
    if (ended || tries > 600) {
      child.kill('SIGKILL')
      throw new Error(`${path} did not start: ${said.slice(-2000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    stop: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5000)
      await end
      clearTimeout(late)
    },
  }
}
