import { html } from 'hono/html'
import { unnumbered } from '../../domain/heading-words.ts'
import type { PublishedCommitment } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'

import type { YearView } from '../year-view.ts'
import { stateGround, stateMark } from './state-mark.ts'

/** Commitments one a row: number, words, state, lead unit. */
export function commitmentRows(view: YearView, commitments: readonly PublishedCommitment[]): Markup {
  return html`<ol class="rows">${commitments.map((one) => commitmentRow(view, one))}</ol>`
}

function commitmentRow(view: YearView, { number, text, state, leadUnit, livelihood }: PublishedCommitment): Markup {
  return html`
    <li>
      <a href="${view.here(`/${number}`)}"><span class="no">${number}</span><span class="words">${unnumbered(text)}</span></a>
      <p>${stateMark(state)}${ground(state)}${unit(leadUnit)}${livelihood ? html`<span class="kind">民生实事</span>` : ''}</p>
    </li>`
}

function ground(state: PublishedCommitment['state']): Markup {
  const words = stateGround(state)
  return words === '' ? html`` : html`<span class="ground">${words}</span>`
}

/** The lead unit, or that none has been named. */
export function unit(name: string | null): Markup {
  return name === null ? html`<span class="unit none">牵头单位尚未指定</span>` : html`<span class="unit">${name}</span>`
}
