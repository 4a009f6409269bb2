import type { Level } from '@luoshi/report'
import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Actor } from '../../access/actor.ts'
import { appendEntry, beginLedger } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'

/** A place to be set up. */
export interface NewJurisdiction {
  /** Division code (GB/T 2260), `140181`. */
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly fictitious?: boolean
  readonly publisher?: string | null
  readonly indexPrefix?: string | null
  readonly supervisionPhone?: string | null
}

/** Begin a jurisdiction with an empty ledger, or find the one of that code; returns its id. */
export async function foundJurisdiction(
  db: Kysely<Tables>,
  actor: Actor,
  at: Date,
  place: NewJurisdiction,
): Promise<string> {
  const known = await db
    .selectFrom('jurisdiction')
    .select('jurisdiction_id')
    .where('code', '=', place.code)
    .executeTakeFirst()
  if (known) return known.jurisdiction_id
  return db.transaction().execute(async (trx) => {
    const jurisdictionId = uuid()
    const made = await trx
      .insertInto('jurisdiction')
      .values({
        jurisdiction_id: jurisdictionId,
        code: place.code,
        name: place.name,
        level: place.level,
        parent_code: null,
        publisher: place.publisher ?? null,
        index_prefix: place.indexPrefix ?? null,
        supervision_phone: place.supervisionPhone ?? null,
        fictitious: place.fictitious ?? false,
        created_at: at,
      })
      // somebody else may be founding it at this moment: then theirs is the one
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('jurisdiction_id')
      .executeTakeFirst()
    if (!made) {
      const theirs = await trx
        .selectFrom('jurisdiction')
        .select('jurisdiction_id')
        .where('code', '=', place.code)
        .executeTakeFirstOrThrow()
      return theirs.jurisdiction_id
    }
    await beginLedger(trx, jurisdictionId)
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'jurisdiction.founded', body: { ...place } })
    return jurisdictionId
  })
}
