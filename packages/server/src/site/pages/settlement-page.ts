import { html } from 'hono/html'
import { headingWords } from '../../domain/heading-words.ts'
import type { PublishedSettledItem, PublishedSettlement } from '../../domain/published-settlement.ts'
import {
  countVerdicts,
  countWords,
  type ShownVerdict,
  shownVerdicts,
  shownVerdictWords,
  verdictDefinitions,
} from '../../domain/settlement/settlement-words.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { settledFigures, settledRows } from '../parts/settled-rows.ts'
import { titleBlock } from '../parts/title-block.ts'
import { day, dayOfMoment } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** 对账单: a year's promises by the next report's words; of one verdict where `only` says so. Undefined where none is public. */
export function settlementPage(view: YearView, only: ShownVerdict | null = null): Page | undefined {
  const { settlement, year, jurisdiction } = view.year
  if (!settlement) return undefined
  const title = `${jurisdiction.name}${year}年政府工作报告对账单`
  const shell = { at: view.at, view, foot: furniture(view) }
  if (settlement.state === 'withdrawn')
    return {
      ...{ ...shell, title, path: view.path('/settlement'), description: `${title}已撤下。` },
      main: html`
        ${titleBlock(`${year}年对账单`, [standing(view)])}
        <p class="lead">这份对账单已于${dayOfMoment(settlement.at)}撤下：${settlement.reason}</p>
        <p>以前公开的内容仍可在<a href="${view.latest('/changes')}">变更与快照</a>中查到。</p>`,
    }
  const counts = countVerdicts(settlement.items)
  const shown = only === null ? settlement.items : settlement.items.filter(({ verdict }) => verdict === only)
  if (only !== null && shown.length === 0) return undefined
  const which = only === null ? '' : `：${shownVerdictWords[only][1]}`
  return {
    ...{ ...shell, title: title + which, path: view.path(only === null ? '/settlement' : `/settlement/by/${only}`) },
    description: `${title}。${countWords(counts)}`,
    main: html`
      ${titleBlock(html`${year}年对账单${which}`, [sides(view, settlement), standing(view)])}
      <p class="lead">${countWords(counts)}</p>
      ${ways(view, settlement, only)}
      ${definitions()}
      ${only === null ? corrected(view, settlement.items) : ''}
      ${targets(view, shown)}
      ${byArea(view, shown)}
      <p class="source">下载：<a href="${view.file('/settlement.xlsx')}" rel="nofollow">Excel表格</a>、<a href="${view.file('/settlement.csv')}" rel="nofollow">CSV表格</a>、<a href="${view.at.file(`/api/v1/${jurisdiction.code}/${year}/settlement`)}" rel="nofollow">JSON</a>。结论由人逐项确认，系统只作提示（规则版本 ${settlement.rules}）；不据此排名。</p>`,
  }
}

type Closed = Extract<PublishedSettlement, { state: 'closed' }>

function sides(view: YearView, { next, closedAt }: Closed): Markup {
  const { report, year } = view.year
  const hasNext = view.years.includes(next.year)
  const nextTitle = next.title ?? `${next.year}年政府工作报告`
  return html`<a href="${view.here('/report')}">${report.title ?? `${year}年政府工作报告`}</a>${report.date ? html`（${day(report.date)}）` : ''} 与 ${hasNext ? html`<a href="${view.at.page(`/${view.year.jurisdiction.code}/${next.year}/report`)}">${nextTitle}</a>` : nextTitle}${next.date ? html`（${day(next.date)}）` : ''}对照，${dayOfMoment(closedAt)}办结`
}

/** All, or those of one verdict: links, so that it works without script. */
function ways(view: YearView, { items }: Closed, only: ShownVerdict | null): Markup {
  const { by } = countVerdicts(items)
  const here = (verdict: ShownVerdict | null) => (verdict === only ? html` aria-current="page"` : '')
  return html`
    <nav class="verdicts" aria-label="按结论查看">
      <a href="${view.here('/settlement')}"${here(null)}>全部 ${items.length}</a>
      ${shownVerdicts
        .filter((verdict) => by[verdict] > 0)
        .map(
          (verdict) =>
            html`<a class="verdict ${verdict}" href="${view.here(`/settlement/by/${verdict}`)}"${here(verdict)}><i aria-hidden="true">${shownVerdictWords[verdict][0]}</i> ${shownVerdictWords[verdict][1]} ${by[verdict]}</a>`,
        )}
    </nav>`
}

function definitions(): Markup {
  return html`
    <details class="definitions">
      <summary>各种结论是什么意思</summary>
      <dl>${shownVerdicts.map((verdict) => html`<div><dt>${shownVerdictWords[verdict][1]}</dt><dd>${verdictDefinitions[verdict]}</dd></div>`)}</dl>
    </details>
    <p class="source"><strong>未提及不等于未完成。</strong>报告篇幅有限，没有写到的事项，办理情况以台账为准。</p>`
}

function corrected(view: YearView, items: readonly PublishedSettledItem[]): Markup {
  const found = items.flatMap((item) => item.corrections.map((correction) => ({ item, correction })))
  if (found.length === 0) return html``
  return html`
    <section class="corrections">
      <h2>更正</h2>
      <ul>${found.map(({ item, correction: { at, before, after, reason } }) => html`<li>${dayOfMoment(at)}，<a href="${view.here(`/settlement/${item.ordinal}`)}">第${item.ordinal}项</a>由“${shownVerdictWords[before][1]}”更正为“${shownVerdictWords[after][1]}”：${reason}</li>`)}</ul>
    </section>`
}

function targets(view: YearView, shown: readonly PublishedSettledItem[]): Markup {
  const mine = shown.filter(({ kind }) => kind === 'target')
  if (mine.length === 0) return html``
  return html`<section><h2>预期目标</h2>${settledFigures(mine.flatMap(({ figures }) => figures))}${settledRows(view, mine)}</section>`
}

function byArea(view: YearView, shown: readonly PublishedSettledItem[]): Markup {
  const areas = Map.groupBy(
    shown.filter(({ kind }) => kind !== 'target'),
    ({ kind, area }) => (kind === 'livelihood' && area === null ? '民生实事' : (area ?? '其他承诺')),
  )
  return html`${[...areas].map(([area, mine]) => html`<section class="area"><h2>${headingWords(area)}</h2>${settledRows(view, mine)}</section>`)}`
}
