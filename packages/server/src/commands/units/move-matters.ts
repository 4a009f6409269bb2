import type { Transaction } from 'kysely'
import { finalStates } from '../../domain/matters/matter-table.ts'
import type { Tables } from '../../store/tables.ts'

/** Give the matters of a unit that are not over to another, with the urges that were not replied to; returns how many. */
export async function moveMatters(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitId: string,
  successorId: string,
): Promise<number> {
  const rows = await trx
    .selectFrom('matter_unit')
    .innerJoin('matter', (join) =>
      join
        .onRef('matter.jurisdiction_id', '=', 'matter_unit.jurisdiction_id')
        .onRef('matter.matter_id', '=', 'matter_unit.matter_id'),
    )
    .select(['matter_unit.matter_id', 'matter_unit.part', 'matter_unit.place'])
    .where('matter_unit.jurisdiction_id', '=', jurisdictionId)
    .where('matter_unit.unit_id', '=', unitId)
    .where('matter.state', 'not in', ['closed', ...finalStates])
    .execute()
  for (const { matter_id, part, place } of rows) {
    const there = await trx
      .selectFrom('matter_unit')
      .select(['part', 'place'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matter_id)
      .where('unit_id', '=', successorId)
      .executeTakeFirst()
    // one unit stands once: in the better of the two places
    const former = there && (there.part !== part ? part === 'partner' : there.place < place)
    for (const gone of there ? [unitId, successorId] : [unitId])
      await trx
        .deleteFrom('matter_unit')
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('matter_id', '=', matter_id)
        .where('unit_id', '=', gone)
        .execute()
    await trx
      .insertInto('matter_unit')
      .values({
        jurisdiction_id: jurisdictionId,
        matter_id,
        unit_id: successorId,
        ...(there && former ? there : { part, place }),
      })
      .execute()
    await trx
      .updateTable('matter_urge')
      .set({ unit_id: successorId })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matter_id)
      .where('unit_id', '=', unitId)
      .where('replied_at', 'is', null)
      .execute()
    await trx
      .updateTable('slip')
      .set({ unit_id: successorId })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matter_id)
      .where('unit_id', '=', unitId)
      .where('state', 'not in', ['settled', 'found-wanting', 'revoked'])
      .execute()
    await trx
      .updateTable('matter')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matter_id)
      .execute()
  }
  return rows.length
}
