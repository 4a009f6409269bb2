import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { defaultLightRules, type LightRules } from '../../domain/judging/light-rules.ts'
import { begunOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** The rules of lights that hold on a day; version 0 is what every place begins with. */
export interface DatedLightRules {
  readonly version: number
  readonly rules: LightRules
}

/** By which rules a place gives lights on a day: its newest version that holds then. */
export async function lightRulesOn(db: Kysely<Tables>, jurisdictionId: string, day: Day): Promise<DatedLightRules> {
  const row = await db
    .selectFrom('rule_version')
    .select(['version', 'content'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', 'lights')
    .where(begunOn('rule_version', day))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { version: row?.version ?? 0, rules: { ...defaultLightRules, ...(row?.content as Partial<LightRules>) } }
}
