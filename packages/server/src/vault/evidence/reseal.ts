import { readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readPlain, writePlain } from '../sealing/plain-file.ts'
import { type PlainContent, SealError } from '../sealing/sealed-stream.ts'
import { type EvidenceFolder, syncFolder } from './evidence-folder.ts'

/** How the kept files of a folder are sealed, and which could not be read. */
export interface SealState {
  readonly files: number
  /** Files that are as they are to be: sealed with the present key and cipher, or in the clear where nothing is to be sealed. */
  readonly asWanted: number
  /** Files in the clear. */
  readonly clear: number
  /** Files of each other key, by its id. */
  readonly byKey: ReadonlyMap<string, number>
  /** Paths of files whose key is not here, or that were changed. */
  readonly unreadable: readonly string[]
}

/** How the kept files of a folder are sealed; nothing is changed. */
export const sealState = (folder: EvidenceFolder): Promise<SealState> => overFiles(folder, false)

/**
 * Seal every kept file with the present key and cipher, or lay it in the clear where nothing is to be sealed. A file that
 * cannot be read, or is not what its name says, stays as it is and is named; files that are held apart likewise. Reduced
 * pictures are removed: they are drawn again. An upload under way keeps its key, and is gone after a day. May be run beside a server, and again after it broke off.
 */
export async function reseal(folder: EvidenceFolder): Promise<SealState> {
  const state = await overFiles(folder, true)
  for (const place of await readdir(folder.path).catch(() => []))
    await rm(join(folder.path, place, 'thumbnails'), { recursive: true, force: true })
  return state
}

async function overFiles(folder: EvidenceFolder, change: boolean): Promise<SealState> {
  const { sealing = null } = folder
  const suite = sealing?.suite ?? null
  const key = suite === null ? null : ((await sealing?.present())?.id ?? null)
  let [files, asWanted, clear] = [0, 0, 0]
  const byKey = new Map<string, number>()
  const unreadable: string[] = []
  for await (const path of keptFiles(folder)) {
    files += 1
    try {
      const plain = await readPlain(path, sealing)
      const { sealed } = plain
      const wanted = (sealed?.key ?? null) === key && (sealed?.suite ?? null) === suite
      if (wanted || !change) await plain.pieces[Symbol.asyncIterator]().return?.()
      if (wanted) asWanted += 1
      else if (change) {
        if (await rewritten(path, plain, folder)) asWanted += 1
        else unreadable.push(path)
      } else if (sealed) byKey.set(sealed.key, (byKey.get(sealed.key) ?? 0) + 1)
      else clear += 1
    } catch (error) {
      if (error instanceof SealError) unreadable.push(path)
      else if (error instanceof Error && 'code' in error && error.code === 'ENOENT') files -= 1
      else throw error
    }
  }
  return { files, asWanted, clear, byKey, unreadable }
}

/** Write a file again as it is to lie there; false where it is not what its name says. */
async function rewritten(path: string, plain: PlainContent, { sealing = null }: EvidenceFolder): Promise<boolean> {
  const beside = `${path}.resealed`
  // one that is held apart has no hash for its name
  const hash = path.endsWith('.held') ? null : basename(path)
  if (!(await writePlain(beside, plain.pieces, sealing, { hash, size: plain.size }))) return false
  // a purge may have removed it meanwhile
  if (await stat(path).catch(() => null)) await rename(beside, path)
  else await rm(beside, { force: true })
  await syncFolder(dirname(path))
  return true
}

/** The paths of the kept files of every place, and of those held apart. */
async function* keptFiles({ path }: EvidenceFolder): AsyncGenerator<string> {
  for (const place of await readdir(path).catch(() => []))
    for (const begin of await readdir(join(path, place)).catch(() => []))
      if (/^[0-9a-f]{2}$/.test(begin))
        for (const name of await readdir(join(path, place, begin)))
          if (/^[0-9a-f]{64}$/.test(name)) yield join(path, place, begin, name)
  for (const place of await readdir(path).catch(() => []))
    for (const name of await readdir(join(path, place, 'held')).catch(() => []))
      if (/^[0-9a-f-]{36}\.held$/.test(name)) yield join(path, place, 'held', name)
}
