// Settles a labelled pair by the weights that were trained without it: settle-unseen.mjs WEIGHTS-FOLDER LAST NEXT, where the
// folder has a NAME.json for every NAME.settle.json beside LAST.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { root } from '../runtime.mjs'

const [weights, last, next] = process.argv.slice(2)
const labels = readdirSync(dirname(last)).find(
  (name) =>
    name.endsWith('.settle.json') &&
    JSON.parse(readFileSync(join(dirname(last), name), 'utf8')).last.file === basename(last),
)
if (!labels) throw new Error(`no labels speak of ${last}`)
const file = join(weights, labels.replace('.settle.json', '.json'))
const { status } = spawnSync(
  process.execPath,
  [`${root}bin/luoshi.mjs`, 'settle', '--json', '--weights', file, last, next],
  { stdio: 'inherit' },
)
process.exit(status ?? 1)
