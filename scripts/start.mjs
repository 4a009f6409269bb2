// `npm start`: shows what the reader makes of the example. `npm start -- FILE…` reads those files instead.
import './prepare.mjs'
import { spawnSync } from 'node:child_process'
import { root, runtime } from './runtime.mjs'

const example = 'examples/gujiao-2023/report.txt'
const given = process.argv.slice(2)
const files = given.length > 0 ? given : [`${root}${example}`]
const { status } = spawnSync(runtime(), [`${root}bin/luoshi.mjs`, 'extract', ...files], { stdio: 'inherit' })
if (given.length === 0 && status === 0)
  console.log(`
上面是示例 ${example} 的解读结果。读自己的报告：npm start -- 报告.docx ；更多用法：./luoshi --help
The above is what the reader makes of ${example}. Read a report of your own: npm start -- FILE ; all else: ./luoshi --help`)
process.exit(status ?? 1)
