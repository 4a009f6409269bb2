import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { hasEnded } from '../../domain/day.ts'
import { soundsLike, soundsOf } from '../../domain/search/pinyin.ts'
import { folded } from '../../domain/search/search-terms.ts'
import type { Tables } from '../../store/tables.ts'

/** A unit with every name it is found by. */
export interface UnitRow {
  readonly unit_id: string
  readonly name: string
  readonly short_name: string
  readonly aliases: readonly string[]
  readonly ended: boolean
}

/** The units of the place. */
export async function unitsOf(db: Kysely<Tables>, { jurisdictionId, today }: SignedIn): Promise<readonly UnitRow[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'name', 'short_name', 'aliases', 'valid_to'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map(({ valid_to, ...row }) => ({ ...row, ended: hasEnded(valid_to, today) }))
}

/** Whether a name of the unit holds the term, or sounds like it. */
export function isCalled({ name, short_name, aliases }: UnitRow, term: string): boolean {
  return [name, short_name, ...aliases].some((one) => folded(one).includes(term) || soundsLike(term, soundsOf(one)))
}
