import type { Kysely } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'

/** End every token of that name or id that still holds; returns how many. */
export async function revokeToken(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  nameOrId: string,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable('token')
      .set({ revoked_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('revoked_at', 'is', null)
      .where((eb) => eb.or([eb('name', '=', nameOrId), eb(eb.cast<string>('token_id', 'text'), '=', nameOrId)]))
      .returning(['token_id', 'name'])
      .execute()
    for (const { token_id, name } of revoked) {
      const body = { tokenId: token_id, name }
      await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'token.revoked', body })
    }
    return revoked.length
  })
}
