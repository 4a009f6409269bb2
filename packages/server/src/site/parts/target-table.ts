import { html } from 'hono/html'
import { byMetric } from '../../domain/figure-words.ts'
import type { Markup } from '../markup.ts'
import type { YearView } from '../year-view.ts'
import { figureMarkup } from './figure-markup.ts'

/** The year's expected targets: each with its figures, or in the report's words where it has none. */
export function targetTable(view: YearView): Markup {
  const { targets, year } = view.year
  const rows = targets.flatMap((target) => {
    const groups = byMetric(target.figures)
    const to = view.here(`/report#u${target.span[0]}`)
    return groups.length === 0
      ? [html`<tr><th scope="row" colspan="2"><a href="${to}">${target.text}</a></th></tr>`]
      : groups.map(
          ([metric, figures]) =>
            html`<tr><th scope="row"><a href="${to}">${metric}</a></th><td>${figures.map((figure) => figureMarkup(figure))}</td></tr>`,
        )
  })
  return html`<table class="ruled targets"><caption class="hidden">${year}年预期目标</caption><thead><tr><th scope="col">指标</th><th scope="col">目标</th></tr></thead><tbody>${rows}</tbody></table>`
}
