import { html } from 'hono/html'
import { stateWords } from '../../domain/published-state.ts'
import type { PublishedCommitment } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'
import { stateCounts } from './state-mark.ts'

/** The state of the whole as one hairline bar, and what its parts stand for with their numbers. */
export function stateBar(commitments: readonly PublishedCommitment[]): Markup {
  const counts = stateCounts(commitments)
  const total = commitments.length
  if (total === 0) return html``
  let done = 0
  const parts = counts.map(([name, count]) => {
    const from = done
    done += count
    return html`<rect class="${name}" x="${((1000 * from) / total).toFixed(1)}" y="0" width="${((1000 * count) / total).toFixed(1)}" height="8"/>`
  })
  return html`
    <figure class="bar">
      <svg viewBox="0 0 1000 8" preserveAspectRatio="none" height="8" aria-hidden="true" focusable="false">${parts}</svg>
      <figcaption>
        <ul>${counts.map(([name, count]) => html`<li class="state ${name}"><i aria-hidden="true">${stateWords[name][0]}</i> ${stateWords[name][1]} <b>${count}</b>项</li>`)}</ul>
      </figcaption>
    </figure>`
}

/** One sentence that says the state of the whole in words. */
export function stateSentence(commitments: readonly PublishedCommitment[]): string {
  const counts = stateCounts(commitments)
  const [only] = counts
  if (!only) return '这一年还没有列入承诺事项。'
  if (counts.length === 1) return `各项${only[0] === 'unreported' ? '均尚无填报' : `均为“${stateWords[only[0]][1]}”`}。`
  return `其中${counts.map(([name, count]) => `${stateWords[name][1]}${count}项`).join('，')}。`
}
