// How often the reader is right of what it calls sure, likely and doubtful, on labelled reports; part of `npm run score`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './runtime.mjs'

const { readReport } = await import('../packages/report/src/pipeline.ts')
const letters = { measures: 'ML', results: 'R', targets: 'T' }
/** So much of what is called sure is right, per cent. */
const asked = 99.5
/** As much of a claim must lie in units of its kind; the scorer's own share. */
const share = 0.6

/** Of each kind and level: how many claims, how many right. Claims whose words the clean text does not hold are wrong. */
export async function sureness(folder) {
  const { bare, units } = await import(pathToFileURL(`${root}../shared/tools/units.mjs`).href)
  const counts = new Map()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.gold.json'))) {
    const source = join(folder, file.replace('.gold.json', '.txt'))
    const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const list = units(gold.text ?? readFileSync(source, 'utf8'))
    const document = list.map(bare).join('')
    const outcome = await readReport(readFileSync(source), { file: source })
    if (outcome.kind !== 'report') continue
    const { areas, elsewhere, results, targets } = outcome.report
    const claims = { measures: [...areas.flatMap((area) => area.measures), ...elsewhere], results, targets }
    for (const [kind, wanted] of Object.entries(letters)) {
      const mask = new Uint8Array(document.length)
      let start = 0
      for (const [i, unit] of list.entries()) {
        const end = start + bare(unit).length
        if (wanted.includes(gold.roles[i])) mask.fill(1, start, end)
        start = end
      }
      for (const { sure, text } of claims[kind]) {
        const key = `${kind} ${sure}`
        const count = counts.get(key) ?? { claims: 0, right: 0, wrong: [] }
        count.claims++
        if (holds(document, bare(text), mask)) count.right++
        else count.wrong.push(text)
        counts.set(key, count)
      }
    }
  }
  return counts
}

function holds(document, words, mask) {
  for (let at = document.indexOf(words); at >= 0; at = document.indexOf(words, at + 1)) {
    let inside = 0
    for (let i = at; i < at + words.length; i++) inside += mask[i]
    if (inside >= share * words.length) return true
  }
  return false
}

/** The table as lines: `measures  sure 1043 (99.9 % right)  likely …`. */
export function sureTable(counts) {
  const lines = []
  const all = new Map()
  for (const kind of Object.keys(letters)) {
    const cells = ['sure', 'likely', 'doubtful'].map((level) => {
      const count = counts.get(`${kind} ${level}`) ?? { claims: 0, right: 0 }
      const sum = all.get(level) ?? { claims: 0, right: 0 }
      all.set(level, { claims: sum.claims + count.claims, right: sum.right + count.right })
      return cell(level, count)
    })
    lines.push(`${kind.padEnd(10)}${cells.join('  ')}`)
  }
  lines.push(`${'all'.padEnd(10)}${[...all].map(([level, count]) => cell(level, count)).join('  ')}`)
  const { claims, right } = all.get('sure') ?? { claims: 0, right: 0 }
  if (claims > 0)
    lines.push(
      `of “sure”, at least ${asked} % are asked to be right: ${100 * right >= asked * claims ? 'they are' : 'they are NOT'}`,
    )
  return lines
}

const cell = (level, { claims, right }) =>
  `${level} ${String(claims).padStart(4)} (${claims ? ((100 * right) / claims).toFixed(1) : ' –'} % right)`
