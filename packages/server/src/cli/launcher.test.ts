import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'luoshi-launcher-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A Node of the machine that is not the workspace's: the launcher has to hand over. */
const otherNode = (process.env.PATH ?? '')
  .split(delimiter)
  .map((path) => join(path, 'node'))
  .find(
    (path) => !path.includes('node_modules') && existsSync(path) && !run(path, '--version').stdout.startsWith('v24.'),
  )
const ways: readonly (readonly string[])[] = [
  [join(root, 'luoshi')],
  [process.execPath, join(root, 'bin/luoshi.mjs')],
  ...(otherNode ? [[otherNode, join(root, 'bin/luoshi.mjs')]] : []),
]

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, { encoding: 'utf8', input: '' })
}

test.each(ways)('%s %s hands on words, streams and exit status', (command = '', ...before) => {
  const extracted = spawnSync(command, [...before, 'extract', '--json', '-'], {
    encoding: 'utf8',
    input: '加快建设 "园区"。',
  })
  expect(extracted.status).toBe(0)
  expect(JSON.parse(extracted.stdout)).toMatchObject({ text: '加快建设 "园区"。', source: { file: '-' } })
  const failed = run(command, ...before, 'extract', 'no such file')
  expect([failed.status, failed.stdout]).toEqual([1, ''])
  expect(failed.stderr).toContain('no such file: ')
  expect(run(command, ...before, 'extract', '--wrong').status).toBe(2)
})

test.each(ways)('%s %s hands on a signal', async (command = '', ...before) => {
  const child = spawn(command, [...before, 'extract', '--ndjson', '--files-from', '-'], { stdio: 'pipe' })
  child.stdin.write(`${join(root, 'no such file')}\n`)
  child.stdout.once('data', () => child.kill('SIGTERM'))
  expect(await new Promise((resolve) => child.on('close', (status, signal) => resolve(status ?? signal)))).toBe(130)
})

test('a link to it works from elsewhere', () => {
  symlinkSync(join(root, 'luoshi'), join(folder, 'linked'))
  expect(run(join(folder, 'linked'), '--version').stdout).toMatch(/^luoshi \d/)
})

test('without dependencies it says what to run', () => {
  mkdirSync(join(folder, 'bin'))
  for (const file of ['luoshi', 'bin/luoshi.mjs']) copyFileSync(join(root, file), join(folder, file))
  for (const { status, stderr } of [
    run(join(folder, 'luoshi'), '--help'),
    run(process.execPath, join(folder, 'bin/luoshi.mjs'), '--help'),
  ]) {
    expect(status).toBe(2)
    expect(stderr).toMatch(/npm ci.*npm ci/)
  }
})
