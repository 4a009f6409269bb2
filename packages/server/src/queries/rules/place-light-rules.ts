import type { Kysely } from 'kysely'
import { dayOf } from '../../domain/day.ts'
import { defaultLightRules, type LightRules } from '../../domain/judging/light-rules.ts'
import { lightRulesOn } from '../../record/judging/light-rules.ts'
import type { Tables } from '../../store/tables.ts'

/** By which rules a place, named by its code, gives lights at a moment; the usual ones where there is no such place. */
export async function placeLightRules(db: Kysely<Tables>, code: string, at: Date): Promise<LightRules> {
  const place = await db
    .selectFrom('jurisdiction')
    .select('jurisdiction_id')
    .where('code', '=', code)
    .executeTakeFirst()
  return place ? (await lightRulesOn(db, place.jurisdiction_id, dayOf(at))).rules : defaultLightRules
}
