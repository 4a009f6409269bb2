// `npm run score`: the reader against the labelled reports. `-- --verbose` names every miss; `-- --gold DIR` takes other reports.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root, runtime, withoutRuntime } from './runtime.mjs'

const scorer = `${root}../shared/tools/score.mjs`
const node = runtime()
const missing =
  node === null
    ? withoutRuntime
    : existsSync(scorer)
      ? null
      : `The labelled reports are not here (${scorer}).\n没有找到标注语料。`
if (missing !== null) {
  console.error(missing)
  process.exit(1)
}
const given = process.argv.slice(2)
const gold = given.includes('--gold') ? [] : ['--gold', `${root}../shared/corpus/dev`]
const command = `${JSON.stringify(node)} ${JSON.stringify(`${root}bin/luoshi.mjs`)} extract --json`
const { status } = spawnSync(node, [scorer, ...gold, '--cmd', command, ...given], { stdio: 'inherit' })
process.exit(status ?? 1)
