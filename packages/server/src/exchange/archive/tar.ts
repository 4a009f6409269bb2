/** One file of an archive, read whole. */
export interface TarMember {
  readonly name: string
  readonly content: Buffer
}

/** One file of an archive that is read piece by piece; what is not read of it before the next is asked for is left out. */
export interface TarStream {
  readonly name: string
  readonly size: number
  readonly pieces: AsyncIterable<Buffer>
}

/** No part of ours is larger: documents have 20 MB at most, tables are cut into smaller parts. */
const largestMember = 256 * 1024 * 1024

/** What stands in an archive for one file: its header and its content, filled up to whole blocks (POSIX ustar). */
export function tarMember(name: string, content: Uint8Array, at: Date): Buffer[] {
  return [tarHeader(name, content.length, at), Buffer.from(content), tarFilling(content.length)]
}

/** What stands in an archive behind a file's content: zeros up to a whole block. */
export const tarFilling = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

/** What stands in an archive before a file's content. */
export function tarHeader(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')
  header.write(name, 0, 100, 'utf8')
  header.write(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100, 'ascii')
  header.write(`${octal(size, 11)}\0${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 124, 'ascii')
  header.write('        0', 148, 'ascii')
  header.write('ustar\u000000', 257, 'latin1')
  header.write(`${octal(checksum(header), 6)}\0 `, 148, 'ascii')
  return header
}

/** The two empty blocks at an archive's end. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/**
 * The files of an archive in order, one in memory at a time; those that `streamed` names are not read whole.
 * @throws {TarError} when it is no archive or breaks off
 */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  streamed: (name: string) => boolean = () => false,
): AsyncGenerator<TarMember | TarStream> {
  const source = blockSource(chunks)
  for (;;) {
    const header = await source.take(BLOCK)
    if (header.every((byte) => byte === 0)) return
    if (Number.parseInt(text(header, 148, 8), 8) !== checksum(header)) throw new TarError('no header where one is due')
    const size = Number.parseInt(text(header, 124, 12), 8)
    if (!(size >= 0 && size <= largestMember)) throw new TarError('a part is too large')
    const name = text(header, 0, 100)
    // folders and the like are not ours
    const ours = header[156] === 0x30 || header[156] === 0
    if (ours && streamed(name)) {
      const pieces = source.pieces(size)
      yield { name, size, pieces }
      for await (const _ of pieces);
      await source.take((BLOCK - (size % BLOCK)) % BLOCK)
      continue
    }
    const content = await source.take(size)
    await source.take((BLOCK - (size % BLOCK)) % BLOCK)
    if (ours) yield { name, content }
  }
}

/** The bytes are no whole archive. */
export class TarError extends Error {
  override readonly name = 'TarError'
}

const BLOCK = 512

function checksum(header: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (header[i] ?? 0)
  return sum
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length)
  const end = field.indexOf(0)
  return field
    .subarray(0, end < 0 ? length : end)
    .toString('utf8')
    .trim()
}

function blockSource(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  return {
    /** The next `count` bytes as they come. Can be gone on with by another loop where one was left. */
    pieces: (count: number): AsyncIterable<Buffer> => {
      let left = count
      return {
        [Symbol.asyncIterator]: () => ({
          next: async () => {
            if (left === 0) return { done: true, value: undefined }
            if (held.length === 0) {
              const { done, value } = await iterator.next()
              if (done) throw new TarError('the archive breaks off')
              held = Buffer.from(value)
            }
            const piece = held.subarray(0, left)
            held = held.subarray(piece.length)
            left -= piece.length
            return { done: false, value: piece }
          },
        }),
      }
    },
    take: async (count: number): Promise<Buffer> => {
      const pieces = [held]
      let length = held.length
      while (length < count) {
        const { done, value } = await iterator.next()
        if (done) throw new TarError('the archive breaks off')
        pieces.push(Buffer.from(value))
        length += value.length
      }
      const all = pieces.length === 1 ? held : Buffer.concat(pieces, length)
      held = all.subarray(count)
      return all.subarray(0, count)
    },
  }
}
