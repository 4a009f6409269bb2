import { html } from 'hono/html'
import { headingWords, unnumbered } from '../../domain/heading-words.ts'
import type { PublishedSettledItem, PublishedStatistic } from '../../domain/published-settlement.ts'
import { shownVerdictWords, verdictDefinitions } from '../../domain/settlement/settlement-words.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { fact, furniture } from '../parts/furniture.ts'
import { settledFigures, verdictMark } from '../parts/settled-rows.ts'
import { stateMark } from '../parts/state-mark.ts'
import { clipped, dayOfMoment } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** One promise of a 对账单: its words, the words of the next report, figures, the record, replies, corrections. */
export function settledItemPage(view: YearView, ordinal: number): Page | undefined {
  const { settlement, year, jurisdiction, commitments } = view.year
  if (settlement?.state !== 'closed') return undefined
  const item = settlement.items.find((one) => one.ordinal === ordinal)
  if (!item) return undefined
  const commitment = commitments.find(({ number }) => number === item.number)
  const next = settlement.next.year
  const quote = (passage: { readonly text: string; readonly span: readonly [number, number] }) =>
    html`<blockquote><p>${view.years.includes(next) ? html`<a href="${view.at.page(`/${jurisdiction.code}/${next}/report#u${passage.span[0]}`)}">${passage.text}</a>` : passage.text}</p></blockquote>`
  return {
    title: `${clipped(unnumbered(item.text), 28)}（${jurisdiction.name}${year}年对账第${ordinal}项）`,
    description: `${jurisdiction.name}${year}年政府工作报告承诺：${item.text}对账结论：${shownVerdictWords[item.verdict][1]}。`,
    path: view.path(`/settlement/${ordinal}`),
    at: view.at,
    view,
    main: html`
      <article class="promise">
        <nav class="trail" aria-label="所在位置"><a href="${view.here('/settlement')}">${year}年对账单</a>${item.area ? html`<i aria-hidden="true">›</i><span>${headingWords(item.area)}</span>` : ''}</nav>
        <p class="which"><span class="no">对账第${ordinal}项</span>${item.years > 1 ? html`<span>连续第${item.years}年承诺</span>` : ''}</p>
        <h1 class="quote">${unnumbered(item.text)}</h1>
        <dl class="facts main">
          ${fact('结论', html`${verdictMark(item.verdict)}<span class="beside">${verdictDefinitions[item.verdict]}</span>`)}
          ${commitment ? fact('台账', html`${stateMark(commitment.state)} <a href="${view.here(`/${commitment.number}`)}">承诺事项第${commitment.number}项</a>`) : ''}
          ${commitment?.leadUnit ? fact('牵头单位', commitment.leadUnit) : ''}
          ${item.note ? fact('说明', item.note) : ''}
          ${fact('固定地址', view.at.whole(`/${jurisdiction.code}/${year}/settlement/${ordinal}`))}
        </dl>
        <section><h2>${next}年报告的表述</h2>${item.claims.length > 0 ? item.claims.map(quote) : html`<p class="empty">没有找到对应表述。未提及不等于未完成。</p>`}</section>
        ${item.figures.length > 0 ? html`<section><h2>数字</h2>${settledFigures(item.figures)}</section>` : ''}
        ${statistics(item.statistics)}
        ${item.again ? html`<section><h2>${next}年再次承诺</h2>${quote(item.again)}${item.again.number !== null && view.years.includes(next) ? html`<p class="source"><a href="${view.at.page(`/${jurisdiction.code}/${next}/${item.again.number}`)}">${next}年承诺事项第${item.again.number}项</a></p>` : ''}</section>` : ''}
        ${replies(item)}
        ${corrections(item)}
      </article>
      ${around(view, settlement.items, ordinal)}`,
    foot: furniture(view),
  }
}

const basisWords = { nominal: '现价', comparable: '可比价', unstated: '未注明' } as const

function statistics(figures: readonly PublishedStatistic[]): Markup {
  if (figures.length === 0) return html``
  return html`
    <section>
      <h2>官方统计</h2>
      <table class="ruled figures">
        <caption class="hidden">统计部门公布的数字，供参考，不作结论依据</caption>
        <thead><tr><th scope="col">指标</th><th scope="col">数值</th><th scope="col">时期</th><th scope="col">口径</th><th scope="col">来源</th></tr></thead>
        <tbody>${figures.map(({ metric, value, unit, period, basis, source }) => html`<tr><th scope="row">${metric}</th><td data-name="数值">${value}${unit}</td><td data-name="时期">${period}</td><td data-name="口径">${basisWords[basis]}</td><td data-name="来源">${source}</td></tr>`)}</tbody>
      </table>
      <p class="source">统计数字供参考，不作结论的依据。</p>
    </section>`
}

function replies({ replies }: PublishedSettledItem): Markup {
  if (replies.length === 0) return html``
  return html`<section><h2>牵头单位的答复</h2>${replies.map(({ unit, words, at }) => html`<blockquote><p>${words}</p></blockquote><p class="beside">${unit}，${dayOfMoment(at)}</p>`)}</section>`
}

function corrections({ corrections }: PublishedSettledItem): Markup {
  if (corrections.length === 0) return html``
  return html`<section><h2>更正记录</h2><ol class="events">${corrections.map(({ at, before, after, reason }) => html`<li><p>${dayOfMoment(at)}　由“${shownVerdictWords[before][1]}”更正为“${shownVerdictWords[after][1]}”：${reason}</p></li>`)}</ol></section>`
}

function around(view: YearView, items: readonly PublishedSettledItem[], ordinal: number): Markup {
  const place = items.findIndex((one) => one.ordinal === ordinal)
  const link = (item: PublishedSettledItem | undefined, rel: 'prev' | 'next') =>
    item
      ? html`<a rel="${rel}" href="${view.here(`/settlement/${item.ordinal}`)}">第${item.ordinal}项：${clipped(unnumbered(item.text), 20)}</a>`
      : ''
  return html`<nav class="around" aria-label="前后事项">${link(items[place - 1], 'prev')}${link(items[place + 1], 'next')}</nav>`
}
