// Sets the workspace up before `npm start` and `npm test`: installs when the lock file has changed since the last
// finished installation. Plain JavaScript for Node 20 and later, because nothing is installed yet when it runs.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.luoshi-installed`
const wanted = createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex')

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Luoshi needs Node 20 or later; this is ${process.version}.\n落实需要 Node 20 以上版本，当前为 ${process.version}。`)
  process.exit(1)
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing dependencies 正在安装依赖 …')
  rmSync(stamp, { force: true })
  const npm = process.env.npm_execpath
  const [command, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  try {
    execFileSync(command, [...rest, 'ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' && rest.length === 0 })
  } catch {
    console.error('The installation failed (see above); run the command again when the cause is mended.\n安装失败（原因见上），排除后请重新运行。')
    process.exit(1)
  }
  mkdirSync(`${root}node_modules`, { recursive: true })
  writeFileSync(stamp, wanted)
}
