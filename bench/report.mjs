// `npm run bench:report`: the limits of speed and memory the reader is held to, measured in one run. Exits 1 when one is
// missed. Ratios compare what ran in turn on this machine; the absolute ones depend on it.
import '../scripts/node24.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from '../scripts/runtime.mjs'
import { reportText, traditional, withReadings } from './inputs.mjs'
import { interleaved, median } from './measure.mjs'

const { read } = await import('../packages/report/src/pipeline.ts')
const { Jieba } = await import('@node-rs/jieba')
const { dict } = await import('@node-rs/jieba/dict.js')

const launcher = `${root}bin/luoshi.mjs`
const shortcut = `${root}luoshi`
const folder = mkdtempSync(join(tmpdir(), 'bench-report-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const rows = []
/** Notes one measurement and whether it keeps within its limit (`most`) or reaches it (`least`). */
function hold(what, value, unit, { most, least }) {
  rows.push({
    what,
    value,
    unit,
    limit: most ?? least,
    sign: most === undefined ? '≥' : '≤',
    met: most === undefined ? value >= least : value <= most,
  })
}

const received = (text) => ({
  file: null,
  sha256: '0'.repeat(64),
  format: 'txt',
  encoding: 'utf-8',
  text,
  places: [],
  meta: {},
  findings: [],
})

async function againstCutting() {
  const jieba = Jieba.withDict(dict)
  const simplified = reportText(20_000)
  const long = reportText(200_000)
  const old = await traditional(simplified)
  const damaged = withReadings(old)
  const [cut, whole, ofOld, ofDamaged, tenfold] = await interleaved([
    () => jieba.cut(simplified),
    () => read(received(simplified)),
    () => read(received(old)),
    () => read(received(damaged)),
    () => read(received(long)),
  ])
  const perCut = cut / simplified.length
  console.log(
    `${simplified.length} characters: jieba ${cut.toFixed(2)} ms, read ${whole.toFixed(2)} ms (${Math.round((whole / simplified.length) * 1e6)} ns a character)`,
  )
  hold('speed on Simplified text, jieba’s cutting = 1', perCut / (whole / simplified.length), '×', { least: 1 })
  hold('speed on Traditional text', perCut / (ofOld / old.length), '×', { least: 0.5 })
  hold('speed on Traditional text with readings in brackets', perCut / (ofDamaged / damaged.length), '×', {
    least: 0.5,
  })
  hold('time for ten times the text', tenfold / whole / (long.length / simplified.length / 10), '×', { most: 12 })
  hold('a report of 20,000 characters, warm', (whole * 20_000) / simplified.length, 'ms', { most: 20 })
}

/** The same on real reports, where the labelled ones lie beside the checkout. */
async function againstCuttingReal() {
  const corpus = `${root}../shared/corpus/dev`
  if (!existsSync(corpus)) return
  const jieba = Jieba.withDict(dict)
  const texts = readdirSync(corpus)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(corpus, name), 'utf8'))
  const damaged = texts.filter((text) => /\([a-zǎàáāěèéēǐìíīǒòóōǔùúūǚǜǘǖü]+\)/.test(text))
  const simplified = texts.filter((text) => !damaged.includes(text))
  const length = (all) => all.reduce((sum, text) => sum + text.length, 0)
  const each = (all, work) => () => {
    for (const text of all) work(text)
  }
  const [cut, whole, ofDamaged] = await interleaved([
    each(simplified, (text) => jieba.cut(text)),
    each(simplified, (text) => read(received(text))),
    each(damaged, (text) => read(received(text))),
  ])
  const perCut = cut / length(simplified)
  hold(
    `speed on ${simplified.length} real reports in Simplified characters`,
    perCut / (whole / length(simplified)),
    '×',
    { least: 1 },
  )
  hold(`speed on ${damaged.length} damaged ones`, perCut / (ofDamaged / length(damaged)), '×', { least: 0.5 })
}

/** Runs the launcher; the PATH is the machine's own, as outside npm, where an older Node may start it. */
function launch(args, command = launcher) {
  const PATH = process.env.PATH.split(delimiter)
    .filter((path) => !path.includes('node_modules'))
    .join(delimiter)
  const { status, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH },
  })
  if (status !== 0) throw new Error(`luoshi ${args.join(' ')} ended with ${status}: ${error?.message ?? stderr}`)
}

async function coldStart() {
  const file = join(folder, 'report.txt')
  writeFileSync(file, reportText(20_000))
  const args = ['extract', '--json', file]
  const [cold, coldest] = await interleaved([() => launch(args, shortcut), () => launch(args)], {
    rounds: 9,
    warmUp: 1,
  })
  hold('luoshi extract, cold, by ./luoshi', cold / 1000, 's', { most: 0.4 })
  hold(`… by bin/luoshi.mjs, begun under the machine’s own Node`, coldest / 1000, 's', { most: 0.4 })
}

function memory() {
  const file = join(folder, 'large.txt')
  const text = reportText(4_700_000)
  const bytes = Buffer.from(text)
  writeFileSync(file, bytes.subarray(0, 10_000_000))
  const peaks = [1, 2, 3].map(() => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `${root}bench/peak-memory.mjs`, launcher, 'extract', '--json', file],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
    )
    if (status !== 0) throw new Error(stderr)
    return Number(/peak (\d+)\s*$/.exec(stderr)[1]) / 1024
  })
  hold(
    `memory for a text of ${(bytes.length > 10_000_000 ? 10 : bytes.length / 1e6).toFixed(1)} MB`,
    median(peaks),
    'MiB',
    { most: 300 },
  )
}

async function bulk() {
  if (availableParallelism() < 2) return console.log('one processor: bulk on two was left out')
  const list = join(folder, 'list')
  const files = Array.from({ length: 300 }, (_, i) => join(folder, `${i}.txt`))
  for (const [i, file] of files.entries()) writeFileSync(file, reportText(14_000 + (i % 7) * 2_000))
  writeFileSync(list, Array.from({ length: 10 }, () => files.join('\n')).join('\n'))
  const jobs = (n) => () => launch(['extract', '--ndjson', '--jobs', String(n), '--files-from', list])
  const [one, two] = await interleaved([jobs(1), jobs(2)], { rounds: 3, warmUp: 0 })
  console.log(
    `bulk, ${10 * files.length} reports: ${(one / 1000).toFixed(2)} s with one thread, ${(two / 1000).toFixed(2)} s with two`,
  )
  hold('bulk on two processors, one = 1', one / two, '×', { least: 1.7 })
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} processors`,
)
await againstCutting()
await againstCuttingReal()
await coldStart()
memory()
await bulk()

const width = Math.max(...rows.map(({ what }) => what.length))
for (const { what, value, unit, sign, limit, met } of rows)
  console.log(
    `${met ? '✓' : '✗'} ${what.padEnd(width)}  ${value.toFixed(2).padStart(8)} ${unit.padEnd(3)}  ${sign} ${limit}`,
  )
if (rows.some(({ met }) => !met)) process.exitCode = 1
