import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArchiveManifest } from './archive.ts'
import { archiveKeys, signatureOf } from './archive-keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luoshi-keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

const at = new Date('2031-03-10T04:00:00Z')
const manifest: ArchiveManifest = {
  schema: 'luoshi.archive/1',
  jurisdictionId: 'j',
  code: '990101',
  name: '青禾县',
  exportedAt: at.toISOString(),
  migrations: [],
  ledger: { entries: 4, head: 'a'.repeat(64) },
  parts: [{ path: 'about.json', size: 1, sha256: 'b'.repeat(64) }],
}

test('an archive is signed by a key that only its owner can read, and known again after another key took its place', async () => {
  const keys = archiveKeys(join(folder, 'one'))
  expect(signatureOf(manifest, [])).toEqual({ kind: 'unsigned' })
  const signed = { ...manifest, signature: await keys.sign(manifest, at) }
  const [first] = await keys.known()
  expect((await stat(join(folder, 'one', 'archive-key.pem'))).mode & 0o777).toBe(0o600)
  const { fingerprint: second } = await keys.rotate(at)
  const fingerprints = (await keys.known()).map(({ fingerprint }) => fingerprint)
  expect(fingerprints).toEqual([first?.fingerprint, second])
  // as it is read from the file
  const read = JSON.parse(JSON.stringify(signed, null, 1)) as ArchiveManifest
  expect(signatureOf(read, fingerprints)).toEqual({ kind: 'signed', fingerprint: first?.fingerprint })
  expect(signatureOf(read, [second])).toEqual({ kind: 'unknown-key', fingerprint: first?.fingerprint })
  expect(await readFile(join(folder, 'one', 'archive-keys.json'), 'utf8')).not.toContain('PRIVATE')
})

test('a manifest that was changed or made again is no longer signed by the installation', async () => {
  const [keys, others] = [archiveKeys(join(folder, 'two')), archiveKeys(join(folder, 'other'))]
  const signature = await keys.sign(manifest, at)
  const known = (await keys.known()).map(({ fingerprint }) => fingerprint)
  const part = { path: 'about.json', size: 1, sha256: 'c'.repeat(64) }
  expect(signatureOf({ ...manifest, parts: [part], signature }, known)).toEqual({ kind: 'forged' })
  expect(signatureOf({ ...manifest, signature: { ...signature, value: 'AAAA' } }, known)).toEqual({ kind: 'forged' })
  expect(signatureOf({ ...manifest, signature: { ...signature, key: 'AAAA' } }, known)).toEqual({ kind: 'forged' })
  const anew = { ...manifest, signature: await others.sign(manifest, at) }
  expect(signatureOf(anew, known)).toMatchObject({ kind: 'unknown-key' })
})
