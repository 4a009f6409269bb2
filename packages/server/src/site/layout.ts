import { html } from 'hono/html'
import type { Addresses } from './addresses.ts'
import type { Markup } from './markup.ts'
import { yearHeader } from './parts/year-header.ts'
import type { YearView } from './year-view.ts'

/** What every page of a site shares. */
export interface Site {
  readonly origin: string | undefined
  readonly stylesheetPath: string
  /** Whether there is a server to answer a question. */
  readonly searchable: boolean
}

/** One page, except for the shell round it. */
export interface Page {
  readonly title: string
  /** One sentence for search engines and previews. */
  readonly description: string
  /** Its address without base path and edition, `/140181/2023`. */
  readonly path: string
  readonly at: Addresses
  /** The year it belongs to, if it belongs to one. */
  readonly view?: YearView
  /** False for pages that are not to be found by search engines. */
  readonly indexed?: boolean
  readonly main: Markup
  /** What stands under it, before the site's own foot. */
  readonly foot?: Markup
}

/** A page within the shell: head, ways through the site, the page, foot. */
export function layout(site: Site, page: Page): Markup {
  const { at, view, path } = page
  const place = view?.year.jurisdiction
  const full = page.title === '落实' ? page.title : `${page.title} · 落实`
  return html`<!doctype html>
    <html lang="zh-CN"${at.elder ? html` class="elder"` : ''}>
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>${full}</title>
      <meta name="description" content="${page.description}">
      <meta name="color-scheme" content="light dark">
      <meta name="format-detection" content="telephone=no">
      <meta property="og:type" content="article">
      <meta property="og:site_name" content="落实">
      <meta property="og:locale" content="zh_CN">
      <meta property="og:title" content="${page.title}">
      <meta property="og:description" content="${page.description}">
      ${site.origin ? html`<meta property="og:url" content="${at.whole(path)}"><link rel="canonical" href="${at.whole(path)}">` : ''}
      ${page.indexed === false || at.elder || view?.supersededBy ? html`<meta name="robots" content="noindex,follow">` : ''}
      <link rel="stylesheet" href="${at.file(site.stylesheetPath)}">
      <link rel="icon" href="${at.file('/assets/icon.svg')}" type="image/svg+xml">
      ${view ? html`<link rel="alternate" type="application/atom+xml" title="${place?.name}${view.year.year}年公开快照" href="${view.file('/feed.atom')}">` : ''}
    </head>
    <body>
      <a class="skip" href="#main">跳到正文</a>
      <header class="top">
        <div class="wide">
          <a class="home" href="${at.page('/')}" title="落实：政府工作报告公开台账">落实</a>
          <nav aria-label="本站">
            ${link(at, '/method', '怎样读', path)}
            ${link(at, '/about', '关于', path)}
            ${link(at, '/accessibility', '无障碍', path)}
            <a href="${at.otherEdition(path)}">${at.elder ? '标准版' : '长辈版'}</a>
          </nav>
        </div>
      </header>
      ${view ? yearHeader(view, path, site.searchable) : ''}
      ${view ? html`<p class="printed">${place?.name}${place?.fictitious ? '（演示用虚构地区）' : ''} ${view.year.year}年政府工作报告落实情况，第${view.year.snapshot}号快照<br>${at.whole(path)}</p>` : ''}
      <main id="main" tabindex="-1">
        <div class="wide">${page.main}</div>
      </main>
      ${page.foot ? html`<section class="foot" aria-label="本页信息"><div class="wide">${page.foot}</div></section>` : ''}
      <footer class="bottom">
        <div class="wide">
          <p>落实：让政府工作报告里的每一句承诺，有序号、有出处、有着落。</p>
          <p><a href="${at.page('/method')}">本站怎样读报告</a><a href="${at.page('/about')}">关于本站</a><a href="${at.page('/accessibility')}">无障碍说明</a></p>
        </div>
      </footer>
    </body>
    </html>`
}

/** A link of the shell; the one to the present page says so. */
function link(at: Addresses, to: string, words: string, path: string): Markup {
  return html`<a href="${at.page(to)}"${to === path ? html` aria-current="page"` : ''}>${words}</a>`
}
