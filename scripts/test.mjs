// `npm test`: every check and test in one run of Vitest, under Node 24. `npm test -- PATH` runs a part.
import { spawn, spawnSync } from 'node:child_process'
import { root, runtime } from './runtime.mjs'

// the installation below leaves a processor idle, on which a fresh machine brings in what the tests need of the system
const packages = process.env.CI ? ended(spawn(process.execPath, [`${root}scripts/test-packages.mjs`])) : null
await import('./prepare.mjs')
await packages

const vitest = `${root}node_modules/vitest/vitest.mjs`
const { status } = spawnSync(runtime(), [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)

/** Whatever came of it: the tests' own set-up looks for what is missing, and says so. */
function ended(child) {
  child.stdout.resume()
  child.stderr.resume()
  return new Promise((resolve) => child.once('close', resolve).once('error', resolve))
}
