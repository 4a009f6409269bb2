import { randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { SealError } from './sealed-stream.ts'
import type { Sealing, SealingKey } from './sealing-keys.ts'
import { frameCipher, type SuiteName, suiteNames } from './suites.ts'

/**
 * A sealed content that grows: a mark, the length of the head, the head as JSON, then records. Each has the lengths of
 * its content and of its body, a salt of its own, so that no key seals two, and the body, sealed with where it stands.
 * What broke off in the middle of a record is as not there.
 */
const mark = Buffer.from('\0LUOSHI\x02', 'latin1')
const recordHead = 24
const recordBytes = 64 * 1024

interface Grown {
  readonly suite: SuiteName
  readonly key: SealingKey
  readonly head: Buffer
  /** Where the first record begins. */
  readonly start: number
}

/** How many bytes of content a growing file holds; 0 where there is none, or none that the present keys open. */
export async function grownSize(path: string, sealing: Sealing): Promise<number> {
  return (await walked(path, sealing))?.size ?? 0
}

/** Writes behind what a growing file holds; what cannot be gone on from is begun again. */
export async function growingFile(path: string, sealing: Sealing, suite: SuiteName) {
  const had = await walked(path, sealing)
  const file = await open(path, had ? 'r+' : 'w', 0o600)
  const grown = had ?? (await begun(file, suite, await sealing.present()))
  let [size, end, waiting] = [grown.size, grown.end, Buffer.alloc(0)]
  const write = async (content: Buffer) => {
    const salt = randomBytes(16)
    const body = frameCipher(grown.suite, grown.key.bytes, salt, grown.head).seal(content, size, false)
    const record = Buffer.concat([uint32(content.length), uint32(body.length), salt, body])
    await writeAll(file, record, end)
    end += record.length
    size += content.length
  }
  return {
    append: async (bytes: Uint8Array) => {
      waiting = Buffer.concat([waiting, bytes])
      for (; waiting.length >= recordBytes; waiting = waiting.subarray(recordBytes))
        await write(waiting.subarray(0, recordBytes))
    },
    /** Writes what waits and closes the file. */
    close: async () => {
      try {
        if (waiting.length > 0) await write(waiting)
        await file.truncate(end)
      } finally {
        await file.close()
      }
    },
  }
}

/** The content of a growing file. @throws {SealError} where its key is not here, or it was changed */
export async function* grownPieces(path: string, sealing: Sealing): AsyncGenerator<Buffer> {
  const grown = await walked(path, sealing)
  if (!grown) throw new SealError('no-key', '')
  const file = await open(path, 'r')
  try {
    let size = 0
    for (const { at, length, bytes } of grown.records) {
      const record = await piece(file, at, recordHead + bytes)
      const cipher = frameCipher(grown.suite, grown.key.bytes, record.subarray(8, recordHead), grown.head)
      const content = cipher.open(record.subarray(recordHead), size, false)
      if (content?.length !== length) throw new SealError('changed', grown.key.id)
      size += length
      yield content
    }
  } finally {
    await file.close()
  }
}

interface Record {
  readonly at: number
  /** Bytes of the content, and of the body it is sealed in. */
  readonly length: number
  readonly bytes: number
}

interface Walked extends Grown {
  readonly records: readonly Record[]
  readonly size: number
  /** Where the next record goes. */
  readonly end: number
}

/** The records of a growing file; null where it is not one that the keys open. */
async function walked(path: string, sealing: Sealing): Promise<Walked | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return null
  try {
    const grown = await headOf(file, sealing)
    if (!grown) return null
    const whole = (await file.stat()).size
    const records: Record[] = []
    let [at, size] = [grown.start, 0]
    while (at + recordHead <= whole) {
      const said = await piece(file, at, 8)
      const [length, bytes] = [said.readUInt32BE(), said.readUInt32BE(4)]
      if (length > recordBytes || bytes > recordBytes + 128 || at + recordHead + bytes > whole) break
      records.push({ at, length, bytes })
      size += length
      at += recordHead + bytes
    }
    return { ...grown, records, size, end: at }
  } finally {
    await file.close()
  }
}

async function headOf(file: FileHandle, sealing: Sealing): Promise<Grown | null> {
  const begin = await piece(file, 0, mark.length + 4)
  if (begin.length < mark.length + 4 || !begin.subarray(0, mark.length).equals(mark)) return null
  const length = begin.readUInt32BE(mark.length)
  const head = await piece(file, begin.length, Math.min(length, 4096))
  try {
    const { suite, key: id } = JSON.parse(head.toString('utf8')) as { suite: SuiteName; key: string }
    const key = suiteNames.includes(suite) ? await sealing.find(id) : undefined
    return key ? { suite, key, head, start: begin.length + length } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function begun(file: FileHandle, suite: SuiteName, key: SealingKey): Promise<Walked> {
  const head = Buffer.from(JSON.stringify({ suite, key: key.id }))
  const begin = Buffer.concat([mark, uint32(head.length), head])
  await writeAll(file, begin, 0)
  return { suite, key, head, start: begin.length, records: [], size: 0, end: begin.length }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten
}

async function piece(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
