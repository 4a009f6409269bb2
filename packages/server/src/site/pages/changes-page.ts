import { html } from 'hono/html'
import type { StateName } from '../../domain/published-state.ts'
import type { PublishedYear } from '../../domain/published-year.ts'
import { shownVerdictWords } from '../../domain/settlement/settlement-words.ts'
import type { ConfirmedVerdict } from '../../domain/vocabulary.ts'
import { type Difference, differences } from '../../publication/differences.ts'
import type { SnapshotRow } from '../../record/published-year/published-years.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { stateWords } from '../parts/state-mark.ts'
import { titleBlock } from '../parts/title-block.ts'
import { dayOfMoment } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** A snapshot in the list of them, with what it says where that is at hand. */
export interface ListedSnapshot {
  readonly row: SnapshotRow
  readonly content: PublishedYear | undefined
}

/** Every snapshot of the year, newest first, each with what is not as in the one before. */
export function changesPage(view: YearView, snapshots: readonly ListedSnapshot[]): Page {
  const { jurisdiction, year } = view.year
  return {
    title: `变更与快照：${jurisdiction.name}${year}年`,
    description: `${jurisdiction.name}${year}年公开内容的每一次发布，以及与前一次相比改动了什么。`,
    path: view.path('/changes'),
    at: view.at,
    view,
    main: html`
      ${titleBlock('变更与快照', [`${jurisdiction.name}${year}年`, standing(view)])}
      <p class="lead">公开页面显示的是经人发布的快照，旧快照一直保留。下面列出每次发布，改动由系统逐项比对前后两次快照得出。</p>
      <ol class="snapshots">${snapshots.map((one, index) => snapshotMarkup(view, one, snapshots[index + 1]))}</ol>
      <p class="source">每次发布都写入只增不改的台账，并公布当时的台账哈希；怎样核验见<a href="${view.at.page('/method#ledger')}">台账与核验</a>。</p>`,
    foot: furniture(view),
  }
}

function snapshotMarkup(view: YearView, { row, content }: ListedSnapshot, before: ListedSnapshot | undefined): Markup {
  const address = view.at.page(`/${view.year.jurisdiction.code}/${view.year.year}/snapshots/${row.snapshot}`)
  const latest = row.snapshot === view.year.snapshot
  const changed = content && before?.content ? differences(before.content, content) : undefined
  return html`
    <li>
      <h2><a href="${latest ? view.latest() : address}">第${row.snapshot}号快照</a><small>${dayOfMoment(row.publishedAt)}发布${latest ? '，当前' : ''}</small></h2>
      ${row.note ? html`<p>${row.note}</p>` : ''}
      ${changed === undefined ? '' : changed.length === 0 ? html`<p class="empty">与前一次相比，承诺事项没有改动。</p>` : differenceTable(view, changed)}
      <p class="source">台账哈希 <code class="hash">${row.ledgerHash}</code></p>
    </li>`
}

function differenceTable(view: YearView, changed: readonly Difference[]): Markup {
  return html`
    <table class="ruled differences">
      <caption class="hidden">与前一次快照相比的改动</caption>
      <thead><tr><th scope="col">序号</th><th scope="col">改动</th><th scope="col">原来</th><th scope="col">现在</th></tr></thead>
      <tbody>${changed.map((one) => html`<tr><td class="no"><a href="${view.here(`/${one.number}`)}">${one.number}</a></td><th scope="row">${names[one.kind]}</th><td data-name="原来">${words(one.kind, one.before)}</td><td data-name="现在">${words(one.kind, one.after)}</td></tr>`)}</tbody>
    </table>`
}

const names: Record<Difference['kind'], string> = {
  added: '新列入',
  dropped: '不再列入',
  wording: '文字',
  state: '状态',
  'lead-unit': '牵头单位',
  due: '期限',
  progress: '进展',
  verdict: '对账结论',
}

function words(kind: Difference['kind'], value: string | null): Markup | string {
  if (value === null) return html`<span class="none">无</span>`
  if (kind === 'verdict') return shownVerdictWords[value as ConfirmedVerdict][1]
  if (kind !== 'state') return value
  const [shape, name] = stateWords[value as StateName]
  return html`<span class="state ${value}"><i aria-hidden="true">${shape}</i> ${name}</span>`
}
