// Turns a labelled pair of invented reports (NAME.pair) into the two texts and the labels that settle-score.mjs reads.
//   node e2e/settlements/convert.mjs OUTDIR [NAME.pair …]   writes OUTDIR/NAME-last.txt, NAME-next.txt and NAME.settle.json
//
// A source, line by line; places and persons in it are invented:
//   #{"place":"…","last":2026,"next":2027}    first line
//   =last   =next                             begin the earlier and the later report
//   one unit a line (a sentence, a semicolon clause, or a heading); ¶ before it begins a new line of the document
//   {p3 met c5 c6 | a2}                       before a promise: its name, verdict, claims (the best first) | what promises it again
//   {c5}                                      before a sentence of the later report that one of those names
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { units } from '../reports/convert.mjs'

const PROMISE = /^\{(\w+) (met|short|underway|general|silent)((?: \w+)*) \|((?: \w+)*) ?\} ?/
const NAMED = /^\{(\w+)\} ?/

/** The two texts and the labels of a source. @throws {Error} where a name stands nowhere or a line is more than one unit */
function convertPair(source, name) {
  const [head = '', ...lines] = source.split('\n')
  const { place, last, next } = JSON.parse(head.slice(1))
  const sides = { last: [], next: [] }
  let side = sides.last
  for (const line of lines) {
    if (line === '=last' || line === '=next') side = sides[line.slice(1)]
    else if (line !== '') side.push(line)
  }
  const text = (rows) =>
    rows
      .map((row) => (row.startsWith('¶') ? `\n${row.slice(1)}` : row))
      .map((row) => row.replace(/^(\n?)\{[^}]*\} ?/, '$1'))
      .join('')
      .trim()
  const [before, after] = [text(sides.last), text(sides.next)]
  const [lastUnits, nextUnits] = [units(before), units(after)]
  const marked = (rows, pattern, all) =>
    rows.flatMap((row, index) => {
      const found = pattern.exec(row.replace(/^¶/, ''))
      if (all[index] === undefined) throw new Error(`${name}: more units than lines at “${row}”`)
      return found ? [{ found, index, start: all[index].slice(0, 15) }] : []
    })
  if (lastUnits.length !== sides.last.length || nextUnits.length !== sides.next.length)
    throw new Error(
      `${name}: ${sides.last.length}, ${sides.next.length} lines are ${lastUnits.length}, ${nextUnits.length} units`,
    )
  const named = new Map(
    marked(sides.next, NAMED, nextUnits).map(({ found, index, start }) => [found[1], { index, start }]),
  )
  const where = (words) =>
    words
      .trim()
      .split(' ')
      .filter(Boolean)
      .map((word) => {
        const unit = named.get(word)
        if (!unit) throw new Error(`${name}: nothing is called ${word}`)
        return unit
      })
  const promises = marked(sides.last, PROMISE, lastUnits).map(({ found, index, start }) => ({
    ...{ index, start, verdict: found[2], claims: where(found[3]), again: where(found[4]) },
  }))
  return {
    ...{ before, after },
    labels: {
      ...{ schema: 'luoshi.settle-labels/1', place },
      last: { file: `${name}-last.txt`, year: last },
      next: { file: `${name}-next.txt`, year: next },
      ...{ doubts: [], promises },
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out, ...files] = process.argv.slice(2)
  if (!out) throw new Error('usage: convert.mjs OUTDIR [NAME.pair …]')
  mkdirSync(out, { recursive: true })
  const here = import.meta.dirname
  const sources = files.length > 0 ? files : readdirSync(here).filter((file) => file.endsWith('.pair'))
  for (const file of sources) {
    const name = basename(file, '.pair')
    const { before, after, labels } = convertPair(readFileSync(join(here, basename(file)), 'utf8'), name)
    writeFileSync(join(out, `${name}-last.txt`), before)
    writeFileSync(join(out, `${name}-next.txt`), after)
    writeFileSync(join(out, `${name}.settle.json`), `${JSON.stringify(labels, null, 1)}\n`)
  }
}
