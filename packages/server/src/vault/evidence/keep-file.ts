import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readers, WorkStopped } from '../../workers/in-worker.ts'
import { grownPieces } from '../sealing/growing-file.ts'
import { hashOfPlain, readPlain, writePlain } from '../sealing/plain-file.ts'
import type { Danger } from './dangers.ts'
import { type EvidenceFolder, filePath, heldPath, makeFolderOf, partPath, syncFolder } from './evidence-folder.ts'
import { extensionOf, type FileKindName, fileKinds } from './file-kind.ts'
import { keepStream } from './keep-stream.ts'
import { kindOfFile } from './kind-of-file.ts'
import { scanFile } from './scan-file.ts'
import { inTurn, type PartOf, receivedBytes } from './upload-part.ts'

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
 * upload begins again; only one that is not whole yet stays.
 */
export async function keepFile(
  folder: EvidenceFolder,
  part: PartOf,
  { hash, fileName, heldId }: FileKept,
  signal?: AbortSignal,
): Promise<Kept> {
  const path = partPath(folder, part.jurisdictionId, part.uploadId)
  return inTurn(path, async (): Promise<Kept> => {
    const size = await receivedBytes(folder, part)
    if (size !== part.size) return { kind: 'incomplete', offset: size }
    const refused = await refusalOf(folder, path, hash, fileName, signal)
    if (refused.kind === 'not-scanned') return refused
    if (heldId && (refused.kind === 'dangerous' || refused.kind === 'infected')) {
      await putAt(folder, heldPath(folder, part.jurisdictionId, heldId), path, size)
      const infected = refused.kind === 'infected'
      const found = infected ? [refused.name] : refused.dangers
      return { kind: 'held', mediaType: fileKinds[refused.of].mediaType, found, infected }
    }
    if (refused.kind !== 'known') {
      await rm(path, { force: true })
      return refused
    }
    await putAt(folder, filePath(folder, part.jurisdictionId, hash), path, size)
    return { kind: 'kept', hash, mediaType: fileKinds[refused.name].mediaType }
  })
}

/** The hash and name a file is compared with; with `heldId` a dangerous one is put apart under it and not refused. */
export interface FileKept {
  readonly hash: string
  readonly fileName: string
  readonly heldId?: string | undefined
}

/** Put a whole upload where it is to lie, sealed where the folder is; afterwards it lies there alone. */
async function putAt(folder: EvidenceFolder, target: string, path: string, size: number): Promise<void> {
  if (!folder.sealing?.suite) return moveWhole(path, target)
  await putSealed(folder, target, path, partPieces(folder, path), size)
}

async function putSealed(
  { sealing = null }: EvidenceFolder,
  target: string,
  path: string,
  pieces: AsyncIterable<Buffer>,
  size: number | null,
): Promise<void> {
  await makeFolderOf(target)
  await writePlain(target, pieces, sealing, { size })
  await rm(path, { force: true })
  await syncFolder(dirname(target))
}

/** The content of an upload that is whole. @throws {SealError} where it was changed on the disk */
const partPieces = ({ sealing }: EvidenceFolder, path: string): AsyncIterable<Buffer> =>
  sealing?.suite ? grownPieces(path, sealing) : createReadStream(path)

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
  const { sealing = null } = folder
  if ((await hashOfPlain(held, sealing)) !== hash)
    throw new Error('the file that is held is not the one that was handed in')
  const target = filePath(folder, jurisdictionId, hash)
  const { sealed, pieces, size } = await readPlain(held, sealing)
  if (sealed || sealing?.suite) return putSealed(folder, target, held, pieces, size)
  await pieces[Symbol.asyncIterator]().return?.()
  await moveWhole(held, target)
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
  folder: EvidenceFolder,
  path: string,
  hash: string,
  fileName: string,
  signal: AbortSignal | undefined,
) {
  if ((await hashOfPieces(partPieces(folder, path))) !== hash) return { kind: 'other-hash' } as const
  const looked = folder.sealing?.suite ? await inTurn('looking into sealed uploads', lookInto) : await lookInto()
  if (looked.kind !== 'known') return looked
  const { scanner } = folder
  const scanned = scanner ? await scanFile(scanner, partPieces(folder, path)) : ({ kind: 'clean' } as const)
  if (scanned.kind === 'away') return { kind: 'not-scanned', why: scanned.why } as const
  return scanned.kind === 'infected' ? { ...scanned, of: looked.name } : looked

  // a sealed one is held in memory for it: one at a time
  async function lookInto() {
    const source = folder.sealing?.suite ? await bytesOf(partPieces(folder, path)) : path
    const found = await kindOfFile(source)
    if (found.kind === 'unknown') return { kind: 'not-taken', why: found.why } as const
    const fits = (fileKinds[found.name].extensions as readonly string[]).includes(extensionOf(fileName))
    if (!fits) return { kind: 'disguised', found: found.name } as const
    const dangers = await dangersOf(source, found.name, signal)
    return dangers.length > 0 ? ({ kind: 'dangerous', dangers, of: found.name } as const) : found
  }
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

/** What a worker finds in the file; one that it cannot get to the end of is as one that cannot be looked into. */
async function dangersOf(
  source: string | Uint8Array,
  kind: FileKindName,
  signal: AbortSignal | undefined,
): Promise<readonly Danger[]> {
  try {
    return await readers.run<readonly Danger[]>(evidenceWork, 'inspect', { source, kind }, signal)
  } catch (error) {
    if (error instanceof WorkStopped && (error.reason === 'time' || error.reason === 'memory')) return ['unseen']
    throw error
  }
}

const evidenceWork = new URL('evidence-work.ts', import.meta.url)

async function hashOfPieces(pieces: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

/** Put a file that lies elsewhere under its hash; its bytes must be the hash's. */
export async function keepCopy(folder: EvidenceFolder, jurisdictionId: string, hash: string, bytes: Uint8Array) {
  const kept = await keepStream(folder, jurisdictionId, hash, bytes.length, [bytes])
  if (kept.kind === 'other-hash') throw new Error('the bytes are not those of the hash')
}
