import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The folder under which the evidence files of every place lie, each under its hash; nobody but the server reads it. */
export interface EvidenceFolder {
  readonly path: string
  /** A scanner that every file is shown to before it is kept: the path of its socket, or `host:port`. */
  readonly scanner?: string | null
  /** The most bytes of one place's files, and of one task's. */
  readonly quota?: { readonly place: number; readonly task: number }
}

/** Most bytes of one file. */
export const largestFile = 50 * 1024 * 1024

/**
 * Where a kept file lies: `{place}/{first two digits}/{hash}`.
 * @throws {RangeError} when place or hash are not what they are called, so that no other path can be made of them
 */
export function filePath({ path }: EvidenceFolder, jurisdictionId: string, hash: string): string {
  return join(path, id(jurisdictionId), digest(hash).slice(0, 2), hash)
}

/** Where an upload lies until it is whole. @throws {RangeError} as {@link filePath} */
export function partPath({ path }: EvidenceFolder, jurisdictionId: string, uploadId: string): string {
  return join(path, id(jurisdictionId), 'parts', `${id(uploadId)}.part`)
}

/** Where the reduced picture of a file lies once it was asked for. @throws {RangeError} as {@link filePath} */
export function thumbnailPath({ path }: EvidenceFolder, jurisdictionId: string, hash: string, edge: number): string {
  return join(path, id(jurisdictionId), 'thumbnails', `${digest(hash)}-${edge}.webp`)
}

/** Where a file lies that is held apart: never under its hash, so that nothing serves it. @throws {RangeError} as {@link filePath} */
export function heldPath({ path }: EvidenceFolder, jurisdictionId: string, heldId: string): string {
  return join(path, id(jurisdictionId), 'held', `${id(heldId)}.held`)
}

/** Make the folder a file is to lie in. */
export async function makeFolderOf(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
}

/** Have the disk hold a folder's entries: a rename is lost with the power until then. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function id(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new RangeError('not an identifier')
  return text
}

function digest(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new RangeError('not a SHA-256 in hexadecimal')
  return text
}
