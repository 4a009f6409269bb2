// `npm run bench:report`: the limits of speed and memory the reader is held to, measured in one run; `-- pair memory`
// measures only these parts. Exits 1 when a limit is missed, 2 for a part there is not. Ratios compare what ran in turn on
// this machine; the absolute ones depend on it.
import '../scripts/node24.mjs'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { buildReader } from '../scripts/build-reader.mjs'
import { root } from '../scripts/runtime.mjs'
import { inventedReports, reportText, traditional, withReadings } from './inputs.mjs'
import { inSlices, interleaved, least, median, processorTime } from './measure.mjs'
import { holdCorpus, holdPair } from './settlement.mjs'

const { read } = await import('../packages/report/src/pipeline.ts')
const { Jieba } = await import('@node-rs/jieba')
const { dict } = await import('@node-rs/jieba/dict.js')

const launcher = `${root}bin/luoshi.mjs`
const shortcut = `${root}luoshi`
const folder = mkdtempSync(join(tmpdir(), 'bench-report-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const rows = []
/** Notes one measurement and whether it keeps within its limit (`most`) or reaches it (`least`). */
function hold(what, value, unit, /** @type {{ most?: number, least?: number }} */ { most, least }) {
  rows.push({
    what,
    value,
    unit,
    limit: most ?? least,
    sign: most === undefined ? '≥' : '≤',
    met: most === undefined ? value >= least : value <= most,
  })
}

/** @returns {import('../packages/report/src/intake/received.ts').Received} */
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

const characters = (texts) => texts.reduce((sum, text) => sum + text.length, 0)
const each = (texts, work) => () => {
  for (const text of texts) work(text)
}
const reading = (texts) => each(texts, (text) => read(received(text)))

/** Holds the reading of Simplified, Traditional and damaged texts against the cutting of the Simplified ones into words. */
async function againstCutting(what, simplified, { old = [], damaged = [] }) {
  const jieba = Jieba.withDict(dict)
  const [cut, ...times] = await interleaved(
    [each(simplified, (text) => jieba.cut(text)), ...[simplified, old, damaged].map(reading)],
    { seconds: 5 },
  )
  const perCut = cut / characters(simplified)
  const ratio = (i, texts) => perCut / (times[i] / characters(texts))
  console.log(
    `${what}: jieba ${Math.round(perCut * 1e6)} ns a character, the reader ${Math.round((times[0] / characters(simplified)) * 1e6)}`,
  )
  hold(`${what}, Simplified: speed, jieba’s cutting = 1`, ratio(0, simplified), '×', { least: 0.3 })
  if (old.length > 0) hold(`${what}, Traditional`, ratio(1, old), '×', { least: 0.3 })
  if (damaged.length > 0) hold(`${what}, damaged`, ratio(2, damaged), '×', { least: 0.3 })
}

async function againstCuttingInvented() {
  const simplified = [reportText(20_000), ...inventedReports()]
  const old = await Promise.all(simplified.map(traditional))
  await againstCutting(`${simplified.length} invented reports`, simplified, { old, damaged: old.map(withReadings) })
}

/** The same on real reports, where the labelled ones lie beside the checkout. */
async function againstCuttingReal() {
  const corpus = `${root}../shared/corpus/dev`
  if (!existsSync(corpus)) return
  const texts = readdirSync(corpus)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(corpus, name), 'utf8'))
  const damaged = texts.filter((text) => /\([a-zǎàáāěèéēǐìíīǒòóōǔùúūǚǜǘǖü]+\)/.test(text))
  const simplified = texts.filter((text) => !damaged.includes(text))
  await againstCutting(`${texts.length} real reports`, simplified, { damaged })
}

/** Growth by the quickest of many runs: threads that collect garbage wait for one another where other work holds the processors. */
async function growth() {
  const short = reportText(20_000)
  const long = reportText(200_000)
  const wide = reportText(200_000, 10)
  const damaged = withReadings(await traditional(short))
  const longDamaged = withReadings(await traditional(long))
  const [once, tenfold, tenfoldAreas, ofDamaged, tenfoldDamaged] = await interleaved(
    [short, long, wide, damaged, longDamaged].map((text) => reading([text])),
    { seconds: 10, clock: processorTime, pick: least },
  )
  const times = (long, short, [longText, shortText]) => (long / short) * ((10 * shortText.length) / longText.length)
  hold('a report of 20,000 characters, warm', (once * 20_000) / short.length, 'ms', { most: 20 })
  hold('time for ten times the text', times(tenfold, once, [long, short]), '×', { most: 12 })
  hold('… with ten times as many areas', times(tenfoldAreas, once, [wide, short]), '×', { most: 12 })
  hold('… of a damaged text', times(tenfoldDamaged, ofDamaged, [longDamaged, damaged]), '×', { most: 12 })
}

/** Runs the launcher; the PATH is the machine's own, as outside npm, where an older Node may start it. */
function launch(args, command = launcher, env = {}) {
  const PATH = process.env.PATH.split(delimiter)
    .filter((path) => !path.includes('node_modules'))
    .join(delimiter)
  const { status, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH, ...env },
  })
  if (status !== 0) throw new Error(`luoshi ${args.join(' ')} ended with ${status}: ${error?.message ?? stderr}`)
  return stderr
}

async function coldStart() {
  const file = join(folder, 'report.txt')
  writeFileSync(file, reportText(20_000))
  const args = ['extract', '--json', file]
  buildReader()
  const tasks = [() => launch(args, shortcut), () => launch(args), () => launch(['-e', '0'], process.execPath)]
  const [cold, coldest, bare] = await interleaved(tasks, {
    rounds: 9,
    warmUp: 1,
  })
  hold('luoshi extract, cold, by ./luoshi', cold / 1000, 's', { most: 0.4 })
  console.log(
    `cold by bin/luoshi.mjs, for systems without a shell, where the machine’s own Node starts the right one: ${(coldest / 1000).toFixed(2)} s; node -e 0 alone: ${(bare / 1000).toFixed(2)} s`,
  )
}

function memory() {
  const file = join(folder, 'large.txt')
  const bytes = Buffer.from(reportText(4_700_000))
  writeFileSync(file, bytes.subarray(0, 10_000_000))
  for (const [name, command] of [
    ['./luoshi', shortcut],
    ['bin/luoshi.mjs', launcher],
  ]) {
    const peaks = [1, 2, 3].map(() => {
      const said = launch(['extract', '--json', file], command, {
        NODE_OPTIONS: `--import=${root}bench/peak-memory.mjs`,
      })
      // where another Node starts the right one, both say their peak
      return Math.max(...Array.from(said.matchAll(/^peak (\d+)$/gm), ([, peak]) => Number(peak))) / 1024
    })
    hold(
      `memory for a text of ${(bytes.length > 10_000_000 ? 10 : bytes.length / 1e6).toFixed(1)} MB, by ${name}`,
      median(peaks),
      'MiB',
      { most: 300 },
    )
  }
}

/**
 * How often each file is read: 6,000 reports, so that making ready a thread (each compiles the reader for itself) weighs
 * what it does in bulk.
 */
const repeats = 20

/** One thread, two, and two processes that share nothing, half the reports each: what the second processor is worth. */
async function bulk() {
  if (availableParallelism() < 2) return console.log('one processor: bulk on two was left out')
  const files = Array.from({ length: 300 }, (_, i) => join(folder, `${i}.txt`))
  for (const [i, file] of files.entries()) writeFileSync(file, reportText(14_000 + (i % 7) * 2_000))
  const listed = (name, some) => {
    const list = join(folder, name)
    writeFileSync(list, Array.from({ length: repeats }, () => some.join('\n')).join('\n'))
    return list
  }
  const begin = (list, jobs) =>
    spawn(process.execPath, [launcher, 'extract', '--ndjson', '--jobs', String(jobs), '--files-from', list], {
      stdio: 'ignore',
    })
  const all = listed('list', files)
  const halves = [listed('half', files.slice(0, 150)), listed('other-half', files.slice(150))]
  const [one, two, apart] = await inSlices([
    { share: 2, start: () => [begin(all, 1)] },
    { share: 1, start: () => [begin(all, 2)] },
    { share: 1, start: () => halves.map((list) => begin(list, 1)) },
  ])
  const times = [one, two, apart].map((time) => (time / 1000).toFixed(2))
  console.log(
    `bulk, ${repeats * files.length} reports: ${times[0]} s with one thread, ${times[1]} s with two, ${times[2]} s by two processes that share nothing`,
  )
  hold('bulk on two processors, one = 1', one / two, '×', { least: 1.7 })
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}`,
)
const parts = {
  cutting: async () => {
    await againstCuttingInvented()
    await againstCuttingReal()
  },
  growth,
  cold: coldStart,
  memory,
  pair: () => holdPair({ hold, read, received, launch, shortcut, folder, root }),
  corpus: () => holdCorpus({ hold, launcher, folder }),
  bulk,
}
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
for (const [name, measure] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await measure()

const width = Math.max(...rows.map(({ what }) => what.length))
for (const { what, value, unit, sign, limit, met } of rows)
  console.log(
    `${met ? '✓' : '✗'} ${what.padEnd(width)}  ${value.toFixed(2).padStart(8)} ${unit.padEnd(3)}  ${sign} ${limit}`,
  )
if (rows.some(({ met }) => !met)) process.exitCode = 1
