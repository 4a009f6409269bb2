import { html } from 'hono/html'
import { chineseNumeral } from '../../domain/chinese-numeral.ts'
import { headingWords } from '../../domain/heading-words.ts'
import type { PublishedArea, PublishedYear } from '../../domain/published-year.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { commitmentRows } from '../parts/commitment-rows.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { hasData } from '../parts/has-data.ts'
import { livelihoodTable } from '../parts/livelihood-table.ts'
import { resultColumn } from '../parts/result-column.ts'
import { stateBar, stateSentence } from '../parts/state-bar.ts'
import { targetTable } from '../parts/target-table.ts'
import { titleBlock } from '../parts/title-block.ts'
import { day } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** The city's year: the state of the whole in one sentence, then every promise under its area. */
export function cityPage(view: YearView): Page {
  const { year } = view
  const name = `${year.jurisdiction.name}${year.year}年`
  return {
    title: `${name}政府工作报告落实情况`,
    description: `${name}${totals(year)}${stateSentence(year.commitments)}${hasData(year) ? `数据截至${year.cutOff}。` : ''}`,
    path: view.path(),
    at: view.at,
    view,
    main: html`
      ${titleBlock(html`${year.jurisdiction.name}<span>${year.year}年政府工作报告落实情况</span>`, titleLines(view))}
      <p class="lead"><span>${totals(year)}</span><span>${stateSentence(year.commitments)}</span>${nobody(year) ? html`<span>牵头单位均尚未指定。</span>` : ''}</p>
      ${stateBar(year.commitments)}
      <div class="columns">
        <div class="body">${parts(view)}</div>
        ${beside(view)}
      </div>`,
    foot: furniture(view),
  }
}

/** How much was promised, in words. */
export function totals({ areas, commitments }: PublishedYear): string {
  const livelihood = commitments.filter((commitment) => commitment.livelihood).length
  const rest = commitments.length - livelihood
  const parts = areas.filter(
    (area) => !area.livelihood && commitments.some((one) => one.area === area.ordinal && !one.livelihood),
  ).length
  return `共${commitments.length}项承诺事项：${parts > 0 ? `${parts}个重点领域` : ''}${rest}项举措${livelihood > 0 ? `，民生实事${livelihood}件` : ''}。`
}

function nobody({ commitments }: PublishedYear): boolean {
  return commitments.length > 0 && commitments.every((commitment) => commitment.leadUnit === null)
}

function titleLines(view: YearView): Markup[] {
  const { meeting, date, speaker, office, outlet } = view.year.report
  const said = [
    ...(meeting ? [html`${meeting}`] : []),
    ...(date ? [day(date)] : []),
    ...(speaker ? [html`${office ?? ''}${office ? ' ' : ''}${speaker}报告`] : []),
    ...(outlet && !meeting ? [html`${outlet}`] : []),
  ]
  return [...said, standing(view)]
}

function parts(view: YearView): Markup {
  const { areas, commitments } = view.year
  const plain = areas.filter((area) => commitments.some((one) => one.area === area.ordinal && !one.livelihood))
  const loose = commitments.filter((one) => one.area === null && !one.livelihood)
  const livelihood = commitments.filter((one) => one.livelihood)
  return html`
    ${plain.map((area, index) => areaPart(view, area, index + 1))}
    ${loose.length > 0 ? html`<section><h2>其他承诺</h2>${commitmentRows(view, loose)}</section>` : ''}
    ${livelihood.length > 0 ? html`<section><h2><a href="${view.here('/livelihood')}">民生实事</a></h2>${livelihoodTable(view, livelihood)}</section>` : ''}`
}

function areaPart(view: YearView, area: PublishedArea, place: number): Markup {
  const mine = view.year.commitments.filter((one) => one.area === area.ordinal && !one.livelihood)
  return html`
    <section class="area">
      <h2><a href="${view.here(`/areas/${area.ordinal}`)}"><span>${chineseNumeral(place)}、</span>${area.focus ?? headingWords(area.text)}</a></h2>
      ${area.purpose ? html`<p class="purpose">${area.purpose}</p>` : ''}
      ${commitmentRows(view, mine)}
    </section>`
}

function beside(view: YearView): Markup {
  const { targets, results } = view.year
  if (targets.length + results.length === 0) return html``
  return html`
    <aside aria-label="成效与目标">
      ${results.length > 0 ? resultColumn(view) : ''}
      ${targets.length > 0 ? html`<section><h2>${view.year.year}年预期目标</h2>${targetTable(view)}</section>` : ''}
    </aside>`
}
