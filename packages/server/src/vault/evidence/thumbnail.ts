import { stat } from 'node:fs/promises'
import { readers, WorkStopped } from '../../workers/in-worker.ts'
import { plainBytes, readPlain, writePlain } from '../sealing/plain-file.ts'
import type { PlainContent } from '../sealing/sealed-stream.ts'
import { type EvidenceFolder, filePath, makeFolderOf, thumbnailPath } from './evidence-folder.ts'

/** Longest edge of a reduced picture, in pixels: for a list, and for looking at. */
export const pictureEdges = { small: 240, large: 1600 } as const

/**
 * A reduced picture of a kept file as WebP, drawn again from its pixels, so that nothing that hid in the original reaches a
 * page; kept beside it. Null when it cannot be drawn: too many pixels, damaged, or it took too long. In a worker process.
 */
export async function thumbnail(
  folder: EvidenceFolder,
  jurisdictionId: string,
  hash: string,
  edge: number,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const target = thumbnailPath(folder, jurisdictionId, hash, edge)
  const sealing = folder.sealing ?? null
  // one that cannot be read is drawn again
  const kept = await plainBytes(target, sealing).catch(() => null)
  if (kept) return kept
  const source = filePath(folder, jurisdictionId, hash)
  if (!(await stat(source).catch(() => null))) return null
  // a sealed file is opened here: a worker has no keys
  const { sealed } = await readPlain(source, sealing).then(closed)
  const drawn = await draw(sealed ? await plainBytes(source, sealing) : source, edge, signal)
  if (!drawn) return null
  await makeFolderOf(target)
  await writePlain(target, [drawn], sealing, { size: drawn.length })
  return drawn
}

async function closed(plain: PlainContent): Promise<PlainContent> {
  await plain.pieces[Symbol.asyncIterator]().return?.()
  return plain
}

/** In a worker: what decodes a picture may be made to take all there is. */
async function draw(
  source: string | Uint8Array,
  edge: number,
  signal: AbortSignal | undefined,
): Promise<Buffer | null> {
  try {
    const drawn = await readers.run<Uint8Array | null>(evidenceWork, 'draw', { source, edge }, signal)
    return drawn && Buffer.from(drawn)
  } catch (error) {
    if (error instanceof WorkStopped && (error.reason === 'time' || error.reason === 'memory')) return null
    throw error
  }
}

const evidenceWork = new URL('evidence-work.ts', import.meta.url)
