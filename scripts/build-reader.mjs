// Builds what `luoshi extract` runs in one piece (packages/server/dist/reader), where it has changed since the last time:
// a hundred and fifty modules take Node longer to find and link than a report takes to be read. Under Node 24, installed.
import { spawnSync } from 'node:child_process'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { builtFolder, builtReader, listOf } from './built-reader.mjs'
import { root, runtime } from './runtime.mjs'

const server = join(root, 'packages/server/src')
/** What reading one file needs of the server; every other module stays where it is. */
const taken = /^(?:main\.ts|cli\/[^/]+\.ts|cli\/terminal\/.*|cli\/extract\/(?!bulk\/).*)$/

/** Builds it unless what lies there is of the same files. Where that fails, `luoshi extract` only starts more slowly. */
export function buildReader() {
  if (builtReader(root)) return
  const { status } = spawnSync(runtime(), [import.meta.filename], { stdio: ['ignore', 2, 2] })
  if (status !== 0)
    console.error('The reader was not built in one piece; it starts more slowly. 读取器未能合并，启动会稍慢。')
}

async function build() {
  const { build } = await import('vite')
  const folder = builtFolder(root)
  const outDir = `${folder}-${process.pid}`
  const { output } = /** @type {any} */ (
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [others],
      ssr: { noExternal: true, external: ['unpdf'] },
      build: {
        ssr: join(server, 'main.ts'),
        outDir,
        target: 'node24',
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
      },
    })
  )
  const files = output.flatMap(({ moduleIds = [] }) => moduleIds).filter((id) => id.startsWith(root))
  const lengths = files.map((file) => [relative(root, file), statSync(file).size])
  writeFileSync(listOf(outDir), JSON.stringify(lengths))
  rmSync(folder, { recursive: true, force: true })
  renameSync(outDir, folder)
}

/** Leaves the other modules where they are; seen from what is built they lie in ../../src. */
const others = {
  name: 'others',
  enforce: 'pre',
  resolveId(id, from) {
    if (!id.startsWith('.') || !from?.startsWith(server)) return null
    const module = relative(server, resolve(dirname(from), id))
    return taken.test(module) || module.startsWith('..') ? null : { id: `../../src/${module}`, external: true }
  },
}

if (process.argv[1] === import.meta.filename) await build()
