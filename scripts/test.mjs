// `npm test`: every check and test in one run of Vitest, under Node 24. `npm test -- PATH` runs a part.
import './prepare.mjs'
import { spawnSync } from 'node:child_process'
import { root, runtime } from './runtime.mjs'

const vitest = `${root}node_modules/vitest/vitest.mjs`
const { status } = spawnSync(runtime(), [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
