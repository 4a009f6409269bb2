import { rm } from 'node:fs/promises'
import { type EvidenceFolder, filePath, thumbnailPath } from './evidence-folder.ts'
import { pictureEdges } from './thumbnail.ts'

/** Remove a kept file and its reduced pictures for good; one that is gone already is no trouble. */
export async function removeKept(folder: EvidenceFolder, jurisdictionId: string, hash: string): Promise<void> {
  const pictures = Object.values(pictureEdges).map((edge) => thumbnailPath(folder, jurisdictionId, hash, edge))
  for (const path of [filePath(folder, jurisdictionId, hash), ...pictures]) await rm(path, { force: true })
}
