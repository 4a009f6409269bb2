import type { Transaction } from 'kysely'
import type { UnitPart } from '../../domain/vocabulary.ts'
import { areOpen } from '../../record/units/open-units.ts'
import type { Tables } from '../../store/tables.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** The units of a matter, in order; the first lead answers for it. */
export interface MatterUnits {
  readonly leadUnitIds: readonly string[]
  readonly partnerUnitIds: readonly string[]
}

/** What is wrong with units that are to have a matter; undefined when all are there and stand once. */
export async function unitsTrouble(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { leadUnitIds, partnerUnitIds }: MatterUnits,
  today: string,
): Promise<MatterRefusal | undefined> {
  const ids = [...leadUnitIds, ...partnerUnitIds]
  if (new Set(ids).size !== ids.length) return matterRefusals.unitTwice
  return (await areOpen(trx, jurisdictionId, ids, today)) ? undefined : matterRefusals.unit
}

/** Put these units in place of the ones a matter has. */
export async function setMatterUnits(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  matterId: string,
  { leadUnitIds, partnerUnitIds }: MatterUnits,
): Promise<void> {
  await trx
    .deleteFrom('matter_unit')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  const rows = [
    ...leadUnitIds.map((unit_id, index) => ({ unit_id, part: 'lead' as const, place: index + 1 })),
    ...partnerUnitIds.map((unit_id, index) => ({ unit_id, part: 'partner' as const, place: index + 1 })),
  ].map((row) => ({ jurisdiction_id: jurisdictionId, matter_id: matterId, ...row }))
  if (rows.length > 0) await trx.insertInto('matter_unit').values(rows).execute()
}

/** The units a matter has, in order. */
export async function matterUnits(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  matterId: string,
): Promise<MatterUnits> {
  const rows = await trx
    .selectFrom('matter_unit')
    .select(['unit_id', 'part'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .orderBy('place')
    .execute()
  const of = (wanted: UnitPart) => rows.flatMap(({ unit_id, part }) => (part === wanted ? [unit_id] : []))
  return { leadUnitIds: of('lead'), partnerUnitIds: of('partner') }
}

/** Put these tasks in place of the ones a matter serves; false when one is not there. */
export async function setMatterTasks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  matterId: string,
  taskIds: readonly string[],
): Promise<boolean> {
  const ids = [...new Set(taskIds)]
  await trx
    .deleteFrom('matter_task')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  if (ids.length === 0) return true
  const rows = await trx
    .selectFrom('task')
    .select('task_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .execute()
  if (rows.length !== ids.length) return false
  await trx
    .insertInto('matter_task')
    .values(ids.map((task_id) => ({ jurisdiction_id: jurisdictionId, matter_id: matterId, task_id })))
    .execute()
  return true
}
