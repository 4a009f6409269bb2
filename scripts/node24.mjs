// Import this first in a script that needs Node 24: under an older Node it runs the script again with the right one.
// What the script then needs of the workspace's TypeScript it imports dynamically, since Node 20 cannot link it.
import { spawnSync } from 'node:child_process'
import { runtime, withoutRuntime } from './runtime.mjs'

const node = runtime()
if (node === null) {
  console.error(withoutRuntime())
  process.exit(1)
}
if (node !== process.execPath) {
  const { status } = spawnSync(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
