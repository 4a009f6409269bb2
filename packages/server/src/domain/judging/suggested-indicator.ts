import type { Figure } from '@luoshi/report'
import { indicatorOf } from '../indicator-of.ts'
import type { IndicatorTarget } from './judge-indicator.ts'
import { type StagedFigure, stagesOf } from './stages.ts'

/** An indicator that a figure of the adopted words suggests. Numbers as decimal text, as they are kept. */
export interface SuggestedIndicator {
  /** Of a project followed by stages; null where the task is one whole. */
  readonly stage: string | null
  readonly name: string
  readonly unit: string
  readonly rule: IndicatorTarget['rule']
  readonly op: Figure['op']
  readonly value: string | null
  readonly valueText: string | null
  readonly valueMax: string | null
}

/**
 * What the figures of a commitment suggest to measure its task by, in their order, each once. Of a task that says only a
 * part of the adopted words, those figures whose number or word it says; one that is not found in the adopted words as
 * it was read (三所, 1,200) is left to the person who decides. Figures of several stages of a project are told apart by
 * their stage.
 * @param start where the adopted words begin in the text of the figures' spans
 */
export function suggestedIndicators(
  figures: readonly Figure[],
  { adopted, wording, start = 0 }: { readonly adopted: string; readonly wording: string; readonly start?: number },
): readonly SuggestedIndicator[] {
  const stages = stagesOf(figures, adopted, start)
  const suggested = figures.flatMap((figure, index) => {
    const sign = String(figure.value ?? figure.of ?? '')
    const said = !adopted.includes(sign) || wording.includes(sign)
    return said && figure.metric.trim() !== '' ? [suggestion(figure, stages[index] ?? null)] : []
  })
  return [...new Map(suggested.map((one) => [JSON.stringify(one), one])).values()]
}

function suggestion(figure: Figure, staged: StagedFigure | null): SuggestedIndicator {
  const { name, unit } = indicatorOf(figure)
  const rule = ruleOf(figure)
  const { op, value, max, of } = figure
  // a fall is kept as the number the words say: 下降5% is a reduction by 5
  const number = (one: number) => decimal(rule === 'reduction' ? Math.abs(one) : one)
  return {
    stage: staged?.stage ?? null,
    name: (staged?.name ?? name).slice(0, 100),
    unit: unit.slice(0, 20),
    rule,
    op,
    value: typeof value === 'number' ? number(value) : null,
    valueText: typeof value === 'number' ? null : (value ?? of)?.slice(0, 50) || null,
    valueMax: max === null ? null : number(max),
  }
}

/** The rule that fits what the figure says; whether a level is to last or to be reached only a person knows. */
function ruleOf(figure: Figure): SuggestedIndicator['rule'] {
  const { op, value, change } = figure
  const { kind } = indicatorOf(figure)
  if (kind === 'rank' || kind === 'grade') return kind
  if (kind === 'coverage' || typeof value === 'string') return 'done'
  if (value === null) return 'growth'
  if (change && value < 0) return 'reduction'
  if (op === '<=' || op === '<') return 'lower'
  if (change) return 'growth'
  // a whole that is covered is kept covered; another percentage is a level, which no month brings a twelfth of
  if (kind === 'share') return value === 100 ? 'maintained' : 'level'
  return 'share'
}

/** `0.3`, never `1e-7`; six places, as the record keeps. */
const decimal = (value: number): string => value.toFixed(6).replace(/\.?0+$/, '')
