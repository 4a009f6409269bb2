import { html } from 'hono/html'
import { unnumbered } from '../../domain/heading-words.ts'
import type { PublishedCommitment } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'

import type { YearView } from '../year-view.ts'
import { unit } from './commitment-rows.ts'
import { stateGround, stateMark } from './state-mark.ts'

/** The livelihood items as a table between three rules. */
export function livelihoodTable(view: YearView, items: readonly PublishedCommitment[]): Markup {
  return html`
    <table class="ruled items">
      <caption class="hidden">${view.year.year}年民生实事</caption>
      <thead><tr><th scope="col">序号</th><th scope="col">实事</th><th scope="col">状态</th><th scope="col">牵头单位</th></tr></thead>
      <tbody>${items.map(({ number, text, state, leadUnit }) => html`<tr><td class="no">${number}</td><th scope="row"><a href="${view.here(`/${number}`)}">${unnumbered(text)}</a></th><td>${stateMark(state)}${stateGround(state) ? html`<small class="ground">${stateGround(state)}</small>` : ''}</td><td>${unit(leadUnit)}</td></tr>`)}</tbody>
    </table>`
}
