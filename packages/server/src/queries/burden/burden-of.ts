import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { spanDays } from '../../domain/bulletins/bulletin-span.ts'
import {
  type AskedTwice,
  type AskKind,
  askedBefore,
  type BurdenRules,
  burdens,
  limitsReached,
  type NextAsk,
  overLimits,
  type UnitAsk,
  type UnitBurden,
} from '../../domain/burden/burden.ts'
import { askKindWords, limitWords } from '../../domain/burden/burden-words.ts'
import { unitAsks } from '../../record/burden/unit-asks.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import { burdenRulesOn } from '../../record/scores/score-rules.ts'
import type { Tables } from '../../store/tables.ts'
import { ownUnits } from '../scores/unit-sheet.ts'

/** What units received in a month. */
export interface BurdenOfMonth {
  readonly year: number
  readonly month: number
  readonly rules: BurdenRules
  /** 0 while the office has set no limit. */
  readonly ruleVersion: number
  /** In the order of the units; those that received nothing are left out. */
  readonly units: readonly UnitBurdenTold[]
}

/** A unit's month. */
export interface UnitBurdenTold {
  readonly unitId: string
  readonly unit: string
  readonly counts: Readonly<Record<AskKind, number>>
  readonly beside: number
  readonly twice: number
  /** The limits it is beyond. */
  readonly over: readonly (keyof BurdenRules)[]
}

/** The rows behind a unit's month. */
export interface UnitBurdenRows {
  readonly unitId: string
  readonly unit: string
  readonly asks: readonly UnitAsk[]
  readonly twice: readonly AskedTwice[]
}

/** What units received in a month of a year, 1–12; of people of units their own. */
export async function burdenOf(
  db: Kysely<Tables>,
  actor: SignedIn,
  year: number,
  month: number,
): Promise<BurdenOfMonth> {
  const { jurisdictionId, today } = actor
  const { version, rules } = await burdenRulesOn(db, jurisdictionId, today)
  const own = await ownUnits(db, actor)
  const asks = await asksOfMonth(db, jurisdictionId, year, month, own && [...own])
  const of = new Map(burdens(asks).map((burden) => [burden.unitId, burden]))
  const units = await unitsOf(db, jurisdictionId)
  return {
    ...{ year, month, rules, ruleVersion: version },
    units: units.flatMap(({ unit_id, short_name }) => {
      const burden = of.get(unit_id)
      return burden ? [toldBurden(short_name, burden, rules)] : []
    }),
  }
}

const toldBurden = (
  unit: string,
  { unitId, counts, beside, twice }: UnitBurden,
  rules: BurdenRules,
): UnitBurdenTold => ({
  ...{ unitId, unit, counts, beside, twice: twice.length },
  over: overLimits(counts, rules),
})

/** Every ask of a unit in a month; undefined where the asker may not read it. */
export async function unitBurden(
  db: Kysely<Tables>,
  actor: SignedIn,
  unitId: string,
  year: number,
  month: number,
): Promise<UnitBurdenRows | undefined> {
  const own = await ownUnits(db, actor)
  if (own !== null && !own.has(unitId)) return undefined
  const unit = (await unitsOf(db, actor.jurisdictionId)).find(({ unit_id }) => unit_id === unitId)
  if (!unit) return undefined
  const asks = await asksOfMonth(db, actor.jurisdictionId, year, month, [unitId])
  return { unitId, unit: unit.short_name, asks, twice: burdens(asks)[0]?.twice ?? [] }
}

/** What units have received this month, before something more is asked of them. */
export interface BeforeAsking {
  readonly warnings: readonly { readonly unit: string; readonly words: string }[]
}

/** Which units the next ask brings beyond a limit of the office, or asks again about a task by another means. */
export async function beforeAsking(
  db: Kysely<Tables>,
  { jurisdictionId, today }: SignedIn,
  {
    next,
    unitIds: named,
    taskIds,
  }: { readonly next: NextAsk; readonly unitIds: readonly string[]; readonly taskIds: readonly string[] },
): Promise<BeforeAsking> {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const unitIds = named.length > 0 ? named : await answeringFor(db, jurisdictionId, taskIds, today)
  const { rules } = await burdenRulesOn(db, jurisdictionId, today)
  const asks = await asksOfMonth(db, jurisdictionId, year, month, unitIds)
  const of = new Map(burdens(asks).map((burden) => [burden.unitId, burden]))
  const names = new Map((await unitsOf(db, jurisdictionId)).map((unit) => [unit.unit_id, unit.short_name]))
  return {
    warnings: unitIds.flatMap((unitId) => {
      const burden = of.get(unitId)
      const unit = names.get(unitId)
      if (!unit) return []
      const words = warningWords(
        burden,
        next,
        taskIds,
        asks.filter((ask) => ask.unitId === unitId),
        rules,
      )
      return words.map((one) => ({ unit, words: one }))
    }),
  }
}

function warningWords(
  burden: UnitBurden | undefined,
  next: NextAsk,
  taskIds: readonly string[],
  asks: readonly UnitAsk[],
  rules: BurdenRules,
): string[] {
  const counts = burden?.counts ?? noCounts
  const limits = limitsReached(counts, next, rules).map(
    ({ limit, most, had }) => `本月已收到${limitWords[limit]}${had}次，再发将超过设定的每月${most}次`,
  )
  const kinds = askedBefore(asks, next, taskIds).map((kind) => askKindWords[kind])
  return [...limits, ...(kinds.length > 0 ? [`同一任务本月已有${kinds.join('、')}`] : [])]
}

const noCounts = { report: 0, question: 0, urge: 0, 'matter-urge': 0, slip: 0, inspection: 0 }

/** The units that answer for some tasks on a day. */
async function answeringFor(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskIds: readonly string[],
  today: string,
): Promise<readonly string[]> {
  if (taskIds.length === 0) return []
  const { rows } = await sql<{ readonly unit_id: string }>`
    select distinct r.unit_id from task t
    join lateral (${reporters(jurisdictionId, today)}) r on true
    where t.jurisdiction_id = ${jurisdictionId} and t.task_id = any(${taskIds}::uuid[])`.execute(db)
  return rows.map(({ unit_id }) => unit_id)
}

function asksOfMonth(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
  month: number,
  unitIds: readonly string[] | null,
): Promise<readonly UnitAsk[]> {
  const [from, until] = spanDays({ kind: 'month', year, from: month, to: month })
  return unitAsks(db, jurisdictionId, { from, until, unitIds })
}

const unitsOf = (db: Kysely<Tables>, jurisdictionId: string) =>
  db
    .selectFrom('unit')
    .select(['unit_id', 'short_name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('position')
    .orderBy('code')
    .execute()
