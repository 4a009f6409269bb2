import { html } from 'hono/html'
import { headingWords, unnumbered } from '../../domain/heading-words.ts'
import { officeDue } from '../../domain/office-due.ts'
import type { PublishedCommitment, PublishedProgress, PublishedState } from '../../domain/published-year.ts'
import { taskNumber } from '../../domain/task-number.ts'
import { indexNumber } from '../../publication/index-number.ts'
import type { ReportLayout } from '../../publication/report-layout.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { figureMarkup } from '../parts/figure-markup.ts'
import { fact, furniture } from '../parts/furniture.ts'
import { measureTable } from '../parts/measure-table.ts'
import { changeNotes, restored } from '../parts/paragraph.ts'
import { progressBar } from '../parts/progress-bar.ts'
import { verdictMark } from '../parts/settled-rows.ts'
import { stateGround, stateMark } from '../parts/state-mark.ts'
import { clipped, day, dayOfMoment, periodWords } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** One promise: its words, who, by when, where it stands, where it was said, what became of it. */
export function commitmentPage(view: YearView, one: PublishedCommitment, layout: ReportLayout | undefined): Page {
  const { year, jurisdiction } = view.year
  return {
    title: `${clipped(unnumbered(one.text), 28)}（${jurisdiction.name}${year}年第${one.number}项）`,
    description: `${jurisdiction.name}${year}年政府工作报告承诺事项第${one.number}项：${one.text}`,
    path: view.path(`/${one.number}`),
    at: view.at,
    view,
    main: html`
      <article class="promise">
        ${under(view, one)}
        <h1 class="quote">${unnumbered(one.text)}</h1>
        ${facts(view, one)}
        ${original(view, one, layout)}
        ${figures(one)}
        ${parts(one)}
        ${measures(one)}
        ${progress(one)}
        ${lights(one)}
        ${settledWords(view, one)}
        ${history(view, one)}
      </article>
      ${neighbours(view, one)}`,
    foot: furniture(view, one.number),
  }
}

function under(view: YearView, { number, area, livelihood, path }: PublishedCommitment): Markup {
  const { jurisdiction, year, areas } = view.year
  const mine = areas.find((one) => one.ordinal === area)
  const deeper = path.map(headingWords).filter((words) => words !== '')
  return html`
    <nav class="trail" aria-label="所在位置">
      <a href="${view.here()}">${jurisdiction.name}${year}年</a>
      ${mine ? html`<i aria-hidden="true">›</i><a href="${view.here(`/areas/${mine.ordinal}`)}">${mine.focus ?? headingWords(mine.text)}</a>` : ''}
      ${deeper.map((words) => html`<i aria-hidden="true">›</i><span>${words}</span>`)}
    </nav>
    <p class="which"><span class="no">第${number}项</span>${livelihood ? html`<span>民生实事</span>` : ''}</p>`
}

function facts(view: YearView, one: PublishedCommitment): Markup {
  const { jurisdiction, year } = view.year
  const index = indexNumber(view.year, one.number)
  const only = one.parts?.length === 1 ? one.parts[0] : undefined
  const none = (words: string) => html`<span class="none">${words}</span>`
  return html`
    <dl class="facts main">
      ${fact('状态', html`${stateMark(one.state)}${stateReason(one)}`)}
      ${only?.measure ? fact('进度', progressBar(only.measure)) : ''}
      ${fact('牵头单位', one.leadUnit ?? none('牵头单位尚未指定'))}
      ${one.partnerUnits.length > 0 ? fact('配合单位', one.partnerUnits.join('、')) : ''}
      ${one.leader ? fact('牵头领导', one.leader) : ''}
      ${fact('期限', dueMarkup(one))}
      ${one.places.length > 0 ? fact('地点', one.places.join('、')) : ''}
      ${index ? fact('索引号', index) : ''}
      ${fact('固定地址', html`<a href="${view.latest(`/${one.number}`)}">${view.at.whole(`/${jurisdiction.code}/${year}/${one.number}`)}</a>`)}
    </dl>`
}

/** The report's words of the limit, and the day the office set where it is another. */
function dueMarkup(one: PublishedCommitment): Markup {
  const set = officeDue(one)
  const { due } = one
  const report = due ? html`${due.text}${due.date ? html`（${day(due.date)}）` : ''}` : html`报告未写明期限`
  if (set === null) return due ? report : html`<span class="none">${report}</span>`
  return html`${day(set)}前完成<span class="beside">${due ? '报告：' : ''}${report}</span>`
}

/** The period a light speaks of, and its words. */
function stateSaid(state: LightState): string {
  return [periodOf(state), stateGround(state)].filter((each) => each !== '').join('，')
}

type LightState = Extract<PublishedState, { kind: 'light' }>

function periodOf({ period }: LightState): string {
  const [start = '', end = ''] = period.split('/')
  return end === '' ? period : periodWords([start, end])
}

function stateReason({ state }: PublishedCommitment): Markup {
  switch (state.kind) {
    case 'unreported':
      return html``
    case 'withdrawn':
      return html`<span class="beside">${dayOfMoment(state.at)}，${state.reason}</span>`
    case 'light':
      return html`<span class="beside">${stateSaid(state)}</span>`
  }
}

function original(view: YearView, one: PublishedCommitment, layout: ReportLayout | undefined): Markup {
  const [start, end] = one.span
  const paragraphs = layout?.paragraphs.filter((paragraph) => paragraph.start < end && paragraph.end > start) ?? []
  const link = html`<p class="source"><a href="${view.here(`/report#u${start}`)}">在报告全文里看这一句</a></p>`
  return html`
    <section>
      <h2>原文</h2>
      ${
        layout && paragraphs.length > 0
          ? paragraphs.map((paragraph) => {
              const [from, to] = [Math.max(start, paragraph.start), Math.min(end, paragraph.end)]
              const words = (a: number, b: number) => restored(layout.text, paragraph.changes, a, b)
              return html`<blockquote><p>${words(paragraph.start, from)}<mark>${words(from, to)}</mark>${words(to, paragraph.end)}</p>${changeNotes(paragraph)}</blockquote>`
            })
          : html`<blockquote><p><mark>${one.text}</mark></p></blockquote><p class="empty">报告正文已按规定清除，这里只保留承诺事项的文字。</p>`
      }
      ${layout ? link : ''}
    </section>`
}

function figures({ figures }: PublishedCommitment): Markup {
  const valued = figures.filter((figure) => figure.value !== null || figure.of !== null)
  if (valued.length === 0) return html``
  return html`
    <section>
      <h2>数字要求</h2>
      <table class="ruled figures">
        <caption class="hidden">报告对这一项提出的数字要求</caption>
        <thead><tr><th scope="col">指标</th><th scope="col">要求</th></tr></thead>
        <tbody>${valued.map((figure) => html`<tr><th scope="row">${figure.metric}</th><td>${figureMarkup(figure)}</td></tr>`)}</tbody>
      </table>
    </section>`
}

/** The tasks it was split into, each with where it stands. */
function parts({ number, parts = [] }: PublishedCommitment): Markup {
  if (parts.length < 2) return html``
  return html`
    <section>
      <h2>分解任务</h2>
      <ol class="parts">${parts.map(
        ({ part, text, leadUnit, due, state, measure }) => html`
          <li>
            <p><span class="no">${taskNumber({ number, part })}</span>${unnumbered(text)}</p>
            <p class="beside">${stateMark(state)}${stateGround(state) ? html`<span>${stateGround(state)}</span>` : ''}${leadUnit ? html`<span>${leadUnit}</span>` : ''}${due ? html`<span>${day(due)}前完成</span>` : ''}</p>
            ${measure ? html`<p>${progressBar(measure)}</p>` : ''}
          </li>`,
      )}</ol>
    </section>`
}

/** What each of its tasks is measured by, with the figures of the accepted reports. */
function measures({ number, parts = [] }: PublishedCommitment): Markup {
  const measured = parts.filter(({ measures = [] }) => measures.length > 0)
  if (measured.length === 0) return html``
  return html`
    <section>
      <h2>指标进展</h2>
      ${measured.map(
        ({ part, measures = [] }) => html`
          ${parts.length > 1 ? html`<h3>第${taskNumber({ number, part })}项</h3>` : ''}
          ${measureTable(`${parts.length > 1 ? `第${taskNumber({ number, part })}项` : ''}指标的目标和数值`, measures)}`,
      )}
    </section>`
}

/** A report's own words under what it says of itself: a correction, or one that was corrected. */
function reported({ number }: PublishedCommitment, one: PublishedProgress): Markup {
  const { period, text, source, at, part, correction, corrected } = one
  const mark = correction ? '更正填报：' : ''
  const which = part === undefined ? '' : `第${taskNumber({ number, part })}项，`
  return html`<li><p>${corrected ? html`<s>${text}</s>（后有更正）` : `${mark}${text}`}</p><p class="beside">${which}${periodWords(period)}，${source}，${dayOfMoment(at)}填报</p></li>`
}

function progress(one: PublishedCommitment): Markup {
  const { progress } = one
  const [shown, earlier] = [progress.slice(0, 12), progress.slice(12)]
  return html`
    <section>
      <h2>进展</h2>
      ${
        progress.length > 0
          ? html`<ol class="events">${shown.map((each) => reported(one, each))}</ol>${earlier.length > 0 ? html`<details><summary>更早的${earlier.length}条</summary><ol class="events">${earlier.map((each) => reported(one, each))}</ol></details>` : ''}`
          : html`<p class="empty"><span class="state unreported"><i aria-hidden="true">◌</i> 尚无填报</span>牵头单位填报后，进展和佐证材料按时间列在这里，每条注明日期和来源。</p>`
      }
    </section>`
}

/** How each of its tasks stood in every period, the newest first. */
function lights({ number, parts = [] }: PublishedCommitment): Markup {
  const judged = parts.filter(({ lights = [] }) => lights.length > 0)
  if (judged.length === 0) return html``
  return html`
    <section>
      <h2>历期状态</h2>
      ${judged.map(
        ({ part, lights = [] }) => html`
          ${parts.length > 1 ? html`<h3>第${taskNumber({ number, part })}项</h3>` : ''}
          <table class="ruled lights">
            <caption class="hidden">${parts.length > 1 ? `第${taskNumber({ number, part })}项` : ''}各期的状态和原因</caption>
            <thead><tr><th scope="col">时期</th><th scope="col">状态</th><th scope="col">原因</th></tr></thead>
            <tbody>${lights.map((state) => html`<tr><th scope="row">${periodOf(state)}</th><td>${stateMark(state)}</td><td>${stateGround(state)}</td></tr>`)}</tbody>
          </table>`,
      )}
    </section>`
}

/** What the next report said of it, and which promise of the year before it repeats. */
function settledWords(view: YearView, { number, promisedBefore: before }: PublishedCommitment): Markup {
  const { settlement, jurisdiction } = view.year
  const item = settlement?.state === 'closed' ? settlement.items.find((one) => one.number === number) : undefined
  if (!item && !before) return html``
  return html`
    <section>
      <h2>对账</h2>
      ${item ? html`<p>${verdictMark(item.verdict)}<span class="beside"><a href="${view.here(`/settlement/${item.ordinal}`)}">与次年报告对照的依据和说明</a></span></p>` : ''}
      ${before ? html`<p>连续第${before.years}年承诺。<a href="${view.at.page(`/${jurisdiction.code}/${before.year}/settlement/${before.ordinal}`)}">${before.year}年的对账结论</a></p>` : ''}
    </section>`
}

function history(view: YearView, { history }: PublishedCommitment): Markup {
  return html`
    <section>
      <h2>变更记录</h2>
      ${
        history.length > 0
          ? html`<ol class="events">${history.map(({ at, summary }) => html`<li><p>${dayOfMoment(at)}　${summary}</p></li>`)}</ol>`
          : html`<p class="empty">列入以来没有变更。</p>`
      }
      <p class="source">承诺的文字自列入起不再改动；任何变更都写入台账，见<a href="${view.latest('/changes')}">变更与快照</a>。</p>
    </section>`
}

function neighbours(view: YearView, one: PublishedCommitment): Markup {
  const { commitments } = view.year
  const place = commitments.indexOf(one)
  const [before, after] = [commitments[place - 1], commitments[place + 1]]
  return html`
    <nav class="around" aria-label="前后事项">
      ${before ? html`<a rel="prev" href="${view.here(`/${before.number}`)}">第${before.number}项：${clipped(unnumbered(before.text), 20)}</a>` : ''}
      ${after ? html`<a rel="next" href="${view.here(`/${after.number}`)}">第${after.number}项：${clipped(unnumbered(after.text), 20)}</a>` : ''}
    </nav>`
}
