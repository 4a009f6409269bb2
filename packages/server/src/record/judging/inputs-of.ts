import type { Selectable } from 'kysely'
import { dayBefore, dayOf } from '../../domain/day.ts'
import { type IndicatorVerdict, judgeIndicator } from '../../domain/judging/judge-indicator.ts'
import type { LightInputs, ReportStanding } from '../../domain/judging/judge-light.ts'
import { milestonesMet, type Plan, planned } from '../../domain/judging/plan.ts'
import { lastMonth } from '../../domain/reporting/periods.ts'
import type { PeriodTable } from '../../store/tables/reporting.ts'
import type { KnownReport } from './known-report.ts'
import type { JudgedTask, LightFacts } from './light-facts.ts'

type Period = Selectable<PeriodTable>

/** What a task's light for a period is computed from, as known on a day `YYYY-MM-DD`. */
export function inputsOf(facts: LightFacts, task: JudgedTask, period: Period, today: string): LightInputs {
  const day = judgedDay(period, today)
  const month = lastMonth(period)
  const milestones = facts.milestones.get(task.task_id) ?? []
  const reports = (facts.reports.get(task.task_id) ?? []).filter(({ accepted }) => accepted)
  const plan = planOf(facts, task)
  const required = planned(plan, period.year, month)
  const dueOn = task.continuous ? null : task.due_on
  const final = month === 12 || (dueOn !== null && dueOn <= day)
  return {
    day,
    dayOver: day < today,
    month,
    // what is closed after the year's last period counts in that one: no later period could show it
    closed: task.closed_at !== null && (month === 12 || dayOf(task.closed_at) < period.ends_on),
    plan: required,
    actual: lastPercent(reports) ?? (plan.kind === 'milestones' ? milestonesMet(milestones, period.year, month) : null),
    // only where indicators carry the plan themselves do they go by time: before a curve's first node nothing is asked
    indicators: indicatorsOf(
      facts,
      task,
      reports,
      plan.kind === 'indicator' ? planned({ kind: 'months' }, period.year, month) : required,
      final,
    ),
    dueOn,
    openNodes: milestones.filter(({ metOn }) => metOn === null || metOn > day),
    report: standing(facts, task, period, today),
  }
}

/** What is judged later of a month speaks of that month: a limit after it does not weigh on it. */
export function judgedDay({ ends_on }: Period, today: string): string {
  const lastDay = dayBefore(ends_on)
  return today < lastDay ? today : lastDay
}

/** Percent of the year's work that a task should have reached by a period's end; null when nothing is required yet. */
export const plannedFor = (
  facts: Pick<LightFacts, 'curves' | 'milestones'>,
  task: Pick<JudgedTask, 'task_id' | 'plan_rule'>,
  period: Pick<Period, 'year' | 'kind' | 'ordinal'>,
): number | null => planned(planOf(facts, task), period.year, lastMonth(period))

function planOf(
  { curves, milestones }: Pick<LightFacts, 'curves' | 'milestones'>,
  { task_id, plan_rule }: Pick<JudgedTask, 'task_id' | 'plan_rule'>,
): Plan {
  switch (plan_rule) {
    case 'curve':
      return { kind: 'curve', nodes: curves.get(task_id) ?? [] }
    case 'milestones':
      return { kind: 'milestones', milestones: milestones.get(task_id) ?? [] }
    default:
      return { kind: plan_rule }
  }
}

/** 本期无变化 leaves the number that was there. */
function lastPercent(reports: readonly KnownReport[]): number | null {
  return reports.findLast(({ percent }) => percent !== null)?.percent ?? null
}

function indicatorsOf(
  { indicators }: LightFacts,
  { task_id }: JudgedTask,
  reports: readonly KnownReport[],
  required: number | null,
  final: boolean,
): IndicatorVerdict[] {
  const figures = reports.flatMap((report) => report.figures)
  return (indicators.get(task_id) ?? []).map((target) => {
    const known = figures.findLast(
      (figure) => figure.taskIndicatorId === target.id && (figure.value !== null || figure.text !== null),
    )
    const value = known ? { value: known.value === null ? null : Number(known.value), text: known.text } : null
    return judgeIndicator(target, value, required, final)
  })
}

/** Whether the period's report came in time, and how many are missing up to it; only what was due after the hand-out. */
function standing({ periods, reports }: LightFacts, task: JudgedTask, period: Period, today: string): ReportStanding {
  const sent = new Map((reports.get(task.task_id) ?? []).map(({ periodId, sentAt }) => [periodId, sentAt]))
  const from = task.assigned_at === null ? today : dayOf(task.assigned_at)
  const asked = periods.filter(({ due_on }) => due_on >= from)
  const missing = (one: Period) => !sent.get(one.period_id) && one.due_on < today
  let missingInARow = 0
  for (const one of asked.toReversed()) {
    if (missing(one)) missingInARow++
    // one that still has time neither ends the silence before it nor adds to it
    else if (sent.get(one.period_id) || one.due_on < today) break
  }
  const at = sent.get(period.period_id)
  if (at) return { kind: dayOf(at) <= period.due_on || period.due_on < from ? 'in-time' : 'late', missingInARow }
  if (!asked.some((one) => one.period_id === period.period_id)) return { kind: 'waiting', missingInARow: 0 }
  return { kind: missing(period) ? 'missing' : 'waiting', missingInARow }
}
