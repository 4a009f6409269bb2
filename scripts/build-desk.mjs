// Builds the desk (packages/desk/dist) when its sources have changed since the last build. Under Node 24, installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runtime } from './runtime.mjs'

const desk = join(root, 'packages/desk')
const stamp = join(desk, 'dist/.built')

/** Hash over everything the build is made of. */
function sources() {
  const hash = createHash('sha256')
  const files = readdirSync(join(desk, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of [...files, ...['index.html', 'vite.config.ts', 'package.json'].map((name) => join(desk, name))])
    hash.update(file.slice(desk.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

const isBuiltOf = (wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

/** Builds it unless the last build is of the same sources; what was built stands until the new one is whole. */
export function buildDesk() {
  const wanted = sources()
  if (isBuiltOf(wanted)) return
  console.error('Building the desk (some seconds) 正在构建工作台（几秒）…')
  const made = join(root, '.build', `desk-${process.pid}`)
  mkdirSync(made, { recursive: true })
  const { status } = spawnSync(
    runtime(),
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', made, '--emptyOutDir', '--logLevel', 'warn'],
    {
      // a test that builds it wants what users get
      env: { ...process.env, NODE_ENV: 'production' },
      cwd: desk,
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) {
    rmSync(made, { recursive: true, force: true })
    console.error('The desk could not be built; the reason stands above. 工作台构建失败，原因见上。')
    process.exit(1)
  }
  writeFileSync(join(made, '.built'), wanted)
  rmSync(join(desk, 'dist'), { recursive: true, force: true })
  try {
    renameSync(made, join(desk, 'dist'))
  } catch (error) {
    // another run was quicker by a moment
    if (!isBuiltOf(wanted)) throw error
    rmSync(made, { recursive: true })
  }
}

if (process.argv[1] === import.meta.filename) buildDesk()
