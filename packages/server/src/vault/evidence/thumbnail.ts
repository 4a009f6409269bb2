import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type EvidenceFolder, filePath, makeFolderOf, thumbnailPath } from './evidence-folder.ts'

/** Longest edge of a reduced picture, in pixels: for a list, and for looking at. */
export const pictureEdges = { small: 240, large: 1600 } as const

/**
 * A reduced picture of a kept file as WebP, drawn anew from its pixels, so that nothing that hid in the original reaches a
 * page; kept beside it. Null when it cannot be drawn: too many pixels, damaged, or it took too long. One at a time.
 */
export async function thumbnail(
  folder: EvidenceFolder,
  jurisdictionId: string,
  hash: string,
  edge: number,
): Promise<Buffer | null> {
  const target = thumbnailPath(folder, jurisdictionId, hash, edge)
  const kept = await readFile(target).catch(() => null)
  if (kept) return kept
  const source = filePath(folder, jurisdictionId, hash)
  if (!(await stat(source).catch(() => null))) return null
  drawing = drawing.then(() => draw(source, edge))
  const drawn = await drawing
  if (!drawn) return null
  await makeFolderOf(target)
  const beside = `${target}.${process.hrtime.bigint()}`
  await writeFile(beside, drawn, { mode: 0o600 })
  await rename(beside, target).catch(() => rm(beside, { force: true }))
  return drawn
}

let drawing: Promise<Buffer | null> = Promise.resolve(null)

async function draw(source: string, edge: number): Promise<Buffer | null> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  try {
    return await sharp(source, { limitInputPixels: 60_000_000, failOn: 'truncated', sequentialRead: true, pages: 1 })
      .rotate()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .timeout({ seconds: 10 })
      .toBuffer()
  } catch {
    // whatever a picture is made like, it stays an evidence that can be downloaded
    return null
  }
}
