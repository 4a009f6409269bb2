// `npm test`: every check and test in one run of Vitest, under Node 24. `npm test -- PATH` runs a part.
import { spawnSync } from 'node:child_process'
import { root, runtime, withoutRuntime } from './runtime.mjs'

const node = runtime()
if (node === null) {
  console.error(withoutRuntime)
  process.exit(1)
}
const vitest = `${root}node_modules/vitest/vitest.mjs`
const { status } = spawnSync(node, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
