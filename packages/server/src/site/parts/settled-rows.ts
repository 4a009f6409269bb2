import { html } from 'hono/html'
import { unnumbered } from '../../domain/heading-words.ts'
import type { PublishedAnswer, PublishedSettledItem } from '../../domain/published-settlement.ts'
import { shownVerdictWords } from '../../domain/settlement/settlement-words.ts'
import type { ConfirmedVerdict } from '../../domain/vocabulary.ts'
import { resultWords } from '../../exchange/settlement/verdict-words.ts'
import type { Markup } from '../markup.ts'
import { clipped } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** A verdict as a shape and a word. */
export function verdictMark(verdict: ConfirmedVerdict): Markup {
  const [shape, word] = shownVerdictWords[verdict]
  return html`<span class="verdict ${verdict}"><i aria-hidden="true">${shape}</i> ${word}</span>`
}

/** Settled promises one a row: the promise, its verdict, the words it rests on. */
export function settledRows(view: YearView, items: readonly PublishedSettledItem[]): Markup {
  return html`<ol class="rows settled">${items.map((item) => settledRow(view, item))}</ol>`
}

function settledRow(view: YearView, item: PublishedSettledItem): Markup {
  const { ordinal, text, verdict, claims, years, again, replies, corrections } = item
  return html`
    <li id="s${ordinal}">
      <a href="${view.here(`/settlement/${ordinal}`)}"><span class="no">${ordinal}</span><span class="words">${unnumbered(text)}</span></a>
      <p>${verdictMark(verdict)}${claims[0] ? html`<q>${clipped(claims[0].text, 80)}</q>` : ''}</p>
      ${years > 2 || again || replies.length + corrections.length > 0 ? html`<p class="beside">${years > 2 ? html`<span>连续第${years}年承诺</span>` : ''}${again ? html`<span>次年再次承诺</span>` : ''}${replies.length > 0 ? html`<span>有牵头单位答复</span>` : ''}${corrections.length > 0 ? html`<span>有更正</span>` : ''}</p>` : ''}
    </li>`
}

/** Promised figures beside the stated ones, with what was worked out said so. */
export function settledFigures(figures: readonly PublishedAnswer[]): Markup {
  if (figures.length === 0) return html``
  return html`
    <table class="ruled answers">
      <caption class="hidden">承诺的数字与次年报告的数字</caption>
      <thead><tr><th scope="col">指标</th><th scope="col">承诺</th><th scope="col">次年报告</th><th scope="col">对照</th></tr></thead>
      <tbody>${figures.map(({ metric, promised, said, derived, result, conversion }) => html`<tr><th scope="row">${metric}</th><td data-name="承诺">${promised}</td><td data-name="次年报告">${said}${derived ? '（推算）' : ''}</td><td data-name="对照">${resultWords[result]}${conversion ? html`<small>${conversion}</small>` : ''}</td></tr>`)}</tbody>
    </table>`
}
