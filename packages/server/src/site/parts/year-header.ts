import { html } from 'hono/html'
import { searchExamples } from '../../publication/search-year.ts'
import type { Markup } from '../markup.ts'
import type { YearView } from '../year-view.ts'

const places = [
  ['', '年度总览'],
  ['/report', '报告全文'],
  ['/results', '成效与指标'],
  ['/livelihood', '民生实事'],
  ['/settlement', '对账单'],
  ['/changes', '变更与快照'],
] as const

/** What every page of a year carries over its content: warnings, the ways through the year, the search. */
export function yearHeader(view: YearView, path: string, searchable: boolean): Markup {
  const { year } = view
  const livelihood = year.commitments.some((commitment) => commitment.livelihood)
  const ways = places.filter(
    ([sub]) => (sub !== '/livelihood' || livelihood) && (sub !== '/settlement' || year.settlement !== undefined),
  )
  return html`
    ${notices(view)}
    <div class="year">
      <div class="wide">
        <nav aria-label="${year.jurisdiction.name}${year.year}年">
          <a class="place" href="${view.here()}">${year.jurisdiction.name}<span>${year.year}年</span></a>
          <ul>${ways.map(([sub, words]) => {
            const to = sub === '/changes' ? view.latest(sub) : view.here(sub)
            const here = view.path(sub) === path
            return html`<li><a href="${to}"${here ? html` aria-current="page"` : ''}>${words}</a></li>`
          })}</ul>
        </nav>
        ${otherYears(view, path)}
        ${searchable && path !== view.path('/search') ? searchForm(view) : ''}
      </div>
    </div>`
}

/** The same page of the other years where every year has it, else the year itself. */
function otherYears({ at, year, years, path: own }: YearView, path: string): Markup {
  if (years.length < 2) return html``
  const sub = ['/report', '/results'].find((one) => own(one) === path) ?? ''
  return html`<nav class="years" aria-label="年度">${years.toSorted((a, b) => a - b).map((one) => html`<a href="${at.page(`/${year.jurisdiction.code}/${one}${sub}`)}"${one === year.year ? html` aria-current="true"` : ''}>${one}年</a>`)}</nav>`
}

/** What a reader must know before anything else: that the place is invented, that the edition is an old one. */
function notices({ year, supersededBy, latest }: YearView): Markup {
  const invented = year.jurisdiction.fictitious
    ? html`<p class="notice"><span class="wide"><strong>演示数据：该地区为虚构。</strong>本页地名、数字和承诺均为编写，不涉及任何真实地方。</span></p>`
    : ''
  const old =
    supersededBy === null
      ? ''
      : html`<p class="notice old"><span class="wide"><strong>旧版：第${year.snapshot}号快照，</strong>已由第${supersededBy}号快照替代。<a href="${latest()}">看最新一版</a></span></p>`
  return invented || old ? html`<section aria-label="提示">${invented}${old}</section>` : html``
}

function searchForm({ at, latest, year }: YearView): Markup {
  const words = searchExamples(year)
  const example = at.elder || words.length === 0 ? '查找' : `如：${words.join('、')}`
  return html`
    <form role="search" action="${latest('/search')}" method="get">
      <label for="q">查找</label>
      <input id="q" name="q" type="search" maxlength="100" placeholder="${example}" autocomplete="off" required>
      <button type="submit">查找</button>
    </form>`
}
