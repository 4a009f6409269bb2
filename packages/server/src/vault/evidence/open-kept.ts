import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type EvidenceFolder, filePath } from './evidence-folder.ts'

/** A kept file to be read; undefined when it does not lie in the folder. */
export async function openKept(
  folder: EvidenceFolder,
  jurisdictionId: string,
  hash: string,
): Promise<{ readonly size: number; readonly stream: ReadableStream<Uint8Array> } | undefined> {
  const file = await open(filePath(folder, jurisdictionId, hash), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  const { size } = await file.stat()
  return { size, stream: Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array> }
}
