// `npm run release -- 0.2.0`: makes a release. Dates the Unreleased section of the changelog, sets the version everywhere it
// stands, refreshes the third-party notices, commits and tags `v0.2.0`. It pushes nothing.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from './runtime.mjs'

/** The changelog with its Unreleased entries under a version and a day, and an empty Unreleased section above. @throws without entries */
export function datedChangelog(text, version, day) {
  const heading = '## [Unreleased]'
  const start = text.indexOf(heading)
  if (start < 0) throw new Error('CHANGELOG.md has no section [Unreleased]')
  const next = text.indexOf('\n## [', start + heading.length)
  const entries = text.slice(start + heading.length, next < 0 ? text.length : next)
  if (!/^- /m.test(entries)) throw new Error('CHANGELOG.md has nothing under [Unreleased]')
  if (text.includes(`\n## [${version}]`)) throw new Error(`CHANGELOG.md has a section [${version}] already`)
  return `${text.slice(0, start)}${heading}\n\n## [${version}] - ${day}${text.slice(start + heading.length)}`
}

/** Whether `next` is a later semantic version than `now`. */
export function isLater(next, now) {
  const parts = (version) => /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number)
  const [a, b] = [parts(next), parts(now)]
  if (!a || !b) return false
  const place = a.findIndex((part, index) => part !== b[index])
  return place >= 0 && a[place] > b[place]
}

/** A package.json or publiccode.yml with its version, and the versions of our own packages, replaced. */
export function withVersion(text, version, day) {
  return text
    .replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`)
    .replace(/^( *"@luoshi\/\w+": )"[^"]*"/gm, `$1"${version}"`)
    .replace(/^(softwareVersion: ).*$/m, `$1${version}`)
    .replace(/^(releaseDate: ).*$/m, `$1"${day}"`)
}

const files = [
  'package.json',
  'packages/report/package.json',
  'packages/server/package.json',
  'packages/desk/package.json',
  'publiccode.yml',
]

function run(command, ...words) {
  const { status, stdout } = spawnSync(command, words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed`)
  return stdout.trim()
}

function release(version) {
  const now = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).version
  if (!isLater(version, now)) throw new Error(`give a version later than ${now}, such as 0.2.0`)
  if (run('git', 'status', '--porcelain') !== '') throw new Error('commit or set aside your changes first')
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const change = (file, make) => writeFileSync(`${root}${file}`, make(readFileSync(`${root}${file}`, 'utf8')))
  change('CHANGELOG.md', (text) => datedChangelog(text, version, day))
  for (const file of files) change(file, (text) => withVersion(text, version, day))
  run('npm', 'install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund')
  run(process.execPath, 'scripts/third-party.mjs')
  run('git', 'commit', '--all', '--message', `Release ${version}`)
  run('git', 'tag', '--annotate', `v${version}`, '--message', `Luoshi ${version}`)
  console.log(`Tagged v${version}. Run \`npm test\` on the tag, then push it: git push origin main v${version}`)
}

if (process.argv[1] === import.meta.filename) {
  try {
    release(process.argv[2] ?? '')
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
