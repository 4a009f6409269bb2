import { type Kysely, sql } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { recordUnits } from './unit-changes.ts'

/** Confirm suggested units: somebody of the place says that there are such; returns how many were confirmed. */
export async function confirmUnits(
  db: Kysely<Tables>,
  asked: Ask<'unit.edit'>,
  at: Date,
  unitIds: readonly string[],
): Promise<{ readonly kind: 'confirmed'; readonly count: number } | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const rows = await trx
      .updateTable('unit')
      .set({ suggested: false, revision: sql`revision + 1` })
      .where('jurisdiction_id', '=', may.jurisdictionId)
      .where('unit_id', 'in', [...unitIds])
      .where('suggested', '=', true)
      .returning('unit_id')
      .execute()
    const confirmed = rows.map((row) => row.unit_id)
    if (confirmed.length > 0)
      await recordUnits(
        trx,
        may,
        at,
        'units.confirmed',
        { unitIds: confirmed },
        confirmed.map((unitId) => ({ unitId, summary: '单位已确认。' })),
      )
    return { kind: 'confirmed' as const, count: confirmed.length }
  })
}
