import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildReader } from './build-reader.mjs'
import { builtFolder, builtReader, listOf } from './built-reader.mjs'
import { root } from './runtime.mjs'

const scratch = mkdtempSync(join(tmpdir(), 'luoshi-reader-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A workspace of one source and what was built of it. */
function workspace(name, { length = 5 } = {}) {
  const at = join(scratch, name)
  const source = join(at, 'packages/source.ts')
  mkdirSync(builtFolder(at), { recursive: true })
  writeFileSync(source, 'words')
  writeFileSync(listOf(builtFolder(at)), JSON.stringify([['packages/source.ts', length]]))
  return { at, source }
}

test('what was built is used as long as its sources are as they were', () => {
  const { at, source } = workspace('as it was')
  expect(builtReader(at)).toBe(join(builtFolder(at), 'main.mjs'))
  const later = Date.now() / 1000 + 60
  utimesSync(source, later, later)
  expect(builtReader(at)).toBeUndefined()
})

test('a source of another length, one that is gone, and nothing built: the sources are run', () => {
  expect(builtReader(workspace('another length', { length: 6 }).at)).toBeUndefined()
  const { at, source } = workspace('gone')
  rmSync(source)
  expect(builtReader(at)).toBeUndefined()
  expect(builtReader(join(scratch, 'nothing'))).toBeUndefined()
})

const page =
  '<meta charset="utf-8"><title>政府工作报告</title><p>一、2023年工作回顾</p><p>新增就业3000人。</p><p>二、2024年工作安排</p><p>（一）抓好就业。新增就业3200人。</p>'
const example = join(root, 'examples/gujiao-2023/report.txt')

test.each([
  [['--json', example], ''],
  [['--csv', '--strict', example], ''],
  [['--json', '-'], page],
  [['--json', '-'], '%PDF-1.7 cut off'],
  [['--ndjson', example, 'no such file'], ''],
  [['--schema'], ''],
])('built in one piece it says the same: %j', (words, input) => {
  buildReader()
  expect(builtReader(root)).toBeDefined()
  const [built, source] = [builtReader(root), join(root, 'packages/server/src/main.ts')].map((main) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'extract', ...words], {
      encoding: 'utf8',
      input,
    })
    return { status, stdout, stderr: stderr.replace(/\d+(?:\.\d+)? ?(?:ms|s|秒)/g, '') }
  })
  expect(built).toEqual(source)
  expect(`${built.stdout}${built.stderr}`).not.toBe('')
})

test('no part of it brings in a module of the sources before it is asked for', () => {
  // a second copy of the reader, or what recognises scans, would come with it and cost more than a report's reading
  buildReader()
  const folder = builtFolder(root)
  const eager = readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .flatMap(
      (name) =>
        readFileSync(join(folder, name), 'utf8').match(/^(?:import|export)[^(].*["']\.\.\/\.\.\/src\/.*$/gm) ?? [],
    )
  expect(eager).toEqual([])
})

test('the launcher takes it', () => {
  // a copy whose built reader gives itself away
  const at = join(scratch, 'launched')
  for (const file of ['bin/luoshi.mjs', 'scripts/built-reader.mjs']) {
    mkdirSync(dirname(join(at, file)), { recursive: true })
    cpSync(join(root, file), join(at, file))
  }
  mkdirSync(join(at, 'node_modules/@luoshi/report'), { recursive: true })
  writeFileSync(join(at, 'node_modules/@luoshi/report/package.json'), '{}')
  mkdirSync(builtFolder(at), { recursive: true })
  writeFileSync(join(builtFolder(at), 'main.mjs'), 'console.log("in one piece")')
  writeFileSync(listOf(builtFolder(at)), '[]')
  const { stdout } = spawnSync(process.execPath, [join(at, 'bin/luoshi.mjs'), 'extract', 'x'], { encoding: 'utf8' })
  expect(stdout).toBe('in one piece\n')
})
