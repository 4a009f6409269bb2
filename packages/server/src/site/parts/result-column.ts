import type { Figure } from '@luoshi/report'
import { html } from 'hono/html'
import { byMetric } from '../../domain/figure-words.ts'
import type { PublishedResult } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'
import type { YearView } from '../year-view.ts'
import { figureMarkup } from './figure-markup.ts'

/** So many results stand in the narrow column; the rest on the page of results. */
const shown = 12

/** Last year's results as large numerals with what stands beside them, each linked to its sentence in the report. */
export function resultColumn(view: YearView): Markup {
  const { results, report, year } = view.year
  const entries = results.flatMap((result) => resultNumerals(result).map((numeral) => ({ result, ...numeral })))
  const wordsOnly = results.filter((result) => result.figures.every((figure) => figure.value === null))
  return html`
    <section>
      <h2><a href="${view.here('/results')}">${report.reviewYear ?? year - 1}年工作成效</a></h2>
      ${
        entries.length > 0
          ? html`<dl class="numerals">${entries
              .slice(0, shown)
              .map(
                ({ result, metric, main, rest }) =>
                  html`<div><dt>${metric}</dt><dd><a href="${view.here(`/report#u${result.span[0]}`)}">${figureMarkup(main, wordsOf(result, main))}</a>${rest.map((figure) => html`<span class="beside">${figureMarkup(figure, wordsOf(result, figure))}</span>`)}</dd></div>`,
              )}</dl>`
          : html`<ul class="plain">${wordsOnly.slice(0, shown).map((result) => html`<li><a href="${view.here(`/report#u${result.span[0]}`)}">${result.text}</a></li>`)}</ul>`
      }
      ${entries.length > shown || (entries.length === 0 && wordsOnly.length > shown) ? html`<p class="more"><a href="${view.here('/results')}">全部${results.length}条成效</a></p>` : ''}
    </section>`
}

interface Numeral {
  readonly metric: string
  /** The figure set large: an amount before a rate, a rate before a rank. */
  readonly main: Figure
  readonly rest: readonly Figure[]
}

/** The figures of a result by what they measure; those without a value are words and left out. */
function resultNumerals(result: PublishedResult): readonly Numeral[] {
  return byMetric(result.figures.filter((figure) => figure.value !== null)).flatMap(([metric, figures]) => {
    const main = figures.find((figure) => !figure.change && figure.op !== 'rank<=') ?? figures[0]
    return main ? [{ metric, main, rest: figures.filter((figure) => figure !== main) }] : []
  })
}

/** The report's own words of a figure. */
export function wordsOf({ text, span }: PublishedResult, figure: Figure): string {
  return text.slice(figure.span[0] - span[0], figure.span[1] - span[0])
}
