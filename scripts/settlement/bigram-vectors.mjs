// Makes the vectors of character bigrams that settlements are compared with, from any folder of reports:
//   node scripts/settlement/bigram-vectors.mjs FOLDER OUT-WITHOUT-ENDING [--dims 150] [--least 12]
// writes OUT.json and OUT.bin. The recipe stands in docs/decisions/0014-settlement.md.
import '../node24.mjs'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { readReport } = await import('../../packages/report/src/index.ts')
const { bigramsOf } = await import('../../packages/report/src/compare/bigrams.ts')
const { largestFactors } = await import('./svd.mjs')

/** The sentences of every report in a folder, each once a report, of six characters or more. */
export async function sentencesIn(folder) {
  const sentences = []
  let reports = 0
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(?:txt|html?|docx|pdf|doc|wps|ofd)$/i.test(name))
  for (const name of names.sort()) {
    const outcome = await readReport(readFileSync(join(folder, name)), { file: name })
    if (outcome.kind !== 'report') {
      console.error(`${name}: ${outcome.messageEn}`)
      continue
    }
    reports++
    const { text, units } = outcome.report
    const own = new Set(units.map(({ span }) => text.slice(...span)).filter((words) => words.trim().length >= 6))
    sentences.push(...own)
  }
  return { reports, sentences }
}

/** The table: its head and its signed bytes. */
export function bigramVectors(sentences, reports, { dims, least }) {
  const sets = sentences.map((sentence) => [...new Set(bigramsOf(sentence))])
  const counts = new Map()
  for (const set of sets) for (const bigram of set) counts.set(bigram, (counts.get(bigram) ?? 0) + 1)
  const vocabulary = [...counts].filter(([, count]) => count >= least).sort(([a], [b]) => a - b)
  const rowOf = new Map(vocabulary.map(([bigram], row) => [bigram, row]))
  const rows = weighted(sets.map((set) => set.flatMap((bigram) => rowOf.get(bigram) ?? [])), vocabulary.length)
  const width = Math.min(dims, vocabulary.length)
  const factors = largestFactors(rows, width)
  const numbers = new Int8Array(vocabulary.length * width)
  for (const [row, parts] of factors.entries()) {
    const largest = Math.max(...parts.map(Math.abs)) || 1
    for (const [k, part] of parts.entries()) numbers[row * width + k] = Math.round((part / largest) * 127)
  }
  const head = {
    schema: 'luoshi.bigram-vectors/1',
    ...{ dims: width, rows: vocabulary.length, type: 'int8', order: 'row', scale: 'each row by its own largest part' },
    ...{ reports, units: sentences.length, least },
    vocabulary: vocabulary.map(([bigram]) => String.fromCharCode(Math.floor(bigram / 65_536), bigram % 65_536)).join(''),
    df: vocabulary.map(([, count]) => count),
  }
  return { head, numbers }
}

/** What stands together more often than by chance: max(0, ln(X / (s c))), s the row sums of XᵀX, c smoothed; sparse rows. */
function weighted(units, size) {
  const together = Array.from({ length: size }, () => new Map())
  for (const unit of units)
    for (const a of unit) for (const b of unit) together[a].set(b, (together[a].get(b) ?? 0) + 1)
  const sums = together.map((row) => [...row.values()].reduce((sum, count) => sum + count, 0))
  const smoothed = sums.map((sum) => sum ** 0.75)
  const all = smoothed.reduce((sum, part) => sum + part, 0)
  return together.map((row, a) =>
    [...row].flatMap(([b, count]) => {
      const weight = Math.log(count / (sums[a] * (smoothed[b] / all)))
      return a !== b && weight > 0 ? [[b, weight]] : []
    }),
  )
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: { dims: { type: 'string', default: '150' }, least: { type: 'string', default: '12' } },
    allowPositionals: true,
  })
  const [folder, out] = positionals
  if (!folder || !out) {
    console.error('usage: node scripts/settlement/bigram-vectors.mjs FOLDER OUT-WITHOUT-ENDING [--dims 150] [--least 12]')
    process.exit(2)
  }
  const { reports, sentences } = await sentencesIn(folder)
  const { head, numbers } = bigramVectors(sentences, reports, { dims: Number(values.dims), least: Number(values.least) })
  if (head.rows === 0) {
    console.error(`${folder}: no bigram stands in ${values.least} sentences; more reports are needed`)
    process.exit(1)
  }
  writeFileSync(`${out}.json`, JSON.stringify(head))
  writeFileSync(`${out}.bin`, numbers)
  console.log(`${reports} reports, ${sentences.length} sentences, ${head.rows} bigrams of ${head.dims} numbers`)
}
