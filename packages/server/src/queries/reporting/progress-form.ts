import type { Kysely } from 'kysely'
import type { InUnit } from '../../access/is-in-unit.ts'
import type { Day } from '../../domain/day.ts'
import type { IndicatorRule, Opinion } from '../../domain/vocabulary.ts'
import { plannedFor } from '../../record/judging/inputs-of.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { earlierProgress } from '../../record/reporting/earlier-progress.ts'
import { isSeenBy } from '../../record/reporting/left-unit.ts'
import { type ProgressReport, progressReport } from '../../record/reporting/progress-content.ts'
import type { ProgressStepTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceItem, evidenceList } from '../evidence/evidence-list.ts'
import { type DeskPeriod, periodById } from './reporting-periods.ts'
import { type TaskFacts, taskFacts } from './task-facts.ts'

export type { ProgressContent, ProgressReport } from '../../record/reporting/progress-content.ts'

/** An indicator of the task, for which the form has a field. */
export interface FormIndicator {
  readonly taskIndicatorId: string
  /** Of a project followed by stages; null for the task as a whole. */
  readonly stage: string | null
  readonly name: string
  readonly unit: string
  readonly rule: IndicatorRule
  /** The target: `>=` and its value, as the plan has it. */
  readonly op: string
  readonly value: string | null
  readonly valueText: string | null
  readonly valueMax: string | null
  readonly yearEndOnly: boolean
  /** Whether it falls from a value at the year's start, so that levels are reported and not rates. */
  readonly hasBase: boolean
}

/** One step of a report's way, the newest first. */
export interface ReportStep {
  readonly kind: ProgressStepTable['kind']
  readonly reason: string | null
  readonly by: string
  readonly at: string
}

/** What a partner unit said of a report, the newest first. */
export interface ReportConfirmation {
  readonly unitId: string
  readonly unit: string
  readonly kind: Opinion
  readonly note: string | null
  readonly by: string
  readonly at: string
}

/** What the plan asks of the task by the period's end. */
export interface FormPlan {
  /** Percent of the year's work; null when nothing is required yet. */
  readonly percent: number | null
  readonly milestones: readonly { readonly wording: string; readonly dueOn: Day; readonly metOn: Day | null }[]
}

/** Everything the form of a task and period shows. */
export interface ProgressFormData {
  readonly task: TaskFacts
  readonly period: DeskPeriod
  readonly indicators: readonly FormIndicator[]
  readonly plan: FormPlan
  /** The newest version; null while nothing was written. */
  readonly report: ProgressReport | null
  /** The versions before it, the newest first. */
  readonly corrected: readonly ProgressReport[]
  /** What was last reported before this period. */
  readonly before: ProgressReport | null
  readonly steps: readonly ReportStep[]
  readonly confirmations: readonly ReportConfirmation[]
  /** Of this report and of the task itself. */
  readonly evidence: readonly EvidenceItem[]
}

/** The form of a task and period; undefined when either is not there. */
export async function progressForm(
  db: Kysely<Tables>,
  jurisdictionId: string,
  {
    taskId,
    periodId,
    today,
    inUnit,
    memberId,
  }: {
    readonly taskId: string
    readonly periodId: string
    readonly today: string
    /** For whom: what is still a unit's own only that unit sees. */
    readonly inUnit: InUnit
    /** The member whose report it is; null where the task has one report. */
    readonly memberId: string | null
  },
): Promise<ProgressFormData | undefined> {
  const [task, period] = await Promise.all([
    taskFacts(db, jurisdictionId, taskId, today),
    periodById(db, jurisdictionId, periodId),
  ])
  if (!task || !period) return undefined
  const [indicators, plan, versions, before, evidence] = await Promise.all([
    indicatorsOf(db, jurisdictionId, taskId),
    planOf(db, jurisdictionId, task, period),
    db
      .selectFrom('progress')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('period_id', '=', periodId)
      .where('member_id', 'is not distinct from', memberId)
      .orderBy('version', 'desc')
      .execute(),
    earlierProgress(db, jurisdictionId, { taskId, memberId }, period.startsOn),
    evidenceList(db, jurisdictionId, taskId, inUnit),
  ])
  const shown = (row: (typeof versions)[number]) => isSeenBy(inUnit, row)
  const [newest, ...older] = versions
  const report = newest && shown(newest) ? progressReport(newest) : null
  const corrected = older.filter(shown).map(progressReport)
  const [steps, confirmations] = await Promise.all([
    stepsOf(db, jurisdictionId, report?.progressId),
    confirmationsOf(db, jurisdictionId, report?.progressId),
  ])
  return {
    task,
    period,
    indicators,
    plan,
    report,
    corrected,
    before: before && shown(before) ? progressReport(before) : null,
    steps,
    confirmations,
    evidence: evidence.filter(({ progressId }) => progressId === null || progressId === report?.progressId),
  }
}

async function indicatorsOf(db: Kysely<Tables>, jurisdictionId: string, taskId: string): Promise<FormIndicator[]> {
  const rows = await db
    .selectFrom('task_indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('removed_at', 'is', null)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    taskIndicatorId: row.task_indicator_id,
    stage: row.stage,
    name: row.name,
    unit: row.unit,
    rule: row.rule,
    op: row.op,
    value: row.value,
    valueText: row.value_text,
    valueMax: row.value_max,
    yearEndOnly: row.year_end_only,
    hasBase: row.base !== null,
  }))
}

async function planOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, planRule }: TaskFacts,
  period: DeskPeriod,
): Promise<FormPlan> {
  const [curve, steps] = await Promise.all([
    db
      .selectFrom('task_plan')
      .select(['month', 'percent'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute(),
    db
      .selectFrom('milestone')
      .select(['wording', 'due_on', 'plan_percent', 'met_on'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('removed_at', 'is', null)
      .orderBy('ordinal')
      .execute(),
  ])
  const milestones = steps.map((row) => ({
    wording: row.wording,
    dueOn: row.due_on,
    percent: row.plan_percent === null ? null : Number(row.plan_percent),
    metOn: row.met_on,
  }))
  const nodes = curve.map(({ month, percent }) => ({ month, percent: Number(percent) }))
  const facts = { curves: new Map([[taskId, nodes]]), milestones: new Map([[taskId, milestones]]) }
  return {
    percent: plannedFor(facts, { task_id: taskId, plan_rule: planRule }, period),
    milestones: milestones.map(({ wording, dueOn, metOn }) => ({ wording, dueOn, metOn })),
  }
}

async function stepsOf(db: Kysely<Tables>, jurisdictionId: string, progressId?: string): Promise<ReportStep[]> {
  if (progressId === undefined) return []
  const rows = await db
    .selectFrom('progress_step')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('progress_id', '=', progressId)
    .orderBy('at', 'desc')
    .orderBy('progress_step_id', 'desc')
    .execute()
  const names = await actorNames(
    db,
    jurisdictionId,
    rows.map((row) => row.taken_by),
  )
  return rows.map((row) => ({
    kind: row.kind,
    reason: row.reason,
    by: names.get(row.taken_by) ?? '',
    at: row.at.toISOString(),
  }))
}

async function confirmationsOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  progressId?: string,
): Promise<ReportConfirmation[]> {
  if (progressId === undefined) return []
  const rows = await db
    .selectFrom('confirmation')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'confirmation.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'confirmation.unit_id'),
    )
    .selectAll('confirmation')
    .select('unit.short_name')
    .where('confirmation.jurisdiction_id', '=', jurisdictionId)
    .where('confirmation.progress_id', '=', progressId)
    .orderBy('confirmation.at', 'desc')
    .orderBy('confirmation.confirmation_id', 'desc')
    .execute()
  const names = await actorNames(
    db,
    jurisdictionId,
    rows.map((row) => row.confirmed_by),
  )
  return rows.map((row) => ({
    unitId: row.unit_id,
    unit: row.short_name,
    kind: row.kind,
    note: row.note,
    by: names.get(row.confirmed_by) ?? '',
    at: row.at.toISOString(),
  }))
}
