import { html } from 'hono/html'
import { receivedStretch } from '../../publication/report-changes.ts'
import type { ReportLayout } from '../../publication/report-layout.ts'
import type { Page } from '../layout.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { restored } from '../parts/paragraph.ts'
import { titleBlock } from '../parts/title-block.ts'
import type { YearView } from '../year-view.ts'

/** The text as received beside the text as restored, paragraph by paragraph; undefined where either is gone. */
export function receivedPage(view: YearView, layout: ReportLayout | undefined): Page | undefined {
  if (!layout || layout.received === null) return undefined
  const { text, received, reading } = layout
  const changed = layout.paragraphs.filter((paragraph) => paragraph.changes.length > 0)
  const { jurisdiction, year, report } = view.year
  return {
    title: `原文件与复原对照：${jurisdiction.name}${year}年政府工作报告`,
    description: `读入的文件与复原后的文字逐段对照，共${layout.changes}处。`,
    path: view.path('/report/received'),
    at: view.at,
    view,
    indexed: false,
    main: html`
      ${titleBlock('原文件与复原对照', [`文件名${report.fileName}`, standing(view)])}
      <p class="lead">${layout.changes === 0 ? '这份文件没有需要复原的字，正文与文件一致。' : `共${layout.changes}处，在${changed.length}段里。左为文件原样，右为复原后的文字。`}</p>
      <p class="source"><a href="${view.here('/report')}">回到报告全文</a></p>
      ${
        changed.length > 0
          ? html`
        <table class="ruled pairs">
          <caption class="hidden">原文件与复原后的文字</caption>
          <thead><tr><th scope="col">原文件</th><th scope="col">复原后</th></tr></thead>
          <tbody>${changed.map(({ start, end, changes }) => html`<tr><td>${receivedStretch(received, reading.origins, start, end)}</td><td><a class="quiet" href="${view.here(`/report#${anchorOf(layout, start)}`)}">${restored(text, changes, start, end)}</a></td></tr>`)}</tbody>
        </table>`
          : ''
      }
      <p class="source">文件的SHA-256：<code class="hash">${report.documentHash}</code></p>`,
    foot: furniture(view),
  }
}

function anchorOf(layout: ReportLayout, start: number): string {
  const paragraph = layout.paragraphs.find((one) => one.start === start)
  const anchored = paragraph?.sentences.find((sentence) => sentence.anchor !== null)
  return anchored ? `u${anchored.anchor}` : 'main'
}
