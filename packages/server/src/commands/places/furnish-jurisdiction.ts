import type { Kysely } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'

/** What stands at the foot of a place's pages; null takes it away, what is left out stays. */
export interface Furniture {
  /** 发布机构 */
  readonly publisher?: string | null
  /** What every 索引号 of the place begins with. */
  readonly indexPrefix?: string | null
  /** 监督电话 */
  readonly supervisionPhone?: string | null
}

/** Set what the foot of a place's pages says; the pages show it from the next snapshot of each year on. */
export async function furnishJurisdiction(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  { publisher, indexPrefix, supervisionPhone }: Furniture,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await appendEntry(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'jurisdiction.furnished',
      body: {
        ...(publisher === undefined ? {} : { publisher }),
        ...(indexPrefix === undefined ? {} : { indexPrefix }),
        ...(supervisionPhone === undefined ? {} : { supervisionPhone }),
      },
    })
    await trx
      .updateTable('jurisdiction')
      .set({
        ...(publisher === undefined ? {} : { publisher }),
        ...(indexPrefix === undefined ? {} : { index_prefix: indexPrefix }),
        ...(supervisionPhone === undefined ? {} : { supervision_phone: supervisionPhone }),
      })
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute()
  })
}
