import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filePath, heldPath, makeFolderOf, partPath } from './evidence-folder.ts'
import { keepFile, releaseHeld, removeHeld } from './keep-file.ts'
import { kindOfFile } from './kind-of-file.ts'
import { asAttachment, plainFileName } from './plain-file-name.ts'
import { thumbnail } from './thumbnail.ts'
import { discardPart, receiveBytes, receivedBytes, removeStaleParts } from './upload-part.ts'

const place = randomUUID()
let folder: { path: string }
beforeAll(async () => {
  folder = { path: await mkdtemp(join(tmpdir(), 'luoshi-evidence-')) }
})
afterAll(() => rm(folder.path, { recursive: true }))

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const text = (words: string) => new Uint8Array(Buffer.from(words))
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, text('<x/>')])))

/** A container of the old Office with one stream of that name. */
function compound(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  const entry = bytes.subarray(1024, 1152)
  const name = Buffer.from(`${stream}\0`, 'utf16le')
  name.copy(entry)
  entry.writeUInt16LE(name.length, 64)
  entry[66] = 2
  return new Uint8Array(bytes)
}

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function uploaded(bytes: Uint8Array, fileName: string, hash = hashOf(bytes)) {
  const part = { jurisdictionId: place, uploadId: randomUUID(), size: bytes.length }
  await receiveBytes(folder, part, 0, pieces(bytes, 1000))
  return { part, outcome: await keepFile(folder, part, { hash, fileName }) }
}

const pdf = text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
const picture = async (edge = 40) =>
  new Uint8Array(
    await sharp({ create: { width: edge, height: edge, channels: 3, background: '#246' } })
      .png()
      .toBuffer(),
  )

describe('what a file is, by its content', () => {
  test.each([
    ['pdf', pdf, 'pdf'],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml'), 'ofd'],
    ['docx', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    ['pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'pptx'],
    ['doc', compound('WordDocument'), 'doc'],
    ['xls', compound('Workbook'), 'xls'],
    ['ppt', compound('PowerPoint Document'), 'ppt'],
    ['rtf', text('{\\rtf1 }'), 'rtf'],
    ['jpg', new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')), 'jpg'],
    ['text in UTF-8', text('序号,任务\r\n1,修路\r\n'), 'text'],
    ['text in GB18030', new Uint8Array(Buffer.from('d0decfb70d0a', 'hex')), 'text'],
    ['text in UTF-16', new Uint8Array(Buffer.from('\ufeff修路', 'utf16le')), 'text'],
  ])('%s', async (_, bytes, name) => {
    const path = join(folder.path, randomUUID())
    await writeFile(path, bytes)
    expect(await kindOfFile(path)).toEqual({ kind: 'known', name })
  })

  test.each([
    ['nothing', new Uint8Array(), 'other'],
    ['a program', text('MZ\u0090 program'), 'other'],
    ['a script', text('#!/bin/sh\nrm -rf x\n'), 'other'],
    ['a page', text('\ufeff <!DOCTYPE html><script>alert(1)</script>'), 'other'],
    ['a drawing with script', text('<svg onload="alert(1)"></svg>'), 'other'],
    ['an archive', zip('a.txt'), 'other'],
    ['a document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'macros'],
    ['a locked document', compound('EncryptedPackage'), 'encrypted'],
    ['an installer', compound('Property'), 'other'],
    ['any bytes', new Uint8Array(Buffer.from('00010203ff00', 'hex')), 'other'],
    ['a zip without a directory', text('PK\x03\x04 and no more'), 'other'],
  ])('not %s', async (_, bytes, why) => {
    const path = join(folder.path, randomUUID())
    await writeFile(path, bytes)
    expect(await kindOfFile(path)).toEqual({ kind: 'unknown', why })
  })
})

describe('an upload', () => {
  test('goes on where it broke off and ends under its hash', async () => {
    const bytes = await picture(300)
    const part = { jurisdictionId: place, uploadId: randomUUID(), size: bytes.length }
    const broken = (async function* () {
      yield bytes.subarray(0, 100)
      throw new Error('the line broke')
    })()
    await expect(receiveBytes(folder, part, 0, broken)).rejects.toThrow('the line broke')
    expect(await receivedBytes(folder, part)).toBe(100)
    // the first bytes once more: nothing is written twice
    expect(await receiveBytes(folder, part, 0, pieces(bytes, 50))).toEqual({ kind: 'elsewhere', offset: 100 })
    expect(await keepFile(folder, part, { hash: hashOf(bytes), fileName: 'a.png' })).toEqual({
      kind: 'incomplete',
      offset: 100,
    })
    expect(await receiveBytes(folder, part, 100, pieces(bytes.subarray(100), 70))).toEqual({
      kind: 'received',
      offset: bytes.length,
    })
    expect(await keepFile(folder, part, { hash: hashOf(bytes), fileName: '照片.PNG' })).toEqual({
      kind: 'kept',
      hash: hashOf(bytes),
      mediaType: 'image/png',
    })
    expect(new Uint8Array(await readFile(filePath(folder, place, hashOf(bytes))))).toEqual(bytes)
    await expect(stat(partPath(folder, place, part.uploadId))).rejects.toThrow('ENOENT')
  })

  test('takes no more than was said', async () => {
    const part = { jurisdictionId: place, uploadId: randomUUID(), size: 10 }
    expect(await receiveBytes(folder, part, 0, pieces(text('0123456789x'), 4))).toEqual({ kind: 'too-long', offset: 8 })
  })

  test('of two at once one is told to go on behind the other', async () => {
    const part = { jurisdictionId: place, uploadId: randomUUID(), size: 8 }
    const both = await Promise.all([
      receiveBytes(folder, part, 0, pieces(text('12345678'), 3)),
      receiveBytes(folder, part, 0, pieces(text('12345678'), 3)),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['elsewhere', 'received'])
    expect(await readFile(partPath(folder, place, part.uploadId), 'utf8')).toBe('12345678')
    await discardPart(folder, part)
    expect(await receivedBytes(folder, part)).toBe(0)
  })

  test('whose bytes are not those of the hash begins again', async () => {
    const { part, outcome } = await uploaded(pdf, 'a.pdf', '0'.repeat(64))
    expect(outcome).toEqual({ kind: 'other-hash' })
    expect(await receivedBytes(folder, part)).toBe(0)
  })

  test.each([
    ['a page that calls itself a picture', text('<html>'), 'a.png', { kind: 'not-taken', why: 'other' }],
    ['a PDF that calls itself a table', pdf, 'a.xlsx', { kind: 'disguised', found: 'pdf' }],
    ['a text that calls itself a program', text('hello'), 'a.exe', { kind: 'disguised', found: 'text' }],
    ['a name without an ending', pdf, 'a', { kind: 'disguised', found: 'pdf' }],
    ['a second ending', pdf, 'a.pdf.html', { kind: 'disguised', found: 'pdf' }],
  ])('%s is refused', async (_, bytes, fileName, refused) => {
    const { part, outcome } = await uploaded(bytes, fileName)
    expect(outcome).toEqual(refused)
    await expect(stat(filePath(folder, place, hashOf(bytes)))).rejects.toThrow('ENOENT')
    expect(await receivedBytes(folder, part)).toBe(0)
  })

  test('the same content is kept once', async () => {
    const bytes = text('同一份材料')
    await uploaded(bytes, '一.txt')
    const first = await stat(filePath(folder, place, hashOf(bytes)))
    const { outcome } = await uploaded(bytes, '二.txt')
    expect(outcome).toMatchObject({ kind: 'kept' })
    expect((await stat(filePath(folder, place, hashOf(bytes)))).size).toBe(first.size)
  })

  test('that nobody goes on with is removed, one that is under way stays', async () => {
    const stale = { jurisdictionId: place, uploadId: randomUUID(), size: 9 }
    const fresh = { ...stale, uploadId: randomUUID() }
    for (const part of [stale, fresh]) await receiveBytes(folder, part, 0, pieces(text('123'), 3))
    const then = new Date(Date.now() - 3_600_000)
    // a process that was killed while it wrote a copy beside a kept file, or sealed one again
    const kept = filePath(folder, place, hashOf(text('在的')))
    const held = heldPath(folder, place, stale.uploadId)
    const begun = [`${kept}.${stale.uploadId}.new`, `${kept}.resealed`, `${held}.${stale.uploadId}.new`]
    for (const path of [kept, held, ...begun]) {
      await makeFolderOf(path)
      await writeFile(path, '在的')
      await utimes(path, then, then)
    }
    await utimes(partPath(folder, place, stale.uploadId), then, then)
    expect(await removeStaleParts(folder, new Date(Date.now() - 60_000), new Date(Date.now() + 60_000))).toBe(4)
    expect([await receivedBytes(folder, stale), await receivedBytes(folder, fresh)]).toEqual([0, 3])
    expect((await readdir(dirname(held))).concat(await readdir(dirname(kept)))).toEqual([
      basename(held),
      basename(kept),
    ])
  })
})

test.each(['../../etc', 'A'.repeat(64), `${'a'.repeat(63)}/`])('no path is made of %s', (hash) => {
  expect(() => filePath(folder, place, hash)).toThrow(RangeError)
  expect(() => filePath(folder, '..', 'a'.repeat(64))).toThrow(RangeError)
  expect(() => partPath(folder, place, `../${place}`)).toThrow(RangeError)
})

describe('a file held apart', () => {
  const hold = async (bytes: Uint8Array) => {
    const heldId = randomUUID()
    const path = heldPath(folder, place, heldId)
    await makeFolderOf(path)
    await writeFile(path, bytes)
    return heldId
  }

  test('that was moved by a release whose record then failed is released again', async () => {
    const bytes = text('一份带宏的表')
    const heldId = await hold(bytes)
    await releaseHeld(folder, place, heldId, hashOf(bytes))
    await releaseHeld(folder, place, heldId, hashOf(bytes))
    expect(hashOf(await readFile(filePath(folder, place, hashOf(bytes))))).toBe(hashOf(bytes))
  })

  test('that is another than was handed in, or lies nowhere, is not released', async () => {
    const heldId = await hold(text('换过的内容'))
    const hash = hashOf(text('原来的内容'))
    await expect(releaseHeld(folder, place, heldId, hash)).rejects.toThrow('not the one')
    await removeHeld(folder, place, heldId)
    await expect(releaseHeld(folder, place, heldId, hash)).rejects.toThrow('ENOENT')
  })
})

describe('a reduced picture', () => {
  test('is drawn again and within its edge', async () => {
    const bytes = await picture(600)
    await uploaded(bytes, 'b.png')
    const drawn = await thumbnail(folder, place, hashOf(bytes), 240)
    expect(await sharp(drawn ?? Buffer.alloc(0)).metadata()).toMatchObject({ format: 'webp', width: 240, height: 240 })
    expect(await thumbnail(folder, place, hashOf(bytes), 240)).toEqual(drawn)
  })

  test('is none of a picture with far too many pixels, and of one that is damaged', async () => {
    // says 60000 × 60000 in its head
    const huge = Buffer.from(await picture(10))
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    await uploaded(new Uint8Array(huge), 'c.png')
    expect(await thumbnail(folder, place, hashOf(huge), 240)).toBeNull()
    expect(await thumbnail(folder, place, 'e'.repeat(64), 240)).toBeNull()
  })
})

test.each([
  ['C:\\文件\\照片.jpg', '照片.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['报告\u202efdp.exe', '报告fdp.exe'],
  ['一\r\nset-cookie: x.pdf', '一set-cookie x.pdf'],
  ['...', '未命名'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(170)}.pdf`],
])('the name %j is kept as %j', (given, kept) => {
  expect(plainFileName(given)).toBe(kept)
})

test('a name in a header is letters, digits and percent signs', () => {
  expect(asAttachment("甲'(1).pdf")).toBe('attachment; filename="file"; filename*=UTF-8\'\'%E7%94%B2%27%281%29.pdf')
})
