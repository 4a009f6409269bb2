import type { Verdict } from '@luoshi/report/compare'
import type { ConfirmedVerdict, LightColour } from '../vocabulary.ts'

/** What the year's own record knows of a promise at the time it is settled. */
export interface RecordBeside {
  /** Tasks it was split into; 0 where nothing was ever handed out. */
  readonly tasks: number
  /** Of these, how many are closed (办结). */
  readonly closed: number
  /** The day the last of them was closed; null while one is open. */
  readonly closedOn: string | null
  /** The worst of the last lights, and the last day of the period it speaks of. */
  readonly light: { readonly light: LightColour; readonly until: string } | null
  /** The newest accepted report. */
  readonly progress: { readonly percent: string | null; readonly words: string; readonly until: string } | null
  /** The newest value of each indicator. */
  readonly readings: readonly RecordReading[]
  readonly leadUnit: string | null
}

/** The value of an indicator as the record has it. */
export interface RecordReading {
  readonly metric: string
  /** A decimal number as written, or a grade or word. */
  readonly value: string
  readonly unit: string
  readonly cutOff: string
  readonly source: string
}

/** A figure that a sentence of the later report states. */
export interface SaidFigure {
  readonly metric: string
  readonly value: number | string
  readonly unit: string | null
}

/** How what was said and what the record knows stand to each other. */
export type Standing =
  | { readonly kind: 'agree' | 'claimed-not-closed' | 'closed-not-said' | 'neither' | 'no-record' }
  | { readonly kind: 'numbers-differ'; readonly said: SaidFigure; readonly known: RecordReading }

/** Whether the later report calls it done; `null` where no verdict says so yet. */
type Said = ConfirmedVerdict | Verdict | null

/**
 * One of five: said and done agree; said done but not closed in the record; closed but not said; neither said nor closed;
 * the numbers differ. `no-record` where nothing was handed out, so that there is nothing to compare.
 */
export function standingOf(said: Said, record: RecordBeside | null, figures: readonly SaidFigure[] = []): Standing {
  const differing = record && said !== null ? differingFigure(figures, record.readings) : null
  if (differing) return { kind: 'numbers-differ', ...differing }
  if (!record || record.tasks === 0) return { kind: 'no-record' }
  const closed = record.closed === record.tasks
  if (said === 'met') return { kind: closed ? 'agree' : 'claimed-not-closed' }
  // underway or short and not closed: both say it is not done
  if (said === 'underway' || said === 'short') return { kind: closed ? 'closed-not-said' : 'agree' }
  return { kind: closed ? 'closed-not-said' : 'neither' }
}

/** The first stated figure that the record knows otherwise: of the same indicator, in the same unit. */
function differingFigure(figures: readonly SaidFigure[], readings: readonly RecordReading[]) {
  for (const said of figures)
    for (const known of readings) {
      if (said.unit !== known.unit || !sameMetric(said.metric, known.metric)) continue
      const [a, b] = [Number(said.value), Number(known.value)]
      const differ = Number.isNaN(a) || Number.isNaN(b) ? String(said.value) !== known.value : Math.abs(a - b) > 1e-9
      if (differ) return { said, known }
    }
  return null
}

const sameMetric = (a: string, b: string) => a.length > 1 && b.length > 1 && (a.endsWith(b) || b.endsWith(a))

/** What an office reads of it. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'agree':
      return '报告与台账一致'
    case 'claimed-not-closed':
      return '报告称已完成，台账未办结：请牵头单位补充佐证材料'
    case 'closed-not-said':
      return '台账已办结，报告没有写明办成'
    case 'neither':
      return '报告没有讲到，台账也没有办结：最需要查看'
    case 'numbers-differ': {
      const { said, known } = standing
      return `数字不一致：报告 ${said.metric}${said.value}${said.unit ?? ''}；台账 ${known.metric}${known.value}${known.unit}（截至 ${known.cutOff}，${known.source}）`
    }
    case 'no-record':
      return '没有下达过任务，台账中没有记录'
  }
}
