import type { ProgressFigure } from '../../store/tables/reporting.ts'

/** A report of a period, as far as the light depends on it. */
export interface KnownReport {
  readonly periodId: string
  /** When it first came in, whatever corrected it later; null while it is not in, or was sent back and not sent again. */
  readonly sentAt: Date | null
  readonly accepted: boolean
  readonly percent: number | null
  readonly figures: readonly ProgressFigure[]
}
