// Imported first by `npm start` and `npm test`: installs when the lock file has changed since the last finished
// installation. Plain JavaScript for Node 20 and later, because nothing is installed yet when it runs; no `pre…` script
// of npm, because npm leaves those out under `ignore-scripts`.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { buildDesk } from './build-desk.mjs'
import { buildReader } from './build-reader.mjs'
import { root, runtime, withoutRuntime } from './runtime.mjs'

const stamp = `${root}node_modules/.luoshi-installed`
const lock = `${root}.build/installing`

/** What the stamp of a finished installation says: the lock file's hash, and for which kind of machine. */
const wanted = `${createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex')} ${process.platform}-${process.arch}\n`
const finished = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

if (Number(process.versions.node.split('.')[0]) < 20)
  stop(
    `Luoshi needs Node 20 or later to set itself up; this is ${process.version}.`,
    `落实的安装需要 Node 20 以上版本，当前为 ${process.version}。`,
  )
let installed = false
if (!finished()) {
  takeTurn()
  if (!finished()) {
    install()
    installed = true
  }
}
if (runtime() === null) stop(withoutRuntime())
buildReader()
if (installed) warmUp()
buildDesk()

function install() {
  console.error('Installing dependencies (about 10 s) 正在安装依赖（约十秒）…')
  rmSync(stamp, { force: true }) // an installation that breaks off leaves none, so the next run starts it again
  try {
    execFileSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env: { ...process.env, PATH: pathOutside() },
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
  } catch {
    stop(
      'The installation did not finish (the reason stands above). It needs a package registry once: check the network, a proxy\n' +
        '(npm config set proxy …) or name a mirror within reach (npm config set registry …), then run the same command again.\n' +
        'Without any network, install on a like machine and copy the folder together with its node_modules.',
      '安装没有完成（原因见上）。首次安装需要访问软件包仓库：请检查网络或代理，或改用可达的镜像\n' +
        '（npm config set registry …），然后重新运行同一命令。完全无法联网时，可在同类机器上装好后连同 node_modules 整体拷贝。',
    )
  }
  writeFileSync(stamp, wanted)
}

/** Reads the example once, so that the first start of `luoshi` finds its modules compiled; where that fails it is only slower. */
function warmUp() {
  const example = `${root}examples/gujiao-2023/report.txt`
  spawnSync(runtime(), [`${root}bin/luoshi.mjs`, 'extract', '--json', example], { stdio: 'ignore', timeout: 10_000 })
}

/** PATH without this workspace's own `.bin`: npm must not run on the Node it is about to replace. */
function pathOutside() {
  const own = resolve(root, 'node_modules')
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !resolve(folder).startsWith(own))
    .join(delimiter)
}

/** Waits until no other run is installing here, and holds the turn until this process ends. */
function takeTurn() {
  mkdirSync(`${root}.build`, { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      process.on('exit', () => rmSync(lock, { force: true }))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!held()) rmSync(lock, { force: true })
      else if (!waited) console.error('Another run is installing; waiting for it 另一个进程正在安装，等待其完成 …')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
}

/** Whether the process that took the turn still runs. */
function held() {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    if (holder === 0) return Date.now() - statSync(lock).mtimeMs < 10_000 // just being written
    process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function stop(...lines) {
  console.error(lines.join('\n'))
  process.exit(1)
}
