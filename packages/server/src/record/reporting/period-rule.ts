import type { Kysely } from 'kysely'
import { type Day, hasBegun } from '../../domain/day.ts'
import { defaultPeriodRule, type PeriodRule } from '../../domain/reporting/periods.ts'
import type { Tables } from '../../store/tables.ts'

/** How a place reports on a day: its newest rule of periods that holds then, or the one every place begins with. */
export async function periodRule(db: Kysely<Tables>, jurisdictionId: string, day: Day): Promise<PeriodRule> {
  return (await periodRules(db, jurisdictionId))(day)
}

/** {@link periodRule} of whatever day, from one look at the place's rules. */
export async function periodRules(db: Kysely<Tables>, jurisdictionId: string): Promise<(day: Day) => PeriodRule> {
  const rows = await db
    .selectFrom('rule_version')
    .select(['valid_from', 'content'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', 'periods')
    .orderBy('version', 'desc')
    .execute()
  return (day) => ({
    ...defaultPeriodRule,
    ...(rows.find(({ valid_from }) => hasBegun(valid_from, day))?.content as Partial<PeriodRule> | undefined),
  })
}
