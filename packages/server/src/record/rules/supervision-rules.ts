import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { defaultSupervisionRules, type SupervisionRules } from '../../domain/supervision-rules.ts'
import { begunOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What a place sets for its supervision on a day: its newest version that holds then. */
export async function supervisionRulesOn(
  db: Kysely<Tables>,
  jurisdictionId: string,
  day: Day,
): Promise<SupervisionRules> {
  const row = await db
    .selectFrom('rule_version')
    .select('content')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', 'supervision')
    .where(begunOn('rule_version', day))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...defaultSupervisionRules, ...(row?.content as Partial<SupervisionRules> | undefined) }
}
