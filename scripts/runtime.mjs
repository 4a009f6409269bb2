// Which Node runs Luoshi. Plain JavaScript for Node 20 and later: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The workspace's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Node 24 as the package `node` brings it; there once its install script has run. */
const installed = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`

const major = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/** Path of a Node 24 or later that starts here: this process's own, else the installed one; null when there is none. */
export function runtime() {
  if (major(process.version) >= 24) return process.execPath
  const { stdout } = spawnSync(installed, ['--version'], { encoding: 'utf8' })
  return major(stdout ?? '') >= 24 ? installed : null
}

/** What to do when there is no Node 24, in English and Chinese. */
export const withoutRuntime = () =>
  existsSync(`${root}node_modules/node/package.json`)
    ? `Luoshi runs on Node 24, which the package "node" brings along; its install script has not run. Run it with
  npm rebuild node --ignore-scripts=false
and then the same command again, or use a Node 24 of your own (this is ${process.version}).
落实在 Node 24 上运行，它随依赖包 “node” 安装，但该包的安装脚本没有执行。请运行上面的命令后重试，
或改用本机的 Node 24（当前为 ${process.version}）。`
    : `The dependencies are not installed yet: run npm start or npm test once.
依赖还没有安装，请先运行一次 npm start 或 npm test。`
