// The checks that are no tests, run as tests so that one summary tells all.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from './runtime.mjs'

/** Milliseconds that a tool may take over the whole house: a minute of work, beside whatever else a machine does. */
const patience = 600_000

/** What a tool of the workspace says, and its exit status. */
function run(bin, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}node_modules/${bin}`, ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, said: `${stdout}${stderr}` }
}

test('Biome finds nothing to mend', { timeout: patience }, () => {
  const { status, said } = run('@biomejs/biome/bin/biome', 'check', '--colors=off', '.')
  expect(status, said).toBe(0)
})

test('every type holds', { timeout: patience }, () => {
  const { status, said } = run('typescript/bin/tsc', '-b')
  expect(status, said).toBe(0)
})

test('every type of the demonstration and the benches holds', { timeout: patience }, () => {
  const { status, said } = run('typescript/bin/tsc', '-p', 'tsconfig.scripts.json')
  expect(status, said).toBe(0)
})

test('these checks run under Node 24 whatever Node started them', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24)
})
