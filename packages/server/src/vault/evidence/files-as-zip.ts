import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

/** A file to be put into an archive. */
export interface FileToPack {
  /** Path in the archive, with `/` between folders. */
  readonly path: string
  readonly at: Date
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A ZIP archive of files as they are, piece by piece as it is read: no file is ever whole in memory. */
export function filesAsZip(files: AsyncIterable<FileToPack>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(pieces(files), { objectMode: false })) as ReadableStream<Uint8Array>
}

async function* pieces(files: AsyncIterable<FileToPack>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for await (const { path, at, bytes } of files) {
    const file = new ZipPassThrough(path)
    file.mtime = at
    zip.add(file)
    for await (const piece of bytes) {
      file.push(piece)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
