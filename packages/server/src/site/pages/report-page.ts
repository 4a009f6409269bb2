import { html } from 'hono/html'
import { headingWords } from '../../domain/heading-words.ts'
import type { LaidParagraph, ReportLayout } from '../../publication/report-layout.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { changeNotes, sentences } from '../parts/paragraph.ts'
import { titleBlock } from '../parts/title-block.ts'
import { clipped, day } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** The whole report set for reading; `layout` is undefined where the text was purged. */
export function reportPage(view: YearView, layout: ReportLayout | undefined): Page {
  const { report, jurisdiction, year } = view.year
  const title = report.title ?? `${jurisdiction.name}${year}年政府工作报告`
  return {
    title: `${title}（全文）`,
    description: `${title}全文，每项承诺在页边标出序号，${layout && layout.changes > 0 ? '复原的字下有点线并注明原文件作什么。' : '可逐句引用。'}`,
    path: view.path('/report'),
    at: view.at,
    view,
    main: html`
      ${titleBlock(title, [...(report.meeting ? [report.meeting] : []), ...(report.date ? [day(report.date)] : []), ...(report.speaker ? [`${report.office ?? ''} ${report.speaker}`.trim()] : []), standing(view)])}
      ${neighbours(view)}
      ${layout ? body(view, layout) : html`<p class="empty">报告正文已按规定清除，台账仍保留清除记录。承诺事项的文字见<a href="${view.here()}">年度总览</a>。</p>`}`,
    foot: furniture(view),
  }
}

/** Last year's and next year's text, one step away. */
function neighbours(view: YearView): Markup {
  const others = [-1, 1].flatMap((step) => (view.years.includes(view.year.year + step) ? [view.year.year + step] : []))
  if (others.length === 0) return html``
  return html`<p class="around">${others.map((year) => html`<a href="${view.at.page(`/${view.year.jurisdiction.code}/${year}/report`)}">${year}年报告</a>`)}</p>`
}

function body(view: YearView, layout: ReportLayout): Markup {
  const headings = layout.paragraphs.filter(({ kind }) => kind === 'part' || kind === 'area')
  const contents = headings.map((heading) => {
    const words = layout.text.slice(heading.start, heading.end).trim()
    return html`<li class="${heading.kind}"><a href="#p${heading.start}">${clipped(heading.kind === 'area' ? headingWords(words) : words, 30)}</a></li>`
  })
  return html`
    <div class="reading">
      ${headings.length > 1 ? html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">目录</h2><ol>${contents}</ol></nav>` : ''}
      <article class="text">
        <p class="key">页边数字是承诺事项的序号，点句子看这一项。${layout.changes > 0 ? html`下有<span class="fix">点线</span>的字是从受损的文件里复原的，共${layout.changes}处，段后注明原文件作什么；<a href="${view.here('/report/received')}">逐段对照原文件</a>。` : ''}</p>
        ${layout.paragraphs.map((paragraph) => paragraphMarkup(view, layout, paragraph))}
      </article>
    </div>`
}

function paragraphMarkup(view: YearView, layout: ReportLayout, paragraph: LaidParagraph): Markup {
  const words = sentences(view, layout, paragraph)
  const notes = changeNotes(paragraph)
  switch (paragraph.kind) {
    case 'part':
    case 'area':
      return html`<h2 class="${paragraph.kind}" id="p${paragraph.start}">${words}</h2>${notes}`
    case 'title':
      return html`<p class="centred">${words}</p>${notes}`
    case 'text':
      return html`<p${paragraph.dense ? html` class="dense"` : ''}>${words}</p>${notes}`
  }
}
