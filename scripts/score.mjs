// `npm run score`: the reader against the labelled reports. `-- --verbose` names every miss, `-- --gold DIR` takes others.
import './node24.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './runtime.mjs'

const scorer = `${root}../shared/tools/score.mjs`
if (!existsSync(scorer)) {
  console.error(
    `The scorer and the labelled reports are not beside this checkout (${scorer}).\n旁边没有评分程序和标注语料。`,
  )
  process.exit(1)
}
const given = process.argv.slice(2)
const gold = given.includes('--gold') ? [] : ['--gold', `${root}../shared/corpus/dev`]
const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(`${root}bin/luoshi.mjs`)} extract --json`
const { status } = spawnSync(process.execPath, [scorer, ...gold, '--cmd', command, ...given], { stdio: 'inherit' })
const folder = given.includes('--gold') ? given[given.indexOf('--gold') + 1] : `${root}../shared/corpus/dev`
const { sureness, sureTable } = await import('./sureness.mjs')
console.log(`How sure:\n${sureTable(await sureness(folder)).join('\n')}`)
process.exit(status ?? 1)
