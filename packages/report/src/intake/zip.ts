import { Inflate } from 'fflate'
import { type ZipEntry, zipEnd, zipEntries } from './zip-directory.ts'

export * from './zip-directory.ts'

/** Bytes that all entries which are read of one archive may unpack to: ten times the XML of a long report. */
const mostBytes = 24 * 1024 * 1024
/** Input is unpacked in parts of this size, so that a bomb is noticed before it has filled the memory. */
const step = 8 * 1024

/** Why an archive cannot be unpacked; thrown by {@link Zip} and turned into a refusal by its reader. */
export class ZipError extends Error {
  readonly reason: 'broken' | 'encrypted' | 'too-large'
  constructor(reason: 'broken' | 'encrypted' | 'too-large') {
    super(`zip: ${reason}`)
    this.reason = reason
  }
}

/**
 * The entries of a zip archive, each unpacked when it is asked for. Sizes are held against the limit twice: as declared
 * and, because declarations lie, as they come out.
 */
export class Zip {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, ZipEntry>
  #left: number

  /** `most` bytes may its entries unpack to together. @throws {ZipError} when there is no directory, as in a file that was cut off */
  constructor(bytes: Uint8Array, most = mostBytes) {
    this.#bytes = bytes
    this.#left = most
    const end = zipEnd(bytes)
    if (!end) throw new ZipError('broken')
    this.#entries = zipEntries(bytes.subarray(end.start, end.at), end.entries)
  }

  /** Names of the entries, folders with `/`. */
  names(): IterableIterator<string> {
    return this.#entries.keys()
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** An entry as UTF-8 text (or UTF-16 where it is marked so); null when there is none. @throws {ZipError} */
  text(name: string): string | null {
    const bytes = this.bytes(name)
    if (!bytes) return null
    const wide =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : 'utf-8'
    return new TextDecoder(wide).decode(bytes)
  }

  /** An entry's bytes; null when there is none. @throws {ZipError} */
  bytes(name: string): Uint8Array | null {
    const entry = this.#entries.get(name)
    if (!entry) return null
    if (entry.encrypted) throw new ZipError('encrypted')
    if (entry.unpacked > this.#left && entry.unpacked !== 0xffffffff) throw new ZipError('too-large')
    const bytes = unpack(this.#bytes, entry, this.#left)
    this.#left -= bytes.length
    return bytes
  }
}

function unpack(bytes: Uint8Array, { method, packed, header }: ZipEntry, limit: number): Uint8Array {
  if (header + 30 > bytes.length) throw new ZipError('broken')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  const data = bytes.subarray(start, packed === 0xffffffff ? bytes.length : start + packed)
  if (method === 0 && data.length > limit) throw new ZipError('too-large')
  if (method === 0) return data
  if (method !== 8) throw new ZipError('broken')
  return inflate(data, limit)
}

function inflate(data: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  let done = false
  const stream = new Inflate((chunk, final) => {
    length += chunk.length
    if (length > limit) throw new ZipError('too-large')
    if (chunk.length > 0) chunks.push(chunk)
    done ||= final
  })
  try {
    for (let at = 0; at < data.length && !done; at += step)
      stream.push(data.subarray(at, at + step), at + step >= data.length)
  } catch (cause) {
    if (cause instanceof ZipError) throw cause
    throw new ZipError('broken')
  }
  return join(chunks, length)
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks
  if (only && chunks.length === 1) return only
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
