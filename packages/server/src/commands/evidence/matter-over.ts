import type { Transaction } from 'kysely'
import { liveStates } from '../../domain/matters/matter-table.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'

/** Why a matter takes no more files. */
export type MatterOver = Refusal<'unknown-matter' | 'conflict'>

/** Why no file may be added to a matter; null when one may. Holds its row until the transaction ends. */
export async function matterOver(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  matterId: string,
): Promise<MatterOver | null> {
  const matter = await trx
    .selectFrom('matter')
    .select('state')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .forUpdate()
    .executeTakeFirst()
  if (!matter) return unknown
  return liveStates.includes(matter.state) || matter.state === 'draft' ? null : over
}

const unknown = refusal(
  404,
  'unknown-matter',
  '没有找到这件督办事项，或它不在您的职责范围内。',
  'There is no such matter.',
)
const over = refusal(409, 'conflict', '这件事项已经办完，不能再添加材料。', 'The matter is over: nothing is added.')
