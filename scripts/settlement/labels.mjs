// Lays labelled pairs (NAME.settle.json and the texts they name) beside what the comparison sees of them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { observe } from '../../packages/report/src/compare/observation.ts'
import { readReport } from '../../packages/report/src/index.ts'

/** The names of the labelled pairs in a folder. */
export const pairsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.settle.json'))
    .sort()
    .map((name) => name.replace('.settle.json', ''))

/**
 * One labelled pair: `observation`, and for every labelled promise that was read `{ label, index, claims, again }`, the
 * last two a weight for each sentence of the other side (1 the best, ½ another right one, 0). `cut` is the module that cuts
 * texts into the units that labels count.
 */
export async function labelledPair(folder, name, table, cut) {
  const { last, next, promises } = JSON.parse(readFileSync(join(folder, `${name}.settle.json`), 'utf8'))
  const [before, after] = await Promise.all([last, next].map(({ file }) => read(join(folder, file))))
  const observation = observe(before, after, table)
  const layoutOf = ({ file, text }) => layout(text ?? readFileSync(join(folder, file), 'utf8'), cut)
  const [lastUnits, nextUnits] = [last, next].map(layoutOf)
  const unitsOf = (statements, units) =>
    located(
      statements.map(({ statement }) => statement.text),
      units,
      cut,
    )
  const promiseUnits = unitsOf(observation.promises, lastUnits)
  const claimUnits = unitsOf(observation.claims, nextUnits)
  const planUnits = unitsOf(observation.plans, nextUnits)
  const relevance = (units, right) =>
    units.map((unit) => {
      const place = right.findIndex(({ index }) => index === unit)
      return place < 0 ? 0 : place === 0 ? 1 : 0.5
    })
  const rows = promises.map((label) => ({
    label,
    index: promiseUnits.indexOf(label.index),
    claims: relevance(claimUnits, label.claims),
    again: relevance(planUnits, label.again),
  }))
  return { name, observation, rows: rows.filter(({ index }) => index >= 0) }
}

async function read(path) {
  const outcome = await readReport(readFileSync(path), { file: path })
  if (outcome.kind !== 'report') throw new Error(`${path}: ${outcome.messageEn}`)
  return outcome.report
}

function layout(text, { units, bare }) {
  let all = ''
  const spans = units(text).map((unit) => {
    const start = all.length
    all += bare(unit)
    return [start, all.length]
  })
  return { all, spans }
}

/** The unit that holds most of each piece, -1 where the text has it not. */
function located(pieces, { all, spans }, { bare }) {
  let from = 0
  return pieces.map((piece) => {
    const words = bare(piece)
    const behind = words ? all.indexOf(words, from) : -1
    const at = behind >= 0 ? behind : words ? all.indexOf(words) : -1
    if (at < 0) return -1
    from = at + words.length
    const common = spans.map(([start, end]) => Math.min(end, from) - Math.max(start, at))
    return common.indexOf(Math.max(...common))
  })
}
