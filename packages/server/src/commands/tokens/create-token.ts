import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { newTokenSecret } from '../../access/token.ts'
import { inDays } from '../../domain/day.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'

/** A token for the public API's write addresses. */
export interface CreatedToken {
  readonly tokenId: string
  /** Shown once; only its hash is kept. */
  readonly secret: string
  readonly expiresAt: Date | null
}

/** Make a token by which a program may write for the jurisdiction, for `days` days or without end. */
export async function createToken(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  { name, days }: { readonly name: string; readonly days: number | null },
): Promise<CreatedToken> {
  const { secret, hash } = newTokenSecret()
  const tokenId = uuid()
  const expiresAt = days === null ? null : inDays(at, days)
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('token')
      .values({
        jurisdiction_id: jurisdictionId,
        token_id: tokenId,
        name,
        hash,
        created_at: at,
        expires_at: expiresAt,
        revoked_at: null,
      })
      .execute()
    const body = { tokenId, name, expiresAt: expiresAt?.toISOString() ?? null }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'token.created', body })
  })
  return { tokenId, secret, expiresAt }
}
