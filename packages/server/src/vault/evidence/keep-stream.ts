import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type EvidenceFolder, filePath, makeFolderOf, syncFolder } from './evidence-folder.ts'

/** What became of a file that came piece by piece. */
export type KeptStream =
  | { readonly kind: 'kept'; readonly path: string }
  | { readonly kind: 'there' }
  | { readonly kind: 'other-hash' }

/** Put a file that comes piece by piece under its hash; only bytes that are the hash's stay. One that is there stays. */
export async function keepStream(
  folder: EvidenceFolder,
  jurisdictionId: string,
  hash: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<KeptStream> {
  const path = filePath(folder, jurisdictionId, hash)
  if (await stat(path).catch(() => null)) return { kind: 'there' }
  await makeFolderOf(path)
  const beside = `${path}.${randomUUID()}.new`
  const found = createHash('sha256')
  const file = await open(beside, 'w', 0o600)
  try {
    for await (const piece of pieces) {
      found.update(piece)
      await file.writeFile(piece)
    }
    await file.sync()
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  if (found.digest('hex') !== hash) {
    await rm(beside, { force: true })
    return { kind: 'other-hash' }
  }
  await rename(beside, path)
  await syncFolder(dirname(path))
  return { kind: 'kept', path }
}
