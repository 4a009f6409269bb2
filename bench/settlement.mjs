// What settling two years, and a folder of many pairs, may cost: a part of `npm run bench:report`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inventedReports, reportText } from './inputs.mjs'
import { interleaved, median, processorTime } from './measure.mjs'

/** Two years of one county that does not exist, as long as a county's reports are. */
const twoYears = [reportText(13_600), reportText(18_000).replaceAll('2026年', '2027年').replaceAll('2025年', '2026年')]

/** Holds at least 160 promises against 200 claims to a second, and to what `settle` takes beyond the reading. */
export async function holdPair({ hold, read, received, launch, shortcut, folder, root }) {
  const { compare } = await import('../packages/report/src/compare/compare.ts')
  const { observe } = await import('../packages/report/src/compare/observation.ts')
  const { shippedTable } = await import('../scripts/settlement/shipped-table.mjs')
  const [last, next] = twoYears.map((text) => read(received(text)))
  const table = shippedTable()
  const { promises, claims } = observe(last, next, table)
  if (promises.length < 160 || claims.length < 200)
    throw new Error(`only ${promises.length} promises, ${claims.length} claims`)
  const [time] = await interleaved([() => compare(last, { ...next, source: { ...next.source, sha256: '1' } }, table)], {
    rounds: 5,
    warmUp: 1,
    clock: processorTime,
  })
  hold(`${promises.length} promises settled against ${claims.length} claims`, time / 1000, 's', { most: 1 })
  const files = twoYears.map((text, i) => {
    const file = join(folder, `year-${i}.txt`)
    writeFileSync(file, text)
    return file
  })
  const peak = (command) =>
    median(
      [1, 2, 3].map(() => {
        const said = launch([command, '--json', ...files], shortcut, {
          NODE_OPTIONS: `--import=${root}bench/peak-memory.mjs`,
        })
        return Math.max(...Array.from(said.matchAll(/^peak (\d+)$/gm), ([, most]) => Number(most))) / 1024
      }),
    )
  hold('memory for settling them, beyond the reading', peak('settle') - peak('extract'), 'MiB', { most: 60 })
}

const names = '松柏桐槐柳榆桑梓竹兰菊荷莲芦苇枫杉桦栗枣'

/** Places that do not exist, a two-letter name each. */
const places = Array.from({ length: 40 }, (_, i) => `${names[i % 20]}${'川岭'[Math.floor(i / 20)]}县`)

/**
 * Holds `luoshi settle --corpus` on two threads to 60 pairs a minute: three years of forty places, each report as long as a
 * county's and altered, among them reports of other kinds, files cut short and files that are none.
 */
export function holdCorpus({ hold, launcher, folder }) {
  const corpus = join(folder, 'corpus')
  mkdirSync(corpus)
  for (const [p, place] of places.entries())
    for (let year = 2026; year < 2029; year++) {
      const text = twoYears[year === 2026 ? 0 : 1]
        .replace(/202[567]年/g, (found) => `${Number(found.slice(0, 4)) + year - (year === 2026 ? 2026 : 2027)}年`)
        .replaceAll('云溪县', place)
        .replace(/\d+(?=[个处亿])/g, (number) => String(Number(number) + ((p + year) % 7)))
      writeFileSync(join(corpus, `${place}${year}.txt`), text)
    }
  for (const [i, text] of inventedReports().entries()) writeFileSync(join(corpus, `other-${i}.txt`), text)
  writeFileSync(join(corpus, 'empty.txt'), '')
  writeFileSync(join(corpus, 'cut.docx'), Buffer.from('PK\x03\x04\x14\x00\x00\x00'))
  writeFileSync(join(corpus, 'noise.pdf'), Buffer.alloc(200_000, 0x9d))
  writeFileSync(join(corpus, 'blanks.txt'), ' '.repeat(4_000_000))
  const start = performance.now()
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [launcher, 'settle', '--corpus', corpus, '--out', join(folder, 'settled'), '--jobs', '2'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const seconds = (performance.now() - start) / 1000
  const pairs = stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line.includes('共')).length
  if (pairs < 2 * places.length) throw new Error(`only ${pairs} pairs were settled: ${stderr.slice(0, 2000)}`)
  console.log(`a folder of ${pairs} pairs and unreadable files: ${seconds.toFixed(1)} s with two threads`)
  hold('pairs of a folder a minute, two threads', (60 * pairs) / seconds, '', { least: 60 })
}
