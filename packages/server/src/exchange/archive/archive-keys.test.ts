import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DamagedFile } from '../../domain/damaged-file.ts'
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

test('of keys that several make at once none is lost, and the first is one for all who sign', async () => {
  const path = join(folder, 'at-once')
  const signed = await Promise.all([1, 2, 3, 4].map(() => archiveKeys(path).sign(manifest, at)))
  expect(new Set(signed.map(({ key }) => key)).size).toBe(1)
  const made = await Promise.all([1, 2, 3, 4].map(() => archiveKeys(path).rotate(at)))
  const known = (await archiveKeys(path).known()).map(({ fingerprint }) => fingerprint)
  expect(known).toHaveLength(5)
  expect(known.slice(1).sort()).toEqual(made.map(({ fingerprint }) => fingerprint).sort())
  expect((await readdir(path)).sort()).toEqual(['archive-key.pem', 'archive-keys.json'])
})

const damages: readonly (readonly [string, string | null])[] = [
  ['empty', ''],
  ['cut off', '[\n  {\n    "fingerprint": "5'],
  ['null', 'null'],
  ['an object', '{"a":1}'],
  ['of other values', '[1,{"fingerprint":5}]'],
  ['no text', '\u0000\ufffd\u0001'],
  ['a folder', null],
]
test.for(damages)('a list of keys that is %s is said with what to do, and left as it is', async ([name, content]) => {
  const path = join(folder, `list-${name}`)
  const keys = archiveKeys(path)
  await keys.sign(manifest, at)
  const list = join(path, 'archive-keys.json')
  await rm(list)
  await (content === null ? mkdir(list) : writeFile(list, content))
  for (const act of [keys.known, () => keys.rotate(at)]) {
    const error: unknown = await act().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DamagedFile)
    expect((error as DamagedFile).zh).toMatch(/archive-keys\.json 用不了（.*）。.*备份.*luoshi key/)
  }
  if (content !== null) expect(await readFile(list, 'utf8')).toBe(content)
  expect((await readdir(path)).sort()).toEqual(['archive-key.pem', 'archive-keys.json'])
})

test.for(damages)(
  'a private key that is %s is said with what to do, and no other is made in its place',
  async ([name, content]) => {
    const path = join(folder, `secret-${name}`)
    const keys = archiveKeys(path)
    await keys.sign(manifest, at)
    const secret = join(path, 'archive-key.pem')
    await rm(secret)
    await (content === null ? mkdir(secret) : writeFile(secret, content))
    for (const act of [keys.known, () => keys.rotate(at), () => keys.sign(manifest, at)]) {
      const error: unknown = await act().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(DamagedFile)
      expect((error as DamagedFile).zh).toMatch(/archive-key\.pem 用不了（.*）。.*luoshi key rotate/)
    }
    if (content !== null) expect(await readFile(secret, 'utf8')).toBe(content)
  },
)

test('a list that was lost, or whose newest key was never taken into use, says the key that signs as the present one', async () => {
  const path = join(folder, 'lost')
  const keys = archiveKeys(path)
  const signed = { ...manifest, signature: await keys.sign(manifest, at) }
  const [first] = await keys.known()
  const list = join(path, 'archive-keys.json')
  await rm(list)
  expect((await keys.known()).map(({ fingerprint }) => fingerprint)).toEqual([first?.fingerprint])
  // a process that was killed between the list and the key
  const other = await archiveKeys(join(folder, 'killed')).rotate(at)
  await writeFile(list, JSON.stringify([first, other]))
  const known = await keys.known()
  expect(known.map(({ fingerprint }) => fingerprint)).toEqual([other.fingerprint, first?.fingerprint])
  expect(known.at(-1)?.since).toBe(at.toISOString())
  expect(
    signatureOf(
      signed,
      known.map(({ fingerprint }) => fingerprint),
    ).kind,
  ).toBe('signed')
})
