import { html } from 'hono/html'
import type { PublishedPart } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'

/**
 * One thin bar with two marks, where it should be by now and where it is, and both numbers in words; beyond 100 the bar
 * goes on past its end. Nothing where no percentage is required or known: that is not 0.
 */
export function progressBar(measure: PublishedPart['measure']): Markup {
  if (measure === null) return html``
  const [plan, actual] = [Number(measure.plan), Number(measure.actual)]
  const whole = Math.max(100, plan, actual)
  const at = (percent: number) => ((Math.max(0, percent) * 1000) / whole).toFixed(1)
  return html`
    <span class="progress-bar">
      <svg viewBox="0 0 1000 16" preserveAspectRatio="none" height="16" aria-hidden="true" focusable="false">
        <rect class="whole" x="0" y="6" width="${at(100)}" height="4"/>
        <rect class="done" x="0" y="6" width="${at(actual)}" height="4"/>
        <rect class="due" x="${(Math.min(996, Number(at(plan)))).toFixed(1)}" y="0" width="4" height="16"/>
      </svg>
      <span class="beside">应完成 <b>${measure.plan}</b>%，已完成 <b>${measure.actual}</b>%</span>
    </span>`
}
