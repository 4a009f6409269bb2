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
  | (Extract<Kept, { kind: 'kept' | 'held' }> & { readonly fileName: string })
  | { readonly kind: 'too-large' | 'other-kind' | 'broken-off' }
  | Exclude<Kept, { kind: 'kept' | 'held' | 'incomplete' }>

/** What a file that is taken whole may bring with it. */
export interface TakingWhole {
  /** Under which id a dangerous file is held apart; without one it is refused. */
  readonly heldId?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Take a file: compared with its hash, its kind, its size and by the scanner, then kept under its hash or held apart. */
export async function takeWhole(
  folder: EvidenceFolder,
  jurisdictionId: string,
  { fileName: said, size, hash, bytes }: WholeFile,
  { heldId, signal }: TakingWhole = {},
): Promise<TakenWhole> {
  const fileName = plainFileName(said)
  if (size < 1 || size > largestFile) return { kind: 'too-large' }
  if (!takenExtensions.includes(extensionOf(fileName))) return { kind: 'other-kind' }
  const part = { jurisdictionId, uploadId: uuid(), size }
  const received = await receiveBytes(folder, part, 0, bytes)
  const kept = received.kind === 'received' ? await keepFile(folder, part, { hash, fileName, heldId }, signal) : null
  if (kept?.kind === 'kept' || kept?.kind === 'held') return { ...kept, fileName }
  await discardPart(folder, part)
  return kept === null || kept.kind === 'incomplete' ? { kind: 'broken-off' } : kept
}
