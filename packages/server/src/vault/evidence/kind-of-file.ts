import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import type { FileKindName } from './file-kind.ts'
import { namesInZip } from './names-in-zip.ts'
import type { ReadAt } from './read-at.ts'

/** What a file is by its content alone; what may not be kept says why. */
export type FoundKind =
  | { readonly kind: 'known'; readonly name: FileKindName }
  | { readonly kind: 'unknown'; readonly why: 'macros' | 'encrypted' | 'other' }

/** Looks into the file, by its path, or into its bytes: its first bytes, the directory of a container, every byte of what may be text. */
export async function kindOfFile(source: string | Uint8Array): Promise<FoundKind> {
  const file = typeof source === 'string' ? await open(source, 'r') : inMemory(source)
  try {
    const { size } = await file.stat()
    const head = await piece(file, 0, Math.min(size, 4100))
    if (startsWith(head, 'PK\x03\x04')) return await inZip(file, size)
    if (startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return await inCompound(file, size)
    if (startsWith(head, '{\\rtf')) return known('rtf')
    const found = (await fileTypeFromBuffer(head))?.ext
    if (found === 'pdf' || found === 'jpg' || found === 'png' || found === 'webp' || found === 'heic')
      return known(found)
    return found === undefined && (await isText(file, size, head)) ? known('text') : other
  } finally {
    await file.close()
  }
}

const inMemory = (bytes: Uint8Array) => ({
  read: async (buffer: Buffer, offset: number, length: number, position: number) => {
    const part = bytes.subarray(position, position + length)
    buffer.set(part, offset)
    return { buffer, bytesRead: part.length }
  },
  stat: async () => ({ size: bytes.length }),
  close: async () => undefined,
})

const known = (name: FileKindName): FoundKind => ({ kind: 'known', name })
const other: FoundKind = { kind: 'unknown', why: 'other' }

/** Office's own and OFD are archives that a file of a certain name tells apart. */
async function inZip(file: ReadAt, size: number): Promise<FoundKind> {
  const names = await namesInZip(file, size)
  if (!names) return other
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return { kind: 'unknown', why: 'macros' }
  if (names.includes('OFD.xml')) return known('ofd')
  if (!names.includes('[Content_Types].xml')) return other
  if (names.includes('word/document.xml')) return known('docx')
  if (names.includes('xl/workbook.xml')) return known('xlsx')
  if (names.includes('ppt/presentation.xml')) return known('pptx')
  return other
}

const streams: readonly (readonly [name: string, FoundKind])[] = [
  ['EncryptedPackage', { kind: 'unknown', why: 'encrypted' }],
  ['WordDocument', known('doc')],
  ['Workbook', known('xls')],
  ['Book', known('xls')],
  ['PowerPoint Document', known('ppt')],
]

/** The old Office's containers: their streams are named in entries of 128 bytes, somewhere behind the head of 512. */
async function inCompound(file: ReadAt, size: number): Promise<FoundKind> {
  const marks = streams.map(([name, kind]) => [Buffer.from(`${name}\0`, 'utf16le'), kind] as const)
  const found = new Set<FoundKind>()
  for await (const bytes of pieces(file, 512, size))
    for (let at = 0; at + 128 <= bytes.length; at += 128)
      // the entry's own length of its name, and that it is a stream, so that text in a document is no name
      for (const [mark, kind] of marks)
        if (
          bytes.readUInt16LE(at + 64) === mark.length &&
          bytes[at + 66] === 2 &&
          bytes.compare(mark, 0, mark.length, at, at + mark.length) === 0
        )
          found.add(kind)
  for (const [, kind] of streams) if (found.has(kind)) return kind
  return other
}

const programs = /^(MZ|\x7fELF|#!|<\?xml|<\?php|<!doctype|<html|<svg|<script)/i

/** Plain text in UTF-8, UTF-16 with its mark, or GB18030: no control characters, no beginning of a page or a program. */
async function isText(file: ReadAt, size: number, head: Buffer): Promise<boolean> {
  if (size === 0 || programs.test(head.toString('latin1').replace(/^(\xef\xbb\xbf|\s)+/, ''))) return false
  const encodings = startsWith(head, '\xff\xfe') ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) if (await decodes(file, size, encoding)) return true
  return false
}

async function decodes(file: ReadAt, size: number, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of pieces(file, 0, size))
      if (controls.test(decoder.decode(bytes, { stream: true }))) return false
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/

async function* pieces(file: ReadAt, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += PIECE) yield await piece(file, at, Math.min(PIECE, to - at))
}

async function piece(file: ReadAt, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

function startsWith(bytes: Buffer, mark: string): boolean {
  return bytes.subarray(0, mark.length).equals(Buffer.from(mark, 'latin1'))
}

const PIECE = 1024 * 1024
