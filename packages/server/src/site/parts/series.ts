import { html } from 'hono/html'
import type { PublishedIndicator, PublishedReading } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'
import { periodWords } from '../words.ts'
import { indicatorName } from './indicator-words.ts'

const [width, height, margin] = [220, 56, 5]
const grades = ['劣Ⅴ类', 'Ⅴ类', 'Ⅳ类', 'Ⅲ类', 'Ⅱ类', 'Ⅰ类']

interface Point {
  readonly value: number
  readonly reading: PublishedReading
}

/**
 * The readings of an indicator as a line the height of two lines of text, oldest left, the year's target dotted; ranks
 * have 1 at the top, grades go in steps. Undefined where fewer than two readings can be drawn.
 */
export function series(indicator: PublishedIndicator): Markup | undefined {
  const points = indicator.readings.flatMap((reading): Point[] => {
    const value = drawn(indicator, reading)
    return value === null ? [] : [{ value, reading }]
  })
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return undefined
  const target = indicator.targets
    .map(({ value }) => (value === null ? null : Number(value)))
    .find((value) => value !== null)
  const values = [...points.map((point) => point.value), ...(target === undefined || target === null ? [] : [target])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const upside = indicator.kind === 'rank' ? -1 : 1
  const x = (index: number) => margin + (index * (width - 2 * margin)) / (points.length - 1)
  const y = (value: number) => {
    const share = high === low ? 0.5 : (value - low) / (high - low)
    return margin + (upside > 0 ? 1 - share : share) * (height - 2 * margin)
  }
  const at = points.map((point, index) => [x(index), y(point.value)] as const)
  const line = at.map(([left, top], index) => {
    if (index === 0) return `M${round(left)} ${round(top)}`
    return indicator.kind === 'grade' ? `H${round(left)}V${round(top)}` : `L${round(left)} ${round(top)}`
  })
  const name = `${indicatorName(indicator)}：${points.map(({ reading }) => `${periodWords(reading.period)} ${reading.value ?? reading.valueText ?? ''}${indicator.unit}`).join('，')}`
  return html`
    <figure class="series">
      <svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}">
        ${target === undefined || target === null ? '' : html`<path class="aim" d="M0 ${round(y(target))}H${width}"/>`}
        <path d="${line.join('')}"/>
        ${at.map(([left, top], index) => html`<circle cx="${round(left)}" cy="${round(top)}" r="${index === at.length - 1 ? 3.5 : 2}"/>`)}
      </svg>
      <figcaption><span>${periodWords(first.reading.period)}</span><span>${periodWords(last.reading.period)}</span></figcaption>
    </figure>`
}

/** The height at which a reading is drawn; null where it is a word that has none. */
function drawn({ kind }: PublishedIndicator, { value, valueText }: PublishedReading): number | null {
  if (kind === 'grade') {
    const grade = grades.indexOf((valueText ?? '').endsWith('类') ? (valueText ?? '') : `${valueText}类`)
    return grade < 0 ? null : grade
  }
  return value === null || !Number.isFinite(Number(value)) ? null : Number(value)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
