import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { growingFile, grownSize } from '../sealing/growing-file.ts'
import { type EvidenceFolder, makeFolderOf, partPath } from './evidence-folder.ts'

/** How far an upload has come, or where the bytes handed in do not fit on. */
export type Received =
  | { readonly kind: 'received'; readonly offset: number }
  | { readonly kind: 'elsewhere'; readonly offset: number }
  | { readonly kind: 'too-long'; readonly offset: number }

/** Which upload of which place, and how long its file is to become. */
export interface PartOf {
  readonly jurisdictionId: string
  readonly uploadId: string
  readonly size: number
}

/** How many bytes of an upload have arrived. */
export async function receivedBytes(folder: EvidenceFolder, part: PartOf): Promise<number> {
  return sizeOf(folder, partPath(folder, part.jurisdictionId, part.uploadId))
}

/**
 * Write bytes behind those that have arrived. Bytes for another place than `offset` bytes in are refused with the place
 * that is wanted; where the line breaks off, what had come stays and is gone on from. One writer at a time.
 */
export async function receiveBytes(
  folder: EvidenceFolder,
  part: PartOf,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Received> {
  const path = partPath(folder, part.jurisdictionId, part.uploadId)
  return inTurn(path, async () => {
    const had = await sizeOf(folder, path)
    if (offset !== had) return { kind: 'elsewhere', offset: had }
    await makeFolderOf(path)
    const file = await writer(folder, path)
    let at = had
    try {
      for await (const piece of bytes) {
        if (at + piece.length > part.size) return { kind: 'too-long', offset: at }
        await file.append(piece)
        at += piece.length
      }
    } finally {
      await file.close()
    }
    return { kind: 'received', offset: at }
  })
}

/** Remove what has arrived of an upload. */
export async function discardPart(folder: EvidenceFolder, part: Omit<PartOf, 'size'>): Promise<void> {
  const path = partPath(folder, part.jurisdictionId, part.uploadId)
  await inTurn(path, () => rm(path, { force: true }))
}

/**
 * Remove the parts nothing was written to since `before`, and those of after `ahead`; returns how many. So go the copies
 * that a process was writing beside a kept, held or reduced file when it was killed: nobody else would ever remove them.
 */
export async function removeStaleParts({ path }: EvidenceFolder, before: Date, ahead: Date): Promise<number> {
  let removed = 0
  for (const place of await readdir(path).catch(() => []))
    for (const room of await readdir(join(path, place)).catch(() => []))
      for (const name of await readdir(join(path, place, room)).catch(() => [])) {
        if (room !== 'parts' && !/\.(new|resealed)$/.test(name)) continue
        const file = join(path, place, room, name)
        const facts = await stat(file).catch(() => null)
        if (!facts || (facts.mtime >= before && facts.mtime <= ahead)) continue
        await rm(file, { force: true })
        removed += 1
      }
  return removed
}

/** Writes behind what has arrived: sealed where the folder is. */
async function writer({ sealing }: EvidenceFolder, path: string) {
  if (sealing?.suite) return growingFile(path, sealing, sealing.suite)
  const file = await open(path, 'a', 0o600)
  return { append: (bytes: Uint8Array) => file.writeFile(bytes), close: () => file.close() }
}

async function sizeOf({ sealing }: EvidenceFolder, path: string): Promise<number> {
  // one of before the sealing was set begins again
  if (sealing?.suite) return grownSize(path, sealing)
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0
      throw error
    },
  )
}

const turns = new Map<string, Promise<unknown>>()

/** One after another for one file; this process is the only one that writes to its folder. */
export async function inTurn<T>(path: string, act: () => Promise<T>): Promise<T> {
  const before = turns.get(path)
  const mine = (before ?? Promise.resolve()).then(act, act)
  const settled = mine.catch(() => undefined)
  turns.set(path, settled)
  try {
    return await mine
  } finally {
    if (turns.get(path) === settled) turns.delete(path)
  }
}
