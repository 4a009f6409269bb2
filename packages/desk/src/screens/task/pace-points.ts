import type { TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { periodWords } from '../../words/reporting.ts'

/** Where a task stood in a period, in percent of the year's work; null where it was not said. */
export interface PacePoint {
  readonly label: string
  /** Where it should have been. */
  readonly plan: number | null
  readonly actual: number | null
}

/**
 * A task's course through the periods of its year, the oldest first: what its lights were computed from, and where no
 * light was given yet what was reported. A period of which neither says a number is left out.
 */
export function pacePoints({
  lights,
  reports,
  task,
}: {
  readonly task: Pick<TaskRecord['task'], 'year'>
  readonly lights: readonly Pick<TaskRecord['lights'][number], 'period' | 'plan' | 'actual'>[]
  readonly reports: readonly Pick<TaskRecord['reports'][number], 'period' | 'percent' | 'state'>[]
}): readonly PacePoint[] {
  const points = new Map<string, PacePoint & { readonly startsOn: string }>()
  // both come with the newest first, a correction before what it corrects
  for (const { period, plan, actual } of lights)
    if (period.year === task.year && !points.has(period.periodId))
      points.set(period.periodId, {
        startsOn: period.startsOn,
        label: periodWords(period),
        plan: numberOf(plan),
        actual: numberOf(actual),
      })
  for (const { period, percent, state } of reports) {
    const sent = state === 'sent' || state === 'accepted'
    if (sent && period.year === task.year && !points.has(period.periodId))
      points.set(period.periodId, {
        startsOn: period.startsOn,
        label: periodWords(period),
        plan: null,
        actual: numberOf(percent),
      })
  }
  return [...points.values()]
    .filter(({ plan, actual }) => plan !== null || actual !== null)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map(({ label, plan, actual }) => ({ label, plan, actual }))
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))
