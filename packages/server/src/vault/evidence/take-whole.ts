import { v7 as uuid } from 'uuid'
import { type EvidenceFolder, largestFile } from './evidence-folder.ts'
import { extensionOf, takenExtensions } from './file-kind.ts'
import { type Kept, keepFile } from './keep-file.ts'
import { plainFileName } from './plain-file-name.ts'
import { discardPart, receiveBytes } from './upload-part.ts'

/** A file that comes whole in one request, and what is said of it. */
export interface WholeFile {
  readonly fileName: string
  readonly size: number
  /** SHA-256 of the whole file, 64 lower-case hexadecimal digits. */
  readonly hash: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** What became of it: kept under its hash, or why not. */
export type TakenWhole =
  | { readonly kind: 'kept'; readonly hash: string; readonly mediaType: string; readonly fileName: string }
  | { readonly kind: 'too-large' | 'other-kind' | 'broken-off' }
  | (Extract<Kept, { kind: 'held' }> & { readonly fileName: string })
  | Exclude<Kept, { kind: 'kept' | 'held' | 'incomplete' }>

/**
 * Take a file: held against its hash, its kind, its size and the scanner, kept under its hash. A dangerous one is held
 * apart under `heldId`, where that is given.
 */
export async function takeWhole(
  folder: EvidenceFolder,
  jurisdictionId: string,
  { fileName: said, size, hash, bytes }: WholeFile,
  heldId?: string,
): Promise<TakenWhole> {
  const fileName = plainFileName(said)
  if (size < 1 || size > largestFile) return { kind: 'too-large' }
  if (!takenExtensions.includes(extensionOf(fileName))) return { kind: 'other-kind' }
  const part = { jurisdictionId, uploadId: uuid(), size }
  const received = await receiveBytes(folder, part, 0, bytes)
  const kept = received.kind === 'received' ? await keepFile(folder, part, { hash, fileName, heldId }) : null
  if (kept?.kind === 'kept' || kept?.kind === 'held') return { ...kept, fileName }
  await discardPart(folder, part)
  if (kept === null || kept.kind === 'incomplete') return { kind: 'broken-off' }
  return kept
}
