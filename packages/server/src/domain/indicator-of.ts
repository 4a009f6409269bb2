import type { Figure } from '@luoshi/report'
import type { Direction, IndicatorKind } from './vocabulary.ts'

/** An indicator as it follows from a figure of the report. */
export interface IndicatorShape {
  readonly name: string
  readonly kind: IndicatorKind
  readonly unit: string
  readonly direction: Direction | null
}

/**
 * Which indicator a figure speaks of: one metric has an amount, a rate and a rank as three indicators, never mixed, and a
 * rank one for each field it holds in: `地区生产总值（全省）` is not `地区生产总值（全市）`. Only a
 * figure that is wished for tells by its fall that less is better: what fell last year may have been meant to rise.
 */
export function indicatorOf(figure: Figure, says: 'wish' | 'fact' = 'wish'): IndicatorShape {
  const kind = kindOf(figure)
  const unit =
    kind === 'rank' ? '位' : kind === 'grade' || kind === 'coverage' || kind === 'text' ? '' : (figure.unit ?? '')
  return { name: nameOf(figure, kind), kind, unit, direction: directionOf(figure, kind, says) }
}

/** The figure's value as the record keeps it: a number, or the word or grade. */
export function figureValue(figure: Figure): { readonly value: number | null; readonly text: string | null } {
  return typeof figure.value === 'number' ? { value: figure.value, text: null } : { value: null, text: figure.value }
}

/** The metric; of a rank with the field it holds in. */
function nameOf({ metric, of }: Figure, kind: IndicatorKind): string {
  return kind === 'rank' && of !== null && !metric.includes(of) ? `${metric}（${of}）` : metric
}

function kindOf({ op, change, unit, value }: Figure): IndicatorKind {
  if (op === 'rank<=') return 'rank'
  if (op === 'grade') return 'grade'
  if (op === 'done') return 'coverage'
  if (value === null) return 'text'
  if (change) return 'rate'
  return unit !== null && /^[%‰％]$/.test(unit) ? 'share' : 'amount'
}

// only what the words themselves say; for the rest a person decides
function directionOf(
  { op, change, value }: Figure,
  kind: IndicatorKind,
  says: 'wish' | 'fact',
): IndicatorShape['direction'] {
  if (kind === 'rank' || op === '<=' || op === '<') return 'lower'
  if (op === '>=' || op === '>') return 'higher'
  if (says === 'wish' && change && typeof value === 'number' && value < 0) return 'lower'
  return null
}
