// `npm run corpus -- DIR [--all]`: reads every file below a folder and prints what is structurally wrong in each reading
// (the invariants and the reader's own checks) with a summary of one page, so that a hundred unseen reports are judged at a
// glance. Exits 1 when a file could not be read or the folder is missing.
import './node24.mjs'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const { readReport } = await import('../packages/report/src/pipeline.ts')
const { invariantRules } = await import('../packages/report/src/understand/invariants.ts')

const given = process.argv.slice(2)
const folder = given.find((word) => !word.startsWith('--'))
const all = given.includes('--all')
if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(
    `Usage: npm run corpus -- DIR [--all]\n${folder === undefined ? '请给出一个目录。' : `找不到目录：${folder}`}`,
  )
  process.exit(2)
}

/** What the reader checks of itself beside the invariants, and takes as broken here too. */
const ownChecks = [
  'area-count-differs',
  'livelihood-count-differs',
  'numbering-gap',
  'plan-without-measures',
  'area-without-measures',
  'review-without-results',
  'no-plan',
  'unread',
]
const watched = new Set([...invariantRules, ...ownChecks])
/** As many files as are named on the page; `--all` names every one. */
const shown = 25
/** As many characters of a sentence as tell which one it is. */
const glimpse = 28

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(?:json|lab|md5|DS_Store)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()

const broken = []
const byRule = new Map()
const levels = { sure: 0, likely: 0, doubtful: 0 }
const refused = []
let notReports = 0
let [areas, measures, results, targets] = [0, 0, 0, 0]
for (const file of files) {
  const outcome = await readReport(readFileSync(file), { file })
  const name = relative(resolve(folder), resolve(file))
  if (outcome.kind !== 'report') {
    refused.push(`${name}: ${outcome.message}`)
    continue
  }
  const { report } = outcome
  if (report.findings.some(({ rule }) => rule === 'not-a-report')) {
    notReports++
    continue
  }
  const promised = [...report.areas.flatMap((area) => area.measures), ...report.elsewhere]
  areas += report.areas.length
  measures += promised.length
  results += report.results.length
  targets += report.targets.length
  for (const { sure } of [...promised, ...report.results, ...report.targets]) if (sure !== undefined) levels[sure]++
  const faults = report.findings.filter(({ rule }) => watched.has(rule))
  for (const rule of new Set(faults.map((fault) => fault.rule))) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  if (faults.length > 0) broken.push({ name, faults, text: report.text })
}

broken.sort((a, b) => b.faults.length - a.faults.length || a.name.localeCompare(b.name))
for (const { name, faults, text } of all ? broken : broken.slice(0, shown)) {
  console.log(name)
  for (const { rule, found, span } of faults) {
    const words = text.slice(span[0], Math.min(span[1], span[0] + glimpse)).replaceAll('\n', ' ')
    console.log(`  ${rule}${found === undefined ? '' : ` (${found})`}: ${words}`)
  }
}
if (!all && broken.length > shown) console.log(`… and ${broken.length - shown} more files; --all names them`)
if (refused.length > 0) console.log(`\nCould not be read:\n  ${refused.join('\n  ')}`)

const read = files.length - refused.length - notReports
console.log(
  `\n${files.length} files: ${read} reports, ${notReports} no reports, ${refused.length} unreadable; ${broken.length} with something broken`,
)
console.log(`${areas} areas, ${measures} measures, ${results} results, ${targets} targets`)
console.log(`sure ${levels.sure}, likely ${levels.likely}, doubtful ${levels.doubtful}`)
for (const [rule, count] of [...byRule].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(5)}  ${rule}`)
if (refused.length > 0) process.exitCode = 1
