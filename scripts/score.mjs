// `npm run score`: the reader against the labelled reports, how sure it was, the suggested lead units of published tasks, then the
// settlement of two years against labelled pairs.
// `-- --verbose` names every miss, `-- --gold DIR` takes other reports, `-- --settle DIR` other pairs.
import './node24.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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
const mapping = `${root}../shared/corpus/units/mapping.tsv`
if (existsSync(mapping)) console.log(`\nLead units:\n${(await leadUnits(mapping, verbose.length > 0)).join('\n')}`)
process.exit(read || settled())

/** How many published tasks have their lead unit among the first three suggested, as lines; with every miss where asked. */
async function leadUnits(file, all) {
  const { leadsFound } = await import('../packages/server/src/domain/assignment/usual-departments.fixture.ts')
  const { tasks, missed } = leadsFound(readFileSync(file, 'utf8'))
  const found = tasks - missed.length
  const share = ((100 * found) / tasks).toFixed(1)
  return [
    `the right one among the first three: ${found} of ${tasks} published tasks (${share} %; at least 85 % are asked for)`,
    ...(all ? missed.map((line) => `missed ${line}`) : []),
  ]
}

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
