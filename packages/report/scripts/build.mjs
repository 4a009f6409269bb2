// Builds @luoshi/report for publishing into packages/report/dist (or the folder named): plain JavaScript and types of
// every module for Node and bundlers, and under browser/ a worker that runs as it is, each file format a chunk of its own.
// Then: npm publish packages/report/dist
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const here = fileURLToPath(new URL('..', import.meta.url))
const out = resolve(process.argv[2] ?? join(here, 'dist'))
const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
execFileSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json'), '--outDir', out], { stdio: 'inherit' })
await build({
  configFile: false,
  root: here,
  logLevel: 'warn',
  build: {
    outDir: join(out, 'browser'),
    emptyOutDir: false,
    target: 'chrome100',
    lib: { entry: { worker: join(here, 'src/worker.ts'), reader: join(here, 'src/browser.ts') }, formats: ['es'] },
    rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
  },
})

const { name, version, description, license, type, dependencies } = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
)
const entry = (file) => ({ types: `./${file}.d.ts`, default: `./${file}.js` })
writeFileSync(
  join(out, 'package.json'),
  `${JSON.stringify(
    {
      name,
      version,
      description,
      license,
      type,
      sideEffects: ['./worker.js', './browser/*.js'],
      engines: { node: '>=20' },
      exports: {
        '.': entry('index'),
        './browser': entry('browser'),
        './schema': entry('schema'),
        './compare': entry('compare/index'),
        './data/*': './data/*',
        './worker': './browser/worker.js',
        './zip': entry('intake/zip'),
      },
      dependencies,
    },
    null,
    2,
  )}\n`,
)
cpSync(join(here, 'data'), join(out, 'data'), { recursive: true })
cpSync(join(here, 'README.md'), join(out, 'README.md'))
cpSync(join(here, '../../LICENSE'), join(out, 'LICENSE'))
