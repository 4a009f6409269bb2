import type { Transaction } from 'kysely'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'

/** Why a sheet of an inspection takes no more files. */
export type InspectionOver = Refusal<'conflict'>

/** Why no file may be added to a sheet; null when one may. Holds the inspection's row until the transaction ends. */
export async function inspectionOver(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { inspection_id, inspection_sheet_id }: { readonly inspection_id: string | null; inspection_sheet_id: string | null },
): Promise<InspectionOver | null> {
  const inspection = await trx
    .selectFrom('inspection')
    .select('state')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', '=', inspection_id)
    .forUpdate()
    .executeTakeFirst()
  const sheet = await trx
    .selectFrom('inspection_sheet')
    .select('voided_at')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_sheet_id', '=', inspection_sheet_id)
    .executeTakeFirst()
  return inspection?.state === 'under-way' && sheet?.voided_at === null ? null : over
}

const over = refusal(
  409,
  'conflict',
  '这份督查记录已作废，或督查已经作出结论，不能再添加材料；可以删除。',
  'The sheet was voided or the inspection concluded: nothing is added.',
)
