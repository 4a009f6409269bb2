// `npm run score`: the reader against the labelled reports, then the settlement of two years against labelled pairs.
// `-- --verbose` names every miss, `-- --gold DIR` takes other reports, `-- --settle DIR` other pairs.
import './node24.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { root } from './runtime.mjs'

const tools = `${root}../shared/tools/`
if (!existsSync(`${tools}score.mjs`)) {
  console.error(
    `The scorer and the labelled reports are not beside this checkout (${tools}score.mjs).\n旁边没有评分程序和标注语料。`,
  )
  process.exit(1)
}
const quoted = (...words) => words.map((word) => JSON.stringify(word)).join(' ')
const launcher = `${root}bin/luoshi.mjs`
const node = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1

const given = process.argv.slice(2)
const at = given.indexOf('--settle')
const pairs = at < 0 ? `${root}../shared/corpus/settle` : resolve(given[at + 1] ?? '')
if (at >= 0) given.splice(at, 2)
const verbose = given.includes('--verbose') ? ['--verbose'] : []

const gold = given.includes('--gold') ? [] : ['--gold', `${root}../shared/corpus/dev`]
const read = node(
  `${tools}score.mjs`,
  ...gold,
  '--cmd',
  quoted(process.execPath, launcher, 'extract', '--json'),
  ...given,
)
const folder = gold[1] ?? given[given.indexOf('--gold') + 1]
const { sureness, sureTable } = await import('./sureness.mjs')
console.log(`\nHow sure:\n${sureTable(await sureness(folder)).join('\n')}`)
process.exit(read || settled())

/** Each pair by weights that were trained without it, then all pairs by the shipped weights. */
function settled() {
  if (!existsSync(pairs) || !existsSync(`${tools}settle-score.mjs`)) {
    console.error(`No labelled pairs of two years in ${pairs}.\n${pairs} 里没有标注的两年报告。`)
    return 1
  }
  const score = (...settle) =>
    node(`${tools}settle-score.mjs`, '--gold', pairs, '--cmd', quoted(process.execPath, ...settle), ...verbose)
  const names = readdirSync(pairs).flatMap((name) =>
    name.endsWith('.settle.json') ? [name.replace('.settle.json', '')] : [],
  )
  console.log('\nTwo years settled, by the weights that ship (trained on the pairs beside this checkout):')
  const shipped = score(launcher, 'settle', '--json')
  if (names.length < 2) return shipped
  const folder = mkdtempSync(join(tmpdir(), 'settlement-weights-'))
  try {
    for (const name of names) {
      const others = names.filter((other) => other !== name).join()
      const out = join(folder, `${name}.json`)
      const status = node(`${root}scripts/settlement/train.mjs`, '--gold', pairs, '--pairs', others, '--out', out)
      if (status !== 0) return status
    }
    console.log('\nTwo years settled, each pair by weights trained on the others alone:')
    return score(`${root}scripts/settlement/settle-unseen.mjs`, folder) || shipped
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
