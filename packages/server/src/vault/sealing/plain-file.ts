import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { type PlainContent, plainOf, sealed } from './sealed-stream.ts'
import type { Sealing } from './sealing-keys.ts'

/**
 * A file's content as it was before it was sealed, with its size where that is known.
 * @throws {SealError} as {@link plainOf}; what the system says of the file
 */
export async function readPlain(path: string, sealing: Sealing | null): Promise<PlainContent> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 })
  try {
    const plain = await plainOf(stream, sealing)
    const size = plain.sealed ? plain.size : (await stat(path)).size
    async function* pieces() {
      try {
        yield* plain.pieces
      } finally {
        stream.destroy()
      }
    }
    return { ...plain, size, pieces: pieces() }
  } catch (error) {
    stream.destroy()
    throw error
  }
}

/** All of a file's content. @throws as {@link readPlain} */
export async function plainBytes(path: string, sealing: Sealing | null): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of (await readPlain(path, sealing)).pieces) parts.push(piece)
  return Buffer.concat(parts)
}

/** SHA-256 of a file's content, 64 lower-case hexadecimal digits. @throws as {@link readPlain} */
export async function hashOfPlain(path: string, sealing: Sealing | null): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of (await readPlain(path, sealing)).pieces) hash.update(piece)
  return hash.digest('hex')
}

/**
 * Write a content, sealed where it is to be: flushed to the disk, then renamed, so that there is the whole file or none.
 * `hash`, where given, must be the content's; returns false, and no file, where it is not.
 */
export async function writePlain(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sealing: Sealing | null,
  { hash = null, size = null }: { readonly hash?: string | null; readonly size?: number | null } = {},
): Promise<boolean> {
  const found = createHash('sha256')
  async function* counted() {
    for await (const piece of pieces) {
      found.update(piece)
      yield piece
    }
  }
  const suite = sealing?.suite ?? null
  const written = suite && sealing ? sealed(counted(), { suite, key: await sealing.present(), size }) : counted()
  const beside = `${path}.${randomUUID()}.new`
  const file = await open(beside, 'w', 0o600)
  try {
    for await (const piece of written) await file.writeFile(piece)
    await file.sync()
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  if (hash !== null && found.digest('hex') !== hash) {
    await rm(beside, { force: true })
    return false
  }
  await rename(beside, path)
  return true
}
