import type { Kysely } from 'kysely'
import { type BurdenRules, defaultBurdenRules } from '../../domain/burden/burden.ts'
import type { Day } from '../../domain/day.ts'
import { defaultScoreRules, type ScoreRules } from '../../domain/scores/score-rules.ts'
import { begunOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** Rules that hold on a day; version 0 is what every place begins with. */
export interface Dated<Rules> {
  readonly version: number
  readonly rules: Rules
}

/** By which table a place computes scores on a day. */
export const scoreRulesOn = (db: Kysely<Tables>, jurisdictionId: string, day: Day): Promise<Dated<ScoreRules>> =>
  rulesOn(db, jurisdictionId, day, 'scores', defaultScoreRules)

/** The office's own limits on a day. */
export const burdenRulesOn = (db: Kysely<Tables>, jurisdictionId: string, day: Day): Promise<Dated<BurdenRules>> =>
  rulesOn(db, jurisdictionId, day, 'burden', defaultBurdenRules)

async function rulesOn<Rules extends object>(
  db: Kysely<Tables>,
  jurisdictionId: string,
  day: Day,
  kind: 'scores' | 'burden',
  first: Rules,
): Promise<Dated<Rules>> {
  const row = await db
    .selectFrom('rule_version')
    .select(['version', 'content'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', kind)
    .where(begunOn('rule_version', day))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { version: row?.version ?? 0, rules: { ...first, ...(row?.content as Partial<Rules>) } }
}
