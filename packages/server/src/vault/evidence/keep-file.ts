import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readers, WorkStopped } from '../../workers/in-worker.ts'
import { writePlain } from '../sealing/plain-file.ts'
import type { Danger } from './dangers.ts'
import { type EvidenceFolder, filePath, heldPath, makeFolderOf, partPath, syncFolder } from './evidence-folder.ts'
import { extensionOf, type FileKindName, fileKinds } from './file-kind.ts'
import { keepStream } from './keep-stream.ts'
import { kindOfFile } from './kind-of-file.ts'
import { scanFile } from './scan-file.ts'
import { inTurn, type PartOf } from './upload-part.ts'

/** A file that lies under its hash, or why what arrived was not kept. */
export type Kept =
  | { readonly kind: 'kept'; readonly hash: string; readonly mediaType: string }
  /** Dangerous or infected, and put apart as was asked. */
  | { readonly kind: 'held'; readonly mediaType: string; readonly found: readonly string[]; readonly infected: boolean }
  | { readonly kind: 'incomplete'; readonly offset: number }
  | { readonly kind: 'other-hash' }
  | { readonly kind: 'not-taken'; readonly why: 'macros' | 'encrypted' | 'other' }
  /** The name says another kind of file than the content. */
  | { readonly kind: 'disguised'; readonly found: FileKindName }
  | { readonly kind: 'dangerous'; readonly dangers: readonly Danger[] }
  | { readonly kind: 'infected'; readonly name: string }
  /** The scanner did not answer: the upload stays and can be ended later. */
  | { readonly kind: 'not-scanned'; readonly why: string }

/**
 * Hold a whole upload against its hash and its name, and put it under its hash: flushed to the disk, then renamed, so that
 * under a hash there is the whole file or none. The same content is kept once. What is not kept is removed, and its
 * upload begins anew; only one that is not whole yet stays.
 */
export async function keepFile(
  folder: EvidenceFolder,
  part: PartOf,
  { hash, fileName, heldId }: FileKept,
  signal?: AbortSignal,
): Promise<Kept> {
  const path = partPath(folder, part.jurisdictionId, part.uploadId)
  return inTurn(path, async (): Promise<Kept> => {
    const size = await stat(path).then(
      (facts) => facts.size,
      () => 0,
    )
    if (size !== part.size) return { kind: 'incomplete', offset: size }
    const refused = await refusalOf(folder, path, hash, fileName, signal)
    if (refused.kind === 'not-scanned') return refused
    if (heldId && (refused.kind === 'dangerous' || refused.kind === 'infected')) {
      await moveWhole(path, heldPath(folder, part.jurisdictionId, heldId))
      const infected = refused.kind === 'infected'
      const found = infected ? [refused.name] : refused.dangers
      return { kind: 'held', mediaType: fileKinds[refused.of].mediaType, found, infected }
    }
    if (refused.kind !== 'known') {
      await rm(path, { force: true })
      return refused
    }
    await putUnderHash(folder, part.jurisdictionId, hash, path)
    return { kind: 'kept', hash, mediaType: fileKinds[refused.name].mediaType }
  })
}

/** The hash and name a file is held against; with `heldId` a dangerous one is put apart under it and not refused. */
export interface FileKept {
  readonly hash: string
  readonly fileName: string
  readonly heldId?: string | undefined
}

/** Put a whole file under its hash, sealed where the folder is; afterwards it lies there alone. */
async function putUnderHash(folder: EvidenceFolder, jurisdictionId: string, hash: string, path: string): Promise<void> {
  const target = filePath(folder, jurisdictionId, hash)
  const { sealing } = folder
  if (!sealing?.suite) return moveWhole(path, target)
  await makeFolderOf(target)
  await writePlain(target, createReadStream(path), sealing, { size: (await stat(path)).size })
  await rm(path, { force: true })
  await syncFolder(dirname(target))
}

/** Put a file where it is to lie, flushed to the disk before. */
async function moveWhole(path: string, target: string): Promise<void> {
  await makeFolderOf(target)
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(path, target)
  await syncFolder(dirname(target))
}

/**
 * Put a file that was held apart under its hash. One that an earlier release has put there already, whose transaction
 * then failed, is no trouble.
 * @throws {Error} when the file that is held has another hash, or when there is none in either place
 */
export async function releaseHeld(folder: EvidenceFolder, jurisdictionId: string, heldId: string, hash: string) {
  const held = heldPath(folder, jurisdictionId, heldId)
  const moved = !(await lies(held)) && (await lies(filePath(folder, jurisdictionId, hash)))
  if (moved) return
  if ((await hashOfFile(held)) !== hash) throw new Error('the file that is held is not the one that was handed in')
  await putUnderHash(folder, jurisdictionId, hash, held)
}

/** Remove a file that was held apart for good; one that is gone already is no trouble. */
export async function removeHeld(folder: EvidenceFolder, jurisdictionId: string, heldId: string): Promise<void> {
  await rm(heldPath(folder, jurisdictionId, heldId), { force: true })
}

const lies = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )

async function refusalOf(
  { scanner }: EvidenceFolder,
  path: string,
  hash: string,
  fileName: string,
  signal: AbortSignal | undefined,
) {
  if ((await hashOfFile(path)) !== hash) return { kind: 'other-hash' } as const
  const found = await kindOfFile(path)
  if (found.kind === 'unknown') return { kind: 'not-taken', why: found.why } as const
  const fits = (fileKinds[found.name].extensions as readonly string[]).includes(extensionOf(fileName))
  if (!fits) return { kind: 'disguised', found: found.name } as const
  const dangers = await dangersOf(path, found.name, signal)
  if (dangers.length > 0) return { kind: 'dangerous', dangers, of: found.name } as const
  const scanned = scanner ? await scanFile(scanner, path) : ({ kind: 'clean' } as const)
  if (scanned.kind === 'away') return { kind: 'not-scanned', why: scanned.why } as const
  return scanned.kind === 'infected' ? { ...scanned, of: found.name } : found
}

/** What a worker finds in the file; one that it cannot get to the end of is as one that cannot be looked into. */
async function dangersOf(
  path: string,
  kind: FileKindName,
  signal: AbortSignal | undefined,
): Promise<readonly Danger[]> {
  try {
    return await readers.run<readonly Danger[]>(evidenceWork, 'inspect', { path, kind }, signal)
  } catch (error) {
    if (error instanceof WorkStopped && (error.reason === 'time' || error.reason === 'memory')) return ['unseen']
    throw error
  }
}

const evidenceWork = new URL('evidence-work.ts', import.meta.url)

/** SHA-256 of a file's bytes, 64 lower-case hexadecimal digits. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** Put a file that lies elsewhere under its hash; its bytes must be the hash's. */
export async function keepCopy(folder: EvidenceFolder, jurisdictionId: string, hash: string, bytes: Uint8Array) {
  const kept = await keepStream(folder, jurisdictionId, hash, bytes.length, [bytes])
  if (kept.kind === 'other-hash') throw new Error('the bytes are not those of the hash')
}
