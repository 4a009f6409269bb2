import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SealError } from '../sealing/sealed-stream.ts'
import { makeSealing } from '../sealing/sealing-keys.ts'
import { type EvidenceFolder, filePath, heldPath, makeFolderOf, partPath, thumbnailPath } from './evidence-folder.ts'
import { keepCopy, keepFile, releaseHeld } from './keep-file.ts'
import { openKept } from './open-kept.ts'
import { removeKept } from './remove-kept.ts'
import { reseal, sealState } from './reseal.ts'
import { thumbnail } from './thumbnail.ts'
import { receiveBytes, receivedBytes } from './upload-part.ts'

const place = '00000000-0000-7000-8000-000000000001'
const words = Buffer.from('堤防第三段已于九月完工，此件为虚构。'.repeat(4000))
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hash = hashOf(words)

let path: string
let sealedFolder: EvidenceFolder
let clearFolder: EvidenceFolder
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'luoshi-sealed-'))
  const source = { kind: 'file', path: join(path, 'keys') } as const
  sealedFolder = { path: join(path, 'evidence'), sealing: makeSealing('aes-256-gcm', source) }
  clearFolder = { path: join(path, 'evidence'), sealing: makeSealing(null, source) }
})
afterAll(() => rm(path, { recursive: true }))

const read = async (folder: EvidenceFolder, which = hash) => {
  const kept = await openKept(folder, place, which)
  return kept && { size: kept.size, bytes: Buffer.from(await new Response(kept.stream).arrayBuffer()) }
}
const onDisk = (which = hash) => readFile(filePath(sealedFolder, place, which))

test('an upload is kept sealed and read as it was; the disk holds nothing of its words', async () => {
  const part = { jurisdictionId: place, uploadId: '00000000-0000-7000-8000-00000000000a', size: words.length }
  await receiveBytes(
    sealedFolder,
    part,
    0,
    (async function* () {
      yield words
    })(),
  )
  expect(await keepFile(sealedFolder, part, { hash, fileName: '说明.txt' })).toMatchObject({ kind: 'kept', hash })
  expect((await onDisk()).includes(Buffer.from('堤防'))).toBe(false)
  expect(await read(sealedFolder)).toEqual({ size: words.length, bytes: words })
  // sealing switched off, what was sealed is read all the same
  expect((await read(clearFolder))?.bytes.equals(words)).toBe(true)
})

describe.each(['aes-256-gcm', 'sm4-cbc-hmac-sm3'] as const)('with %s an upload that is not whole', (suite) => {
  let folder: EvidenceFolder
  beforeAll(() => {
    folder = {
      path: join(path, suite),
      sealing: makeSealing(suite, { kind: 'file', path: join(path, `${suite}.keys`) }),
    }
  })
  const bytes = Buffer.from('未公开的情况说明。'.repeat(12_000))
  const part = (uploadId = randomUUID(), size = bytes.length) => ({ jurisdictionId: place, uploadId, size })
  async function* broken(to: number, from = 0) {
    for (let at = from; at < to; at += 7000) yield bytes.subarray(at, Math.min(at + 7000, to))
    if (to < bytes.length) throw new Error('the line broke')
  }

  test('is gone on from where it broke off, and no word of it lies on the disk', async () => {
    const mine = part()
    let offset = 0
    for (const to of [100_003, 100_004, 230_000, bytes.length]) {
      await receiveBytes(folder, mine, offset, broken(to, offset)).catch(() => undefined)
      offset = await receivedBytes(folder, mine)
      expect(offset).toBe(to)
      const lying = await readFile(partPath(folder, place, mine.uploadId))
      expect(lying.includes(Buffer.from('未公开'))).toBe(false)
    }
    expect(await keepFile(folder, mine, { hash: hashOf(bytes), fileName: '说明.txt' })).toMatchObject({ kind: 'kept' })
    expect((await read(folder, hashOf(bytes)))?.bytes.equals(bytes)).toBe(true)
  })

  test('loses what the power cut off in the middle, no more, and is whole in the end', async () => {
    const mine = part()
    await receiveBytes(folder, mine, 0, broken(200_000)).catch(() => undefined)
    const lies = partPath(folder, place, mine.uploadId)
    await truncate(lies, (await stat(lies)).size - 100)
    const offset = await receivedBytes(folder, mine)
    expect(offset).toBeGreaterThan(100_000)
    expect(offset).toBeLessThan(200_000)
    await receiveBytes(folder, mine, offset, broken(bytes.length, offset))
    expect(await keepFile(folder, mine, { hash: hashOf(bytes), fileName: '说明.txt' })).toMatchObject({ kind: 'kept' })
  })

  test('that was changed on the disk is not kept; one of before sealing begins again', async () => {
    const mine = part()
    await receiveBytes(folder, mine, 0, broken(bytes.length))
    const lies = partPath(folder, place, mine.uploadId)
    const changed = await readFile(lies)
    changed[changed.length - 50] = (changed[changed.length - 50] ?? 0) ^ 1
    await writeFile(lies, changed)
    await expect(keepFile(folder, mine, { hash: hashOf(bytes), fileName: '说明.txt' })).rejects.toThrow(SealError)
    const old = part()
    await receiveBytes({ path: folder.path }, old, 0, broken(9000)).catch(() => undefined)
    expect(await receivedBytes(folder, old)).toBe(0)
    await receiveBytes(folder, old, 0, broken(bytes.length))
    expect(await receivedBytes(folder, old)).toBe(bytes.length)
  })

  test('that is dangerous is held apart sealed, sealed again with another key, and released as it was', async () => {
    const program = Buffer.concat([Buffer.from('%PDF-1.7\n/OpenAction /JavaScript (x)\n'), bytes])
    const mine = part(randomUUID(), program.length)
    await receiveBytes(
      folder,
      mine,
      0,
      (async function* () {
        yield program
      })(),
    )
    const heldId = randomUUID()
    const given = { hash: hashOf(program), fileName: '方案.pdf', heldId }
    expect(await keepFile(folder, mine, given)).toMatchObject({ kind: 'held' })
    const lying = () => readFile(heldPath(folder, place, heldId))
    const first = await lying()
    expect(first.includes(Buffer.from('未公开'))).toBe(false)
    await folder.sealing?.rotate()
    expect((await reseal(folder)).unreadable).toEqual([])
    expect((await lying()).equals(first)).toBe(false)
    await releaseHeld(folder, place, heldId, given.hash)
    expect((await read(folder, given.hash))?.bytes.equals(program)).toBe(true)
    await expect(lying()).rejects.toThrow('ENOENT')
  })
})

test('a picture of a sealed file is drawn, and kept sealed', async () => {
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#136' } })
    .png()
    .toBuffer()
  await keepCopy(sealedFolder, place, hashOf(picture), picture)
  const drawn = await thumbnail(sealedFolder, place, hashOf(picture), 240)
  expect(drawn && (await sharp(drawn).metadata()).format).toBe('webp')
  const kept = await readFile(thumbnailPath(sealedFolder, place, hashOf(picture), 240))
  expect(kept.subarray(0, 7).toString('latin1')).toBe('\0LUOSHI')
  expect(await thumbnail(sealedFolder, place, hashOf(picture), 240)).toEqual(drawn)
})

test('a byte changed on the disk: no reader gets a false file', async () => {
  const whole = await onDisk()
  const changed = Buffer.from(whole)
  changed[whole.length - 40] = (changed[whole.length - 40] ?? 0) ^ 1
  await writeFile(filePath(sealedFolder, place, hash), changed)
  await expect(read(sealedFolder)).rejects.toThrow()
  await writeFile(filePath(sealedFolder, place, hash), whole)
})

test('files of before lie in the clear and are read; apply seals them, rotate seals again, off lays them in the clear', async () => {
  const old = Buffer.from('以前存的说明')
  await keepCopy(clearFolder, place, hashOf(old), old)
  expect(await onDisk(hashOf(old))).toEqual(old)
  expect((await read(sealedFolder, hashOf(old)))?.bytes).toEqual(old)
  expect(await sealState(sealedFolder)).toMatchObject({ files: 3, asWanted: 2, clear: 1, unreadable: [] })
  expect(await reseal(sealedFolder)).toMatchObject({ files: 3, asWanted: 3, unreadable: [] })
  expect((await onDisk(hashOf(old))).includes(old)).toBe(false)
  const before = await onDisk()
  await sealedFolder.sealing?.rotate()
  expect((await sealState(sealedFolder)).byKey.size).toBe(1)
  expect(await reseal(sealedFolder)).toMatchObject({ files: 3, asWanted: 3, unreadable: [] })
  expect((await onDisk()).equals(before)).toBe(false)
  expect((await read(sealedFolder))?.bytes.equals(words)).toBe(true)
  // a file that is not what its name says stays, and is named
  const wrong = 'e'.repeat(64)
  await makeFolderOf(filePath(clearFolder, place, wrong))
  await writeFile(filePath(clearFolder, place, wrong), 'x')
  expect(await reseal(sealedFolder)).toMatchObject({ unreadable: [filePath(clearFolder, place, wrong)] })
  await removeKept(sealedFolder, place, wrong)
  expect(await reseal(clearFolder)).toMatchObject({ files: 3, asWanted: 3 })
  expect(await onDisk()).toEqual(words)
})

test('without its key a file is not read as one that is lost', async () => {
  await reseal(sealedFolder)
  const elsewhere = { path: sealedFolder.path, sealing: makeSealing(null, { kind: 'given', keys: [] }) }
  await expect(openKept(elsewhere, place, hash)).rejects.toThrow(SealError)
  expect(await sealState(elsewhere)).toMatchObject({ files: 3, unreadable: { length: 3 } })
})
