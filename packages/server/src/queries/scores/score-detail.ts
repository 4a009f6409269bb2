import { type Kysely, type Selectable, sql } from 'kysely'
import { scoreDoer } from '../../access/score-doer.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { spanWords } from '../../domain/bulletins/bulletin-span.ts'
import type { BulletinKind } from '../../domain/bulletins/bulletin-table.ts'
import { inTimeToObject, lastDayToObject } from '../../domain/objection-limit.ts'
import type { ObjectionOutcome } from '../../domain/scores/objection-outcome.ts'
import { defaultScoreRules, type ScoreRules } from '../../domain/scores/score-rules.ts'
import { type AskedScoreAct, openScoreActs, type ScoreAct, type ScoreState } from '../../domain/scores/score-table.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { unitsAnsweredFor } from '../../record/units/answering-units.ts'
import type { ScoreTable } from '../../store/tables/scores.ts'
import type { Tables } from '../../store/tables.ts'
import { ownUnits } from './unit-sheet.ts'

/** A version of scores, with the units of it that the asker may read. */
export interface ScoreDetail {
  readonly scoreId: string
  readonly revision: number
  readonly kind: BulletinKind
  readonly year: number
  /** The last month it speaks of. */
  readonly month: number
  /** `2031年第三季度` */
  readonly period: string
  readonly version: number
  readonly state: ScoreState
  readonly reason: string | null
  readonly cutOff: string
  readonly ruleVersion: number
  readonly rules: ScoreRules
  /** The content of the vault it was computed into: SHA-256. */
  readonly hash: string
  /** ISO 8601; null before. */
  readonly publishedAt: string | null
  /** The last day to object; null before it is published. */
  readonly objectUntil: string | null
  readonly acts: readonly AskedScoreAct[]
  /** Whether the asker may compute it again and answer objections. */
  readonly mayWrite: boolean
  /** How many units have a total; of all units. */
  readonly ranked: number
  readonly units: readonly ScoredUnit[]
  /** All versions of the period, the newest first; of a unit this one alone. */
  readonly versions: readonly { readonly scoreId: string; readonly version: number; readonly state: ScoreState }[]
  readonly objections: readonly ScoreObjectionTold[]
  readonly steps: readonly ScoreStepTold[]
}

/** A unit in the table of a version. */
export interface ScoredUnit {
  readonly unitId: string
  readonly unit: string
  readonly place: number | null
  readonly total: number | null
  readonly bonus: number
  readonly deduction: number
  readonly bindingMissed: number
  readonly rows: number
  /** Its total in the version before; null where there is none. */
  readonly before: number | null
  /** Whether the asker may object for it now. */
  readonly mayObject: boolean
}

/** An objection, as it is shown. */
export interface ScoreObjectionTold {
  readonly objectionId: string
  readonly unitId: string
  readonly unit: string
  readonly words: string
  readonly by: string
  readonly at: string
  readonly outcome: ObjectionOutcome | null
  readonly reply: string | null
  readonly repliedAt: string | null
}

/** A step, as it is shown. */
export interface ScoreStepTold {
  readonly ordinal: number
  readonly act: ScoreAct
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

/** A version for somebody who may read it; undefined when it is not there for them. */
export async function scoreDetail(
  db: Kysely<Tables>,
  actor: SignedIn,
  at: Date,
  scoreId: string,
): Promise<ScoreDetail | undefined> {
  const { jurisdictionId } = actor
  const row = await db
    .selectFrom('score')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .executeTakeFirst()
  if (!row) return undefined
  const own = await ownUnits(db, actor)
  // of units what was published, and what was and is replaced since
  if (own !== null && row.published_at === null) return undefined
  const versions = await versionsOf(db, row)
  const before = versions.find(({ version }) => version === row.version - 1)
  const [units, earlier, objections, steps] = await Promise.all([
    unitsOf(db, jurisdictionId, scoreId),
    before && own === null ? unitsOf(db, jurisdictionId, before.score_id) : [],
    objectionsOf(db, jurisdictionId, scoreId),
    own === null ? stepsOf(db, jurisdictionId, scoreId) : [],
  ])
  const seen = (unitId: string) => own === null || own.has(unitId)
  if (own !== null && !units.some(({ unit_id }) => own.has(unit_id))) return undefined
  const heads = actor.roles.flatMap(({ role, unitId }) => (role === 'unit-head' && unitId !== null ? [unitId] : []))
  const objects = heads.length === 0 ? new Set<string>() : await unitsAnsweredFor(db, jurisdictionId, heads)
  const rules = { ...defaultScoreRules, ...row.rules }
  const open =
    row.state === 'published' && row.published_at !== null && inTimeToObject(row.published_at, rules.objectionDays, at)
  const shown = objections.filter(({ unit_id }) => seen(unit_id))
  const waits = new Set(shown.filter(({ replied_at }) => replied_at === null).map(({ unit_id }) => unit_id))
  const names = await actorNames(db, jurisdictionId, [
    ...steps.map((step) => step.taken_by),
    ...shown.map((objection) => objection.raised_by),
  ])
  const unitNames = new Map(units.map((unit) => [unit.unit_id, unit.unit ?? unit.short_name]))
  const totals = new Map(earlier.map((unit) => [unit.unit_id, decimal(unit.total)]))
  const doer = scoreDoer(actor, { computedBy: row.computed_by, proposedBy: row.proposed_by })
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    ...{ scoreId, revision: row.revision, kind: row.kind, year: row.year, month: row.month_to },
    period: spanWords({ kind: row.kind, year: row.year, from: row.month_from, to: row.month_to }),
    ...{ version: row.version, state: row.state, reason: own === null ? row.reason : null, cutOff: row.cut_off },
    ...{ ruleVersion: row.rule_version, rules, hash: row.data_hash, publishedAt: iso(row.published_at) },
    objectUntil: row.published_at === null ? null : lastDayToObject(row.published_at, rules.objectionDays),
    acts: openScoreActs(row.state, doer),
    mayWrite: doer.office,
    ranked: units.filter(({ total }) => total !== null).length,
    units: units
      .filter(({ unit_id }) => seen(unit_id))
      .map((unit) => ({
        unitId: unit.unit_id,
        unit: unitNames.get(unit.unit_id) ?? '',
        ...{
          place: unit.place,
          total: decimal(unit.total),
          bonus: Number(unit.bonus),
          deduction: Number(unit.deduction),
        },
        ...{ bindingMissed: unit.binding_missed, rows: unit.rows },
        before: totals.get(unit.unit_id) ?? null,
        mayObject: open && objects.has(unit.unit_id) && !waits.has(unit.unit_id),
      })),
    versions: versions
      .filter(({ score_id }) => own === null || score_id === scoreId)
      .map(({ score_id, version, state }) => ({ scoreId: score_id, version, state })),
    objections: shown.map((objection) => ({
      ...{ objectionId: objection.score_objection_id, unitId: objection.unit_id },
      ...{ unit: unitNames.get(objection.unit_id) ?? '', words: objection.words },
      ...{ by: names.get(objection.raised_by) ?? '', at: objection.raised_at.toISOString() },
      ...{ outcome: objection.outcome, reply: objection.reply, repliedAt: iso(objection.replied_at) },
    })),
    steps: steps.map((step) => ({
      ...{ ordinal: step.ordinal, act: step.act, by: names.get(step.taken_by) ?? '', at: step.at.toISOString() },
      reason: step.reason,
    })),
  }
}

const decimal = (value: string | null): number | null => (value === null ? null : Number(value))

const versionsOf = (db: Kysely<Tables>, { jurisdiction_id, year, month_from, month_to }: Selectable<ScoreTable>) =>
  db
    .selectFrom('score')
    .select(['score_id', 'version', 'state'])
    .where('jurisdiction_id', '=', jurisdiction_id)
    .where('year', '=', year)
    .where('month_from', '=', month_from)
    .where('month_to', '=', month_to)
    .orderBy('version', 'desc')
    .execute()

const unitsOf = (db: Kysely<Tables>, jurisdictionId: string, scoreId: string) =>
  db
    .selectFrom('score_unit')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'score_unit.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'score_unit.unit_id'),
    )
    .select(['score_unit.unit_id', 'place', 'total', 'bonus', 'deduction', 'binding_missed', 'unit.short_name'])
    // the rows themselves are read unit by unit
    .select([
      sql<string | null>`sheet ->> 'unit'`.as('unit'),
      sql<number>`coalesce(jsonb_array_length(sheet -> 'rows'), 0)`.as('rows'),
    ])
    .where('score_unit.jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .orderBy('place')
    .orderBy('unit.position')
    .orderBy('unit.code')
    .execute()

const objectionsOf = (db: Kysely<Tables>, jurisdictionId: string, scoreId: string) =>
  db
    .selectFrom('score_objection')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .orderBy('raised_at')
    .orderBy('score_objection_id')
    .execute()

const stepsOf = (db: Kysely<Tables>, jurisdictionId: string, scoreId: string) =>
  db
    .selectFrom('score_step')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('score_id', '=', scoreId)
    .orderBy('ordinal')
    .execute()
