import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceFolder, filePath } from '../../vault/evidence/evidence-folder.ts'
import { hashOfPlain } from '../../vault/sealing/plain-file.ts'
import { SealError } from '../../vault/sealing/sealed-stream.ts'
import { filesPurged } from './files-purged.ts'

/** Whether every evidence file has the hash the ledger names; else the first that has not. */
export type VerifiedEvidence =
  | { readonly kind: 'whole'; readonly files: number }
  | { readonly kind: 'broken'; readonly reason: 'missing' | 'changed'; readonly seq: number; readonly hash: string }

/** Whether every evidence file that the ledger names lies in the folder as it was handed in, but those that a purge removed; names the first that does not. @throws {SealError} when the key of one is not here */
export async function verifyEvidence(
  db: Kysely<Tables>,
  jurisdictionId: string,
  folder: EvidenceFolder,
): Promise<VerifiedEvidence> {
  const entries = await db
    .selectFrom('ledger')
    .select(['seq', 'body'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', 'in', ['evidence.added', 'matter.file-added', 'inspection.file-added'])
    .orderBy('seq')
    .execute()
  const purged = await filesPurged(db, jurisdictionId)
  const seen = new Set<string>()
  for (const { seq, body } of entries) {
    const hash = (JSON.parse(body) as { readonly file: string }).file
    if (seen.has(hash) || purged.has(hash)) continue
    seen.add(hash)
    const path = filePath(folder, jurisdictionId, hash)
    const found = await hashOfPlain(path, folder.sealing ?? null).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      if (error instanceof SealError && error.reason === 'changed') return ''
      throw error
    })
    if (found !== hash)
      return { kind: 'broken', reason: found === null ? 'missing' : 'changed', seq: Number(seq), hash }
  }
  return { kind: 'whole', files: seen.size }
}
