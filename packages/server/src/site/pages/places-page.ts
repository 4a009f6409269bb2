import { html } from 'hono/html'
import type { JurisdictionPage } from '../../queries/places/list-jurisdictions.ts'
import type { Addresses } from '../addresses.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { titleBlock } from '../parts/title-block.ts'

/** The places of the site, a page at a time, and a search by their names where there is a server to `ask`. */
export function placesPage(
  at: Addresses,
  list: JurisdictionPage,
  ask: { readonly name: string; readonly after: string } | undefined,
): Page {
  const { name, after } = ask ?? { name: '', after: '' }
  return {
    title: '落实',
    description: '政府工作报告公开台账：报告里的每一句承诺，有序号、有出处、有着落。',
    path: '/',
    at,
    indexed: name === '' && after === '',
    main: html`
      ${titleBlock('政府工作报告公开台账', ['报告里的每一句承诺，有序号、有出处、有着落'])}
      ${ask ? question(at, name) : ''}
      ${list.rows.length > 0 ? table(at, list) : nothing(at, name, after)}
      <nav class="around" aria-label="翻页">
        ${after ? html`<a href="${at.page('/')}${name ? `?name=${encodeURIComponent(name)}` : ''}">回到第一页</a>` : ''}
        ${list.next ? html`<a rel="next" href="${at.page('/')}?${name ? `name=${encodeURIComponent(name)}&` : ''}after=${encodeURIComponent(list.next)}">下一页</a>` : ''}
      </nav>`,
  }
}

function question(at: Addresses, name: string): Markup {
  return html`
    <form class="ask" role="search" action="${at.page('/')}" method="get">
      <label for="name">按名称或区划代码查找</label>
      <div><input id="name" name="name" type="search" maxlength="40" value="${name}" autocomplete="off"><button type="submit">查找</button></div>
    </form>`
}

function nothing(at: Addresses, name: string, after: string): Markup {
  if (name)
    return html`<p class="empty" role="status">没有名称或代码含“${name}”的行政区。<a href="${at.page('/')}">看全部</a></p>`
  if (after) return html`<p class="empty">没有更多了。<a href="${at.page('/')}">回到第一页</a></p>`
  return html`<p class="empty">还没有公开的内容。读入一份政府工作报告并通过之后，它的年度总览会列在这里。</p>`
}

function table(at: Addresses, list: JurisdictionPage): Markup {
  return html`
    <table class="ruled places">
      <caption class="hidden">已公开的行政区</caption>
      <thead><tr><th scope="col">行政区</th><th scope="col">区划代码</th><th scope="col">年度</th></tr></thead>
      <tbody>${list.rows.map(({ code, name, fictitious, years }) => html`<tr><th scope="row"><a href="${at.page(`/${code}/${years[0]}`)}">${name}</a>${fictitious ? html`<small>虚构，演示用</small>` : ''}</th><td>${code}</td><td class="years">${years.map((year) => html`<a href="${at.page(`/${code}/${year}`)}">${year}</a>`)}</td></tr>`)}</tbody>
    </table>`
}
