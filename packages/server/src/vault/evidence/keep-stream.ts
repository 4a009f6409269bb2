import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writePlain } from '../sealing/plain-file.ts'
import { type EvidenceFolder, filePath, makeFolderOf, syncFolder } from './evidence-folder.ts'

/** What became of a file that came piece by piece. */
export type KeptStream =
  | { readonly kind: 'kept'; readonly path: string }
  | { readonly kind: 'there' }
  | { readonly kind: 'other-hash' }

/**
 * Put a file of `size` bytes that comes piece by piece under its hash, sealed where the folder is; only bytes that are the
 * hash's stay. One that is there stays.
 */
export async function keepStream(
  folder: EvidenceFolder,
  jurisdictionId: string,
  hash: string,
  size: number,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<KeptStream> {
  const path = filePath(folder, jurisdictionId, hash)
  if (await stat(path).catch(() => null)) return { kind: 'there' }
  await makeFolderOf(path)
  if (!(await writePlain(path, pieces, folder.sealing ?? null, { hash, size }))) return { kind: 'other-hash' }
  await syncFolder(dirname(path))
  return { kind: 'kept', path }
}
