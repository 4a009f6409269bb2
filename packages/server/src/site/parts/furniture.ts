import { html } from 'hono/html'
import { dayOf } from '../../domain/day.ts'
import { indexNumber } from '../../publication/index-number.ts'
import type { Markup } from '../markup.ts'
import { day, dayOfMoment } from '../words.ts'
import type { YearView } from '../year-view.ts'
import { hasData } from './has-data.ts'

/** What a page of a government's must carry: who published it, under which index number, when, from what. */
export function furniture(view: YearView, number?: number): Markup {
  const { year } = view
  const { jurisdiction, report } = year
  const index = indexNumber(year, number)
  return html`
    <h2>本页信息</h2>
    <dl class="facts">
      ${fact('发布机构', jurisdiction.publisher ?? '尚未设置')}
      ${index ? fact('索引号', index) : ''}
      ${report.date ? fact('成文日期', day(report.date)) : ''}
      ${fact('发布日期', dayOfMoment(year.publishedAt))}
      ${fact('快照号', html`第${year.snapshot}号`)}
      ${fact('数据截至', hasData(year) ? day(year.cutOff) : '尚无填报')}
      ${fact('来源', html`${report.title ?? `${year.year}年政府工作报告`}${report.outlet ? html`（${report.outlet}${report.published ? html`，${day(report.published)}` : ''}）` : ''}`)}
      ${jurisdiction.supervisionPhone ? fact('监督电话', html`<a href="tel:${jurisdiction.supervisionPhone.replace(/[^\d+]/g, '')}">${jurisdiction.supervisionPhone}</a>`) : ''}
      ${fact('下载', html`<a href="${view.file('/table.xlsx')}" rel="nofollow">Excel表格</a><a href="${view.file('/table.csv')}" rel="nofollow">CSV表格</a><a href="${view.file('/stratml.xml')}" rel="nofollow">StratML</a>`)}
      ${fact('订阅', html`<a href="${view.file('/feed.atom')}">变更订阅（Atom）</a>`)}
      ${fact('打印', '用浏览器的打印功能，已按A4排版')}
    </dl>`
}

/** A fact and its name in a list of facts. */
export function fact(name: string, value: Markup | string): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

/** Snapshot and cut-off date in one line, for a title block; a year of which nothing is reported has no date of its data. */
export function standing({ year }: YearView): Markup {
  const published = dayOf(new Date(year.publishedAt))
  if (!hasData(year)) return html`第${year.snapshot}号快照，${day(published)}发布，尚无填报`
  return html`第${year.snapshot}号快照，${published === year.cutOff ? html`数据截至${day(year.cutOff)}` : html`${day(published)}发布，数据截至${day(year.cutOff)}`}`
}
