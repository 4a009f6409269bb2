import { html } from 'hono/html'
import type { PublishedFollowed, PublishedIndicator } from '../../domain/published-year.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { followedTable } from '../parts/followed-table.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { byName, indicatorName, readingMarkup, targetWords } from '../parts/indicator-words.ts'
import { series } from '../parts/series.ts'
import { targetTable } from '../parts/target-table.ts'
import { titleBlock } from '../parts/title-block.ts'
import { periodWords } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** Last year's results, this year's targets, and every indicator they speak of with its readings. */
export function resultsPage(view: YearView): Page {
  const { jurisdiction, year, results, targets, indicators } = view.year
  const followed = (origin: PublishedFollowed['origin']) =>
    (view.year.followed ?? []).filter((one) => one.origin === origin)
  return {
    title: `成效与指标：${jurisdiction.name}${year}年`,
    description: `${jurisdiction.name}${year}年政府工作报告的工作成效、预期目标和历年指标数值，每个数字注明时期和来源。`,
    path: view.path('/results'),
    at: view.at,
    view,
    main: html`
      ${titleBlock('成效与指标', [`${jurisdiction.name}${year}年`, standing(view)])}
      <section>
        <h2>${year}年预期目标</h2>
        ${targets.length > 0 ? targetTable(view) : html`<p class="empty">这份报告没有读出本年的预期目标。</p>`}
      </section>
      ${followed('target').length > 0 ? html`<section><h2>预期目标落实情况</h2>${followedTable('预期目标落实情况', followed('target'))}</section>` : ''}
      ${followed('outside').length > 0 ? html`<section><h2>报告以外的任务</h2><p class="note">以下事项不在政府工作报告中，不计入承诺事项。</p>${followedTable('报告以外的任务', followed('outside'))}</section>` : ''}
      <section>
        <h2>指标数值</h2>
        ${indicators.some((one) => one.readings.length > 0) ? indicatorTable(view) : html`<p class="empty">还没有指标数值。报告的成效里带数字的，通过后列在这里；往年的报告也读入后，会画出历年走势。</p>`}
      </section>
      <section>
        <h2>${view.year.report.reviewYear ?? year - 1}年工作成效</h2>
        ${results.length > 0 ? resultList(view) : html`<p class="empty">这份报告没有读出上一年的工作成效。</p>`}
      </section>`,
    foot: furniture(view),
  }
}

function indicatorTable(view: YearView): Markup {
  const shown = byName(view.year.indicators).filter((indicator) => indicator.readings.length > 0)
  return html`
    <table class="ruled indicators">
      <caption class="hidden">指标及其最近数值、历年走势、本年目标</caption>
      <thead><tr><th scope="col">指标</th><th scope="col">最近数值</th><th scope="col">历年</th><th scope="col">目标</th></tr></thead>
      <tbody>${shown.map(indicatorRow)}</tbody>
    </table>`
}

function indicatorRow(indicator: PublishedIndicator): Markup {
  const last = indicator.readings.at(-1)
  if (!last) return html``
  const aims = indicator.targets.map(targetWords(indicator)).filter((words) => words !== '')
  return html`
    <tr>
      <th scope="row">${indicatorName(indicator)}${indicator.nature === null ? '' : html`<small>${indicator.nature === 'binding' ? '约束性' : '预期性'}</small>`}</th>
      <td data-name="最近数值">${readingMarkup(indicator, last)}<small>${periodWords(last.period)}，${last.source}</small></td>
      <td data-name="历年">${series(indicator) ?? html`<span class="none">只有一期</span>`}</td>
      <td data-name="目标">${aims.length > 0 ? aims.join('；') : html`<span class="none">未设</span>`}</td>
    </tr>`
}

function resultList(view: YearView): Markup {
  return html`<ol class="rows">${view.year.results.map((result) => html`<li><a href="${view.here(`/report#u${result.span[0]}`)}"><span class="no">${result.ordinal}</span><span class="words">${result.text}</span></a></li>`)}</ol>`
}
