import type { Kysely } from 'kysely'
import { defaultPeriodRule, type PeriodRule } from '../domain/reporting/periods.ts'
import type { Day, Tables } from './tables.ts'

/** How a place reports on a day: its newest rule of periods that holds then, or the one every place begins with. */
export async function periodRule(db: Kysely<Tables>, jurisdictionId: string, day: Day): Promise<PeriodRule> {
  const row = await db
    .selectFrom('rule_version')
    .select('content')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', 'periods')
    .where('valid_from', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...defaultPeriodRule, ...(row?.content as Partial<PeriodRule> | undefined) }
}
