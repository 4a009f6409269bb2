import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** SHA-256 of a content, 64 lower-case hexadecimal digits: its name in the vault. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Put a content into the jurisdiction's vault and return its hash; one already there is left as it is. */
export async function putContent(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  content: Uint8Array | string,
  mediaType: string,
  at: Date,
): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
  const hash = hashOf(bytes)
  await trx
    .insertInto('vault')
    .values({
      jurisdiction_id: jurisdictionId,
      hash,
      media_type: mediaType,
      size: bytes.length,
      content: bytes,
      stored_at: at,
      purged_at: null,
      purged_by: null,
      purge_reason: null,
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'hash']).doNothing())
    .execute()
  return hash
}

/** A content by its hash; null when it was purged, undefined when there never was one. */
export async function getContent(
  db: Kysely<Tables>,
  jurisdictionId: string,
  hash: string,
): Promise<Buffer | null | undefined> {
  const row = await db
    .selectFrom('vault')
    .select('content')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.content
}
