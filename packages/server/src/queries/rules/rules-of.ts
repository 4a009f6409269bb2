import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { type BurdenRules, defaultBurdenRules } from '../../domain/burden/burden.ts'
import { defaultLightRules, type LightRules } from '../../domain/judging/light-rules.ts'
import { defaultPeriodRule, type PeriodRule } from '../../domain/reporting/periods.ts'
import { defaultScoreRules, type ScoreRules } from '../../domain/scores/score-rules.ts'
import { defaultSupervisionRules, type SupervisionRules } from '../../domain/supervision-rules.ts'
import type { RuleKind } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** The rules of a place, each with all its versions, newest first; version 0 is what every place begins with. */
export interface PlaceRules {
  readonly lights: readonly RuleVersion<LightRules>[]
  readonly periods: readonly RuleVersion<PeriodRule>[]
  readonly scores: readonly RuleVersion<ScoreRules>[]
  readonly burden: readonly RuleVersion<BurdenRules>[]
  readonly supervision: readonly RuleVersion<SupervisionRules>[]
}

/** A version of the place's rules with the days it holds. */
export interface RuleVersion<Rules> {
  readonly version: number
  /** The first day it holds; null for version 0. */
  readonly validFrom: string | null
  readonly rules: Rules
  readonly note: string | null
  readonly madeBy: string | null
  readonly madeAt: string | null
}

/** The rules of a place. */
export async function rulesOf(db: Kysely<Tables>, { jurisdictionId }: Allowed<'rule.read'>): Promise<PlaceRules> {
  return {
    lights: await versionsOf(db, jurisdictionId, 'lights', defaultLightRules),
    periods: await versionsOf(db, jurisdictionId, 'periods', defaultPeriodRule),
    scores: await versionsOf(db, jurisdictionId, 'scores', defaultScoreRules),
    burden: await versionsOf(db, jurisdictionId, 'burden', defaultBurdenRules),
    supervision: await versionsOf(db, jurisdictionId, 'supervision', defaultSupervisionRules),
  }
}

/** The versions of one kind of a place's rules, newest first; `first` is version 0. */
export async function versionsOf<Rules extends object>(
  db: Kysely<Tables>,
  jurisdictionId: string,
  kind: RuleKind,
  first: Rules,
): Promise<readonly RuleVersion<Rules>[]> {
  const rows = await db
    .selectFrom('rule_version')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .execute()
  const people = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .execute()
  const names = new Map(people.map((person) => [`person:${person.person_id}`, person.name]))
  return [
    ...rows.map((row) => ({
      version: row.version,
      validFrom: row.valid_from,
      rules: { ...first, ...(row.content as Partial<Rules>) },
      note: row.note,
      madeBy: names.get(row.made_by) ?? row.made_by,
      madeAt: row.made_at.toISOString(),
    })),
    { version: 0, validFrom: null, rules: first, note: null, madeBy: null, madeAt: null },
  ]
}
