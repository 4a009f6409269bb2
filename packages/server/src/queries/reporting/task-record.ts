import type { Kysely } from 'kysely'
import type { InUnit } from '../../access/is-in-unit.ts'
import type { Day } from '../../domain/day.ts'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import { type SaidLight, saidLight, saysMore } from '../../domain/judging/said-light.ts'
import type { LightColour } from '../../domain/vocabulary.ts'
import { type TaskMeasure, taskMeasures } from '../../record/judging/task-measures.ts'
import { actorNames } from '../../record/people/actor-names.ts'
import { isSeenBy } from '../../record/reporting/left-unit.ts'
import { type ProgressReport, progressReport } from '../../record/reporting/progress-content.ts'
import type { TaskChangeTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceItem, evidenceList } from '../evidence/evidence-list.ts'
import { type DeskPeriod, listPeriods } from './reporting-periods.ts'
import { type TaskFacts, taskFacts } from './task-facts.ts'

/** Everything a task's page shows. */
export interface TaskRecord {
  readonly task: TaskFacts
  readonly milestones: readonly RecordMilestone[]
  /** Every report that was sent, and the draft of who may write; the newest first, corrections before what they correct. */
  readonly reports: readonly RecordReport[]
  readonly evidence: readonly EvidenceItem[]
  /** The newest first; a later correction stands beside what it corrects. */
  readonly lights: readonly RecordLight[]
  /** Its indicators, those of a project's stages each for itself. */
  readonly measures: readonly TaskMeasure[]
  readonly changes: readonly RecordChange[]
  readonly history: readonly RecordEvent[]
}

/** A milestone, with the day it was met; null while it is not. */
export interface RecordMilestone {
  readonly milestoneId: string
  readonly wording: string
  readonly dueOn: Day
  readonly metOn: Day | null
}

/** A report with its period. */
export interface RecordReport extends ProgressReport {
  readonly period: DeskPeriod
}

/** The light a period ended with. */
export interface RecordLight {
  readonly period: DeskPeriod
  readonly ordinal: number
  readonly light: LightColour
  /** The ground beside it, and whether it speaks of the reporting alone. */
  readonly said: SaidLight
  /** Sentences that say more than the words beside the light: which node, and its day. */
  readonly grounds: readonly string[]
  readonly plan: string | null
  readonly actual: string | null
  readonly judgedOn: Day
}

/** A change of the task that was proposed and decided. */
export interface RecordChange {
  readonly field: TaskChangeTable['field']
  readonly before: string | null
  readonly after: string | null
  readonly reason: string
  readonly state: TaskChangeTable['state']
  readonly proposedBy: string
  readonly proposedAt: string
  readonly decidedAt: string | null
}

/** A line of the task's history; `at` is a moment in UTC. */
export interface RecordEvent {
  readonly at: string
  readonly by: string
  readonly summary: string
}

/** A task with its reports, evidence, lights, changes and history; undefined when there is none. What
 * is still a unit's own only that unit sees. */
export async function taskRecord(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, today, inUnit }: { readonly taskId: string; readonly today: Day; readonly inUnit: InUnit },
): Promise<TaskRecord | undefined> {
  const task = await taskFacts(db, jurisdictionId, taskId, today)
  if (!task) return undefined
  const [periods, progress, lights, changes, milestones, evidence, measures] = await Promise.all([
    listPeriods(db, jurisdictionId),
    db
      .selectFrom('progress')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute(),
    db
      .selectFrom('light')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .execute(),
    db
      .selectFrom('task_change')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .orderBy('proposed_at', 'desc')
      .orderBy('task_change_id', 'desc')
      .execute(),
    db
      .selectFrom('milestone')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .where('removed_at', 'is', null)
      .orderBy('ordinal')
      .execute(),
    evidenceList(db, jurisdictionId, taskId, inUnit),
    taskMeasures(db, jurisdictionId, [taskId], today),
  ])
  const events = await db
    .selectFrom('event')
    .select(['at', 'actor', 'summary', 'event_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('subject_id', 'in', [taskId, ...progress.map((row) => row.progress_id)])
    .orderBy('ledger_seq', 'desc')
    .limit(200)
    .execute()
  const names = await actorNames(db, jurisdictionId, [
    ...events.map((row) => row.actor),
    ...changes.map((row) => row.proposed_by),
  ])
  const periodOf = new Map(periods.map((period) => [period.periodId, period]))
  const rank = new Map(periods.map((period, index) => [period.periodId, index]))
  const newest = (a: string, b: string) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
  return {
    task,
    milestones: milestones.map((row) => ({
      milestoneId: row.milestone_id,
      wording: row.wording,
      dueOn: row.due_on,
      metOn: row.met_on,
    })),
    reports: progress
      .filter((row) => isSeenBy(inUnit, row))
      .toSorted((a, b) => newest(a.period_id, b.period_id) || b.version - a.version)
      .flatMap((row) => {
        const period = periodOf.get(row.period_id)
        return period ? [{ ...progressReport(row), period }] : []
      }),
    evidence,
    measures: measures.get(taskId) ?? [],
    lights: lights
      .toSorted((a, b) => newest(a.period_id, b.period_id) || b.ordinal - a.ordinal)
      .flatMap((row) => {
        const period = periodOf.get(row.period_id)
        if (!period) return []
        const { ordinal, light, pace, plan, actual } = row
        const reasons = row.reasons as readonly LightReason[]
        const grounds = reasons.filter(saysMore).map(({ words }) => words)
        const said = saidLight(light, pace, reasons)
        return [{ period, ordinal, light, said, grounds, plan, actual, judgedOn: row.judged_on }]
      }),
    changes: changes.map((row) => ({
      field: row.field,
      before: row.before,
      after: row.after,
      reason: row.reason,
      state: row.state,
      proposedBy: names.get(row.proposed_by) ?? '',
      proposedAt: row.proposed_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
    })),
    history: events.map((row) => ({
      at: row.at.toISOString(),
      by: names.get(row.actor) ?? '',
      summary: row.summary,
    })),
  }
}
