#!/usr/bin/env node
// Runs Luoshi under the Node 24 in node_modules, whatever Node called this file: plain JavaScript that an old one reads.
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const rightNode = process.versions.node.startsWith('24.')

if (!existsSync(join(modules, '@luoshi', 'report', 'package.json')) || (!rightNode && !existsSync(node))) {
  console.error(
    `luoshi: 依赖还没有装好，请在 ${root} 运行 npm ci（或 npm start） / the dependencies are not installed: run npm ci (or npm start) in ${root}`,
  )
  process.exitCode = 2
} else if (rightNode) await runHere()
else await runThere()

/** Run the command in this process, its modules from the compile cache where there is one. */
async function runHere() {
  const { enableCompileCache } = await import('node:module')
  // a folder that cannot be written only makes the start slower; a shared one (the temporary folder) could be poisoned;
  // threads take theirs from the environment
  process.env.NODE_COMPILE_CACHE ||= cacheFolder()
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
  await import(pathToFileURL((await inOnePiece()) ?? join(root, 'packages', 'server', 'src', 'main.ts')).href)
}

/** The reader in one piece, which starts sooner, where a report is to be read and it was built of the files as they are. */
async function inOnePiece() {
  if (!process.argv.includes('extract')) return undefined
  const { builtReader } = await import('../scripts/built-reader.mjs')
  return builtReader(root)
}

function cacheFolder() {
  try {
    accessSync(modules, constants.W_OK)
    return join(modules, '.cache', 'luoshi')
  } catch {
    return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'luoshi')
  }
}

/** Run this file again under the right Node, its streams, signals and exit status being this process's own. */
async function runThere() {
  const { spawn } = await import('node:child_process')
  // a smaller young generation takes a quarter of the memory off a large document and no time (see ./luoshi)
  const words = ['--max-semi-space-size=8', fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const child = spawn(node, words, { stdio: 'inherit' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`luoshi: 无法运行 ${node} / cannot run ${node}: ${error.message}`)
    process.exitCode = 2
  })
  child.on('exit', (status, signal) => {
    if (signal === null) process.exitCode = status ?? 1
    else {
      for (const each of signals) process.removeAllListeners(each)
      process.kill(process.pid, signal)
    }
  })
}
