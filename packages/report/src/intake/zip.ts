import { Inflate } from 'fflate'
import { type ZipEnd, type ZipEntry, zipEnd, zipListed, zipStart } from './zip-directory.ts'

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

/** Unpacks the bytes of an entry, at most `limit` of them. @throws {ZipError} or anything else where it cannot */
export type ZipInflate = (data: Uint8Array, limit: number) => Uint8Array

/** How an archive is read. */
export interface ZipLimits {
  /** Bytes that its entries may unpack to together. */
  readonly most?: number
  /** Bytes that one of them may. */
  readonly mostOfOne?: number
  readonly mostEntries?: number
  /** What unpacks in place of our own, which runs everywhere. */
  readonly inflate?: ZipInflate
}

/**
 * The entries of a zip archive, each unpacked when it is asked for. Sizes are compared with the limits twice: as declared
 * and, because declarations lie, as they come out.
 */
export class Zip {
  readonly #bytes: Uint8Array
  readonly #end: ZipEnd
  readonly #directory: ReturnType<typeof zipListed>
  readonly #byName: ReadonlyMap<string, ZipEntry>
  readonly #limits: ZipLimits
  #left: number

  /** @throws {ZipError} when there is no directory, as in a file that was cut off, or it lists too many */
  constructor(bytes: Uint8Array, limits: ZipLimits = {}) {
    this.#bytes = bytes
    this.#limits = limits
    this.#left = limits.most ?? mostBytes
    const end = zipEnd(bytes)
    if (!end) throw new ZipError('broken')
    if (end.entries > (limits.mostEntries ?? Number.POSITIVE_INFINITY)) throw new ZipError('too-large')
    this.#end = end
    this.#directory = zipListed(bytes.subarray(end.start, end.at), end.entries)
    this.#byName = new Map(this.#directory.entries.map((entry) => [entry.name, entry]))
  }

  /** Every entry as the directory lists it, also several of one name. */
  get entries(): readonly ZipEntry[] {
    return this.#directory.entries
  }

  /** Whether the directory lists as many entries as the archive's end says, and each of them stands where it says. */
  get whole(): boolean {
    const { entries } = this.#directory
    return entries.length === this.#end.entries && entries.every((entry) => this.#span(entry) !== null)
  }

  /** Whether the archive holds other bytes than those it lists, or some twice: a second file may stand in it. */
  get hides(): boolean {
    const spans = this.entries.map((entry) => this.#span(entry)).filter((span) => span !== null)
    let reached = 0
    for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
      // a descriptor of up to 24 bytes may stand behind an entry
      if (from - reached > 24 || from < reached) return true
      reached = to
    }
    const { start, at } = this.#end
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength)
    const behind = this.#bytes.length - at - 22
    return start - reached > 24 || start + this.#directory.length !== at || behind > view.getUint16(at + 20, true)
  }

  /** Where an entry stands, its own header included; null when not before the directory. */
  #span(entry: ZipEntry): readonly [from: number, to: number] | null {
    const start = zipStart(this.#bytes, entry)
    return start === null || start + entry.packed > this.#end.start ? null : [entry.header, start + entry.packed]
  }

  /** Names of the entries, folders with `/`. */
  names(): IterableIterator<string> {
    return this.#byName.keys()
  }

  has(name: string): boolean {
    return this.#byName.has(name)
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

  /** An entry's bytes, of several with one name the last's; null when there is none. @throws {ZipError} */
  bytes(name: string): Uint8Array | null {
    const entry = this.#byName.get(name)
    return entry ? this.unpacked(entry) : null
  }

  /** The bytes of one of `entries`. @throws {ZipError} */
  unpacked(entry: ZipEntry): Uint8Array {
    if (entry.encrypted) throw new ZipError('encrypted')
    const limit = Math.min(this.#left, this.#limits.mostOfOne ?? Number.POSITIVE_INFINITY)
    if (entry.unpacked > limit && entry.unpacked !== 0xffffffff) throw new ZipError('too-large')
    const bytes = unpack(this.#bytes, entry, limit, this.#limits.inflate ?? inflate)
    this.#left -= bytes.length
    return bytes
  }
}

function unpack(bytes: Uint8Array, entry: ZipEntry, limit: number, inflate: ZipInflate): Uint8Array {
  const start = zipStart(bytes, entry)
  if (start === null) throw new ZipError('broken')
  const { method, packed } = entry
  const data = bytes.subarray(start, packed === 0xffffffff ? bytes.length : start + packed)
  if (method === 0 && data.length > limit) throw new ZipError('too-large')
  if (method === 0) return data
  if (method !== 8 || limit < 1) throw new ZipError('broken')
  try {
    return inflate(data, limit)
  } catch (cause) {
    throw cause instanceof ZipError ? cause : new ZipError('broken')
  }
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
  for (let at = 0; at < data.length && !done; at += step)
    stream.push(data.subarray(at, at + step), at + step >= data.length)
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
