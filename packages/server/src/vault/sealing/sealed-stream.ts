import { randomBytes } from 'node:crypto'
import { byteReader } from './byte-reader.ts'
import type { Sealing, SealingKey } from './sealing-keys.ts'
import { frameCipher, type SuiteName, suiteNames } from './suites.ts'

/**
 * A sealed content: a mark, the length of the head, the head as JSON, then frames of at most {@link frameBytes}, each
 * behind its length, of which the highest bit says that it is the last.
 */
const mark = Buffer.from('\0LUOSHI\x01', 'latin1')
const frameBytes = 64 * 1024
const lastBit = 0x80_00_00_00

interface Head {
  readonly suite: SuiteName
  /** What the content's name was made with. */
  readonly hash: 'sha256'
  /** Which key of the installation. */
  readonly key: string
  readonly salt: string
  /** Bytes of the content; null where it was not known at the beginning. */
  readonly size: number | null
}

/** Content that comes out as it was before it was sealed. */
export interface PlainContent {
  /** Bytes of the content; null where a sealed one does not say or one in the clear was not asked. */
  readonly size: number | null
  /** Which key it was sealed with, and how; null for one in the clear. */
  readonly sealed: { readonly key: string; readonly suite: SuiteName } | null
  readonly pieces: AsyncIterable<Buffer>
}

/** A sealed content cannot be read: its key is not here, or it is not what was sealed. */
export class SealError extends Error {
  override readonly name = 'SealError'
  readonly reason: 'no-key' | 'changed'
  /** The id of the key; empty where the head itself cannot be read. */
  readonly key: string
  constructor(reason: SealError['reason'], key: string) {
    super(reason === 'no-key' ? `sealed with key ${key}, which is not here` : 'the sealed content was changed')
    this.reason = reason
    this.key = key
  }
}

/** Seal a content while it comes. */
export async function* sealed(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { suite, key, size = null }: { readonly suite: SuiteName; readonly key: SealingKey; readonly size?: number | null },
): AsyncGenerator<Buffer> {
  const salt = randomBytes(16)
  const head = { suite, hash: 'sha256', key: key.id, salt: salt.toString('base64'), size } satisfies Head
  const written = Buffer.from(JSON.stringify(head))
  yield Buffer.concat([mark, uint32(written.length), written])
  const cipher = frameCipher(suite, key.bytes, salt, written)
  const reader = byteReader(pieces)
  let frame = await reader.take(frameBytes)
  for (let index = 0; ; index += 1) {
    // the last frame is one that nothing follows
    const next = frame.length < frameBytes ? Buffer.alloc(0) : await reader.take(frameBytes)
    const last = next.length === 0
    const body = cipher.seal(frame, index, last)
    yield Buffer.concat([uint32(body.length + (last ? lastBit : 0)), body])
    if (last) return
    frame = next
  }
}

/**
 * A content as it was before it was sealed; one in the clear as it is. Nothing comes out of a frame that was changed.
 * @throws {SealError} at once where its key is not here, and out of `pieces` where it was changed or cut short
 */
export async function plainOf(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sealing: Pick<Sealing, 'find'> | null,
): Promise<PlainContent> {
  const reader = byteReader(pieces)
  const begin = await reader.take(mark.length)
  if (!begin.equals(mark)) return { size: null, sealed: null, pieces: reader.rest(begin) }
  const length = (await reader.take(4)).readUInt32BE()
  const written = length > 4096 ? Buffer.alloc(0) : await reader.take(length)
  const head = headIn(written)
  if (!head) throw new SealError('changed', '')
  const key = await sealing?.find(head.key)
  if (!key) throw new SealError('no-key', head.key)
  return { size: head.size, sealed: { key: head.key, suite: head.suite }, pieces: frames(reader, head, key, written) }
}

async function* frames(
  reader: ReturnType<typeof byteReader>,
  head: Head,
  key: SealingKey,
  written: Buffer,
): AsyncGenerator<Buffer> {
  const changed = new SealError('changed', head.key)
  const cipher = frameCipher(head.suite, key.bytes, Buffer.from(head.salt, 'base64'), written)
  let size = 0
  for (let index = 0; ; index += 1) {
    const said = await reader.take(4)
    if (said.length < 4) throw changed
    const length = said.readUInt32BE()
    const last = length >= lastBit
    const bytes = last ? length - lastBit : length
    if (bytes > frameBytes + 128) throw changed
    const body = await reader.take(bytes)
    const frame = body.length === bytes ? cipher.open(body, index, last) : undefined
    if (!frame) throw changed
    size += frame.length
    if (frame.length > 0) yield frame
    if (last) break
  }
  const more = await reader.take(1)
  if (more.length > 0 || (head.size !== null && head.size !== size)) throw changed
}

function headIn(written: Buffer): Head | undefined {
  try {
    const head = JSON.parse(written.toString('utf8')) as Head
    const known = suiteNames.includes(head.suite) && head.hash === 'sha256'
    return known && typeof head.key === 'string' && typeof head.salt === 'string' ? head : undefined
  } catch {
    return undefined
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
