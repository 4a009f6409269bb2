import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract, pack } from 'tar-stream'

/** One file of an archive, read whole. */
export interface TarMember {
  readonly name: string
  readonly content: Buffer
}

/** One file of an archive that is read piece by piece, before the next is asked for. */
export interface TarStream {
  readonly name: string
  readonly size: number
  readonly pieces: AsyncIterable<Buffer>
}

/** No part of ours is larger: documents have 20 MB at most, tables are cut into smaller parts. */
const largestMember = 256 * 1024 * 1024

/** An archive that is being written; its files come out of `bytes` one after another. */
export interface TarWriter {
  readonly bytes: Readable
  /** Adds a file of `size` bytes. Settles when all of it was taken. @throws when `bytes` is destroyed before that */
  readonly add: (name: string, size: number, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<void>
  readonly end: () => void
}

/** A new archive whose files all have the moment `at`. */
export function tarWriter(at: Date): TarWriter {
  const tar = pack()
  return {
    bytes: tar,
    add: async (name, size, pieces) => {
      const taken = Promise.withResolvers<void>()
      taken.promise.catch(() => undefined)
      const entry = tar.entry({ name, size, mtime: at, mode: 0o644 }, (error) =>
        error ? taken.reject(error) : taken.resolve(),
      )
      for await (const piece of pieces)
        if (!entry.write(piece))
          await Promise.race([new Promise((resolve) => entry.once('drain', resolve)), taken.promise])
      entry.end()
      await taken.promise
    },
    end: () => tar.finalize(),
  }
}

/**
 * The files of an archive in order, one in memory at a time; those that `streamed` names are not read whole.
 * @throws {TarError} when it is no archive, breaks off, a member is no file, or a part is too large; what `bytes` throws
 */
export async function* readTar(
  bytes: Readable,
  streamed: (name: string) => boolean = () => false,
): AsyncGenerator<TarMember | TarStream> {
  const entries = extract()
  // what goes in without a file coming out is a name or an attribute as long as the archive says: not ours
  let unseen = 0
  const counted = new PassThrough({
    transform(chunk: Buffer, _, done) {
      unseen += chunk.length
      done(unseen > largestMember ? new TarError('a part is too large') : null, chunk)
    },
  })
  const fed = pipeline(bytes, counted, entries)
  fed.catch(() => undefined)
  try {
    for await (const entry of entries) {
      const { name, size = 0, type } = entry.header
      const pieces = piecesOf(entry, () => {
        unseen = 0
      })
      // a link, a device, a folder: no archive of ours has any, and what reads it elsewhere may follow it
      if (type !== 'file' && type !== 'contiguous-file') throw new TarError(`${name} is no file`)
      if (streamed(name)) {
        yield { name, size, pieces }
        entry.resume()
      } else {
        if (size > largestMember) throw new TarError('a part is too large')
        const parts: Buffer[] = []
        for await (const piece of pieces) parts.push(piece)
        yield { name, content: Buffer.concat(parts) }
      }
    }
    await fed
  } catch (error) {
    // tar-stream's own errors have no code; the system's and those of the packing do
    if (error instanceof TarError || !(error instanceof Error) || 'code' in error) throw error
    throw new TarError(error.message, { cause: error })
  }
}

async function* piecesOf(entry: AsyncIterable<unknown>, onPiece: () => void): AsyncGenerator<Buffer> {
  onPiece()
  for await (const piece of entry) {
    onPiece()
    if (piece instanceof Uint8Array) yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  }
}

/** The bytes are no whole archive. */
export class TarError extends Error {
  override readonly name = 'TarError'
}
