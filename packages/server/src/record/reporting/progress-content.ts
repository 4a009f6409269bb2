import type { Selectable } from 'kysely'
import type { ProgressFigure, ProgressTable } from '../../store/tables/reporting.ts'

/** What a unit writes into a report; the same shape goes out and comes in. */
export interface ProgressContent {
  readonly unchanged: boolean
  /** Percent of the year's work done, a decimal number as written; may be beyond 100, null when it is not said. */
  readonly percent: string | null
  /** 进展情况 */
  readonly situation: string
  /** 存在问题 */
  readonly problems: string
  /** 下步措施 */
  readonly nextStep: string
  /** 需协调事项 */
  readonly coordination: string
  readonly figures: readonly ProgressFigure[]
}

/** A report as those who write and check it see it. */
export interface ProgressReport extends ProgressContent {
  readonly progressId: string
  readonly taskId: string
  readonly periodId: string
  readonly unitId: string
  /** 1 is the period's report; later ones correct it. */
  readonly version: number
  readonly corrects: string | null
  readonly correctionReason: string | null
  readonly state: ProgressTable['state']
  readonly revision: number
  /** ISO 8601, as the other moments. */
  readonly writtenAt: string
  readonly sentToHeadAt: string | null
  readonly sentAt: string | null
  readonly decidedAt: string | null
  readonly returnReason: string | null
}

/** A row as a report. */
export function progressReport(row: Selectable<ProgressTable>): ProgressReport {
  return {
    progressId: row.progress_id,
    taskId: row.task_id,
    periodId: row.period_id,
    unitId: row.unit_id,
    version: row.version,
    corrects: row.corrects,
    correctionReason: row.correction_reason,
    state: row.state,
    revision: row.revision,
    writtenAt: row.written_at.toISOString(),
    sentToHeadAt: row.sent_to_head_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    returnReason: row.return_reason,
    unchanged: row.unchanged,
    percent: plainNumber(row.percent),
    situation: row.situation,
    problems: row.problems,
    nextStep: row.next_step,
    coordination: row.coordination,
    figures: row.figures,
  }
}

/** The columns that hold what was written. */
export function contentColumns(content: ProgressContent) {
  return {
    unchanged: content.unchanged,
    percent: content.percent,
    situation: content.situation,
    problems: content.problems,
    next_step: content.nextStep,
    coordination: content.coordination,
    figures: JSON.stringify(content.figures),
  }
}

/** Whether two reports say the same. */
export function saysTheSame(a: ProgressContent, b: ProgressContent): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
}

/** What of a report is kept in the vault when it is sent. */
export function comparable(content: ProgressContent): readonly unknown[] {
  return [
    content.unchanged,
    plainNumber(content.percent),
    content.situation,
    content.problems,
    content.nextStep,
    content.coordination,
    content.figures.map(({ taskIndicatorId, value, text, among, period, cutOff, source }) => [
      taskIndicatorId,
      plainNumber(value),
      text,
      among,
      period,
      cutOff,
      source,
    ]),
  ]
}

/** A number without trailing zeros: 12.50 → 12.5. */
function plainNumber(value: string | null): string | null {
  if (value === null) return null
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}
