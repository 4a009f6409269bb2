import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'

test('the folder is made with those above it', () => {
  const root = mkdtempSync(join(tmpdir(), 'luoshi-folder-'))
  chmodSync(root, 0o755)
  const path = join(root, 'a', 'b')
  expect(openDataFolder(path)).toEqual({ kind: 'open', path })
  expect(statSync(path).isDirectory()).toBe(true)
  expect(openDataFolder(path).kind).toBe('open')
  rmSync(root, { recursive: true })
})

// mkdir's own `recursive` runs for ever there
test.runIf(process.platform === 'linux')('a parent that takes no folder in is refused at once', () => {
  expect(openDataFolder('/proc/luoshi')).toMatchObject({ kind: 'refused', reason: 'not-writable' })
})
