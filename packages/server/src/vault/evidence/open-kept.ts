import { Readable } from 'node:stream'
import { readPlain } from '../sealing/plain-file.ts'
import { type EvidenceFolder, filePath } from './evidence-folder.ts'

/**
 * A kept file to be read; undefined when it does not lie in the folder.
 * @throws {SealError} when its key is not here; out of the stream when it was changed
 */
export async function openKept(
  folder: EvidenceFolder,
  jurisdictionId: string,
  hash: string,
): Promise<{ readonly size: number; readonly stream: ReadableStream<Uint8Array> } | undefined> {
  const path = filePath(folder, jurisdictionId, hash)
  const plain = await readPlain(path, folder.sealing ?? null).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!plain) return undefined
  const stream = Readable.toWeb(Readable.from(plain.pieces, { objectMode: false })) as ReadableStream<Uint8Array>
  return { size: plain.size ?? 0, stream }
}
