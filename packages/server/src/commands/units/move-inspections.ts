import type { Transaction } from 'kysely'
import { settledItems } from '../../domain/inspections/inspection-table.ts'
import type { Tables } from '../../store/tables.ts'

/** Give what is open of the inspections of a unit to another: rectification and objections; returns how many inspections. */
export async function moveInspections(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitId: string,
  successorId: string,
): Promise<number> {
  const rows = await trx
    .selectFrom('inspection_unit')
    .innerJoin('inspection', (join) =>
      join
        .onRef('inspection.jurisdiction_id', '=', 'inspection_unit.jurisdiction_id')
        .onRef('inspection.inspection_id', '=', 'inspection_unit.inspection_id'),
    )
    .select(['inspection.inspection_id', 'inspection_unit.received_by', 'inspection_unit.received_at'])
    .where('inspection_unit.jurisdiction_id', '=', jurisdictionId)
    .where('inspection_unit.unit_id', '=', unitId)
    .where('inspection.state', 'not in', ['closed', 'discarded', 'cancelled'])
    .execute()
  for (const { inspection_id, received_by, received_at } of rows) {
    // both stand there: the one that was inspected, and the one that answers now
    await trx
      .insertInto('inspection_unit')
      .values({
        ...{ jurisdiction_id: jurisdictionId, inspection_id, unit_id: successorId, succeeds_id: unitId },
        ...{ received_by, received_at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx
      .updateTable('inspection_item')
      .set({ unit_id: successorId })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspection_id)
      .where('unit_id', '=', unitId)
      .where('state', 'not in', [...settledItems])
      .execute()
    await trx
      .updateTable('inspection')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('inspection_id', '=', inspection_id)
      .execute()
  }
  return rows.length
}
