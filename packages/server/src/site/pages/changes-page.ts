import { html } from 'hono/html'
import { type StateName, stateWords } from '../../domain/published-state.ts'
import {
  changeWords,
  type ListedSnapshot,
  type SnapshotChange,
  snapshotChanges,
} from '../../publication/snapshot-changes.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { titleBlock } from '../parts/title-block.ts'
import { clipped, dayOfMoment } from '../words.ts'
import type { YearView } from '../year-view.ts'

/** So many snapshots stand on a page, and of each so many changes, so long: the page stays below 60 KB. */
export const snapshotsOnPage = 8
const changesOfEach = 8
const lengthOfEach = 80

/**
 * Snapshots of the year, newest first, each with the beginning of what is not as in the one before. `snapshots` holds one
 * more than is shown, to compare with and to lead on to.
 */
export function changesPage(view: YearView, snapshots: readonly ListedSnapshot[]): Page {
  const { jurisdiction, year } = view.year
  const older = snapshots[snapshotsOnPage]
  const newest = snapshots[0]?.row.snapshot ?? view.year.snapshot
  return {
    title: `变更与快照：${jurisdiction.name}${year}年`,
    description: `${jurisdiction.name}${year}年公开内容的每一次发布，以及与前一次相比改动了什么。`,
    path: view.path(newest === view.year.snapshot ? '/changes' : `/changes/older/${newest}`),
    at: view.at,
    view,
    main: html`
      ${titleBlock('变更与快照', [`${jurisdiction.name}${year}年`, standing(view)])}
      <p class="lead">公开页面显示的是经人发布的快照，旧快照一直保留。下面列出每次发布，改动由系统逐项比对前后两次快照得出。</p>
      <ol class="snapshots">${snapshots.slice(0, snapshotsOnPage).map((one, index) => snapshotMarkup(view, one, snapshots[index + 1]))}</ol>
      ${older ? html`<p><a rel="next" href="${view.latest(`/changes/older/${older.row.snapshot}`)}">更早的快照（第${older.row.snapshot}号及以前）</a></p>` : ''}
      <p class="source">每次发布都写入只增不改的台账，并公布当时的台账哈希；怎样核验见<a href="${view.at.page('/method#ledger')}">台账与核验</a>。</p>`,
    foot: furniture(view),
  }
}

/** All that is not in a snapshot as in the one before, whole; undefined where one of the two is not at hand. */
export function snapshotChangesPage(
  view: YearView,
  snapshot: ListedSnapshot,
  before: ListedSnapshot | undefined,
): Page | undefined {
  const rows = snapshotChanges(before, snapshot)
  if (!rows || !before) return undefined
  const { row } = snapshot
  const { jurisdiction, year } = view.year
  return {
    title: `第${row.snapshot}号快照的改动：${jurisdiction.name}${year}年`,
    description: `${jurisdiction.name}${year}年第${row.snapshot}号快照与第${before.row.snapshot}号相比的全部改动。`,
    path: view.path(`/changes/${row.snapshot}`),
    at: view.at,
    view,
    main: html`
      ${titleBlock(`第${row.snapshot}号快照的改动`, [`${jurisdiction.name}${year}年`, `${dayOfMoment(row.publishedAt)}发布，与第${before.row.snapshot}号相比`])}
      ${rows.length === 0 ? html`<p class="empty">没有改动。</p>` : html`<p class="lead">共${rows.length}处改动，由系统逐项比对得出。</p>${differenceTable(view, rows)}`}
      <p class="source"><a href="${view.latest('/changes')}">变更与快照</a></p>`,
    foot: furniture(view),
  }
}

function snapshotMarkup(view: YearView, snapshot: ListedSnapshot, before: ListedSnapshot | undefined): Markup {
  const { row } = snapshot
  const address = view.at.page(`/${view.year.jurisdiction.code}/${view.year.year}/snapshots/${row.snapshot}`)
  const latest = row.snapshot === view.year.snapshot
  const changed = snapshotChanges(before, snapshot)
  return html`
    <li>
      <h2><a href="${latest ? view.latest() : address}">第${row.snapshot}号快照</a><small>${dayOfMoment(row.publishedAt)}发布${latest ? '，当前' : ''}</small></h2>
      ${row.note ? html`<p>${clipped(row.note, 400)}</p>` : ''}
      ${changed === undefined ? '' : beginning(view, row.snapshot, changed)}
      <p class="source">台账哈希 <code class="hash">${row.ledgerHash}</code></p>
    </li>`
}

/** The first changes, shortened, and the way to all of them. */
function beginning(view: YearView, snapshot: number, changed: readonly SnapshotChange[]): Markup {
  if (changed.length === 0) return html`<p class="empty">与前一次相比，公开内容没有改动。</p>`
  const shown = changed.slice(0, changesOfEach)
  const isLong = (text: string | null) => text !== null && clipped(text, lengthOfEach) !== text
  const cut = shown.some(({ before, after }) => isLong(before) || isLong(after))
  const all = html`<a href="${view.latest(`/changes/${snapshot}`)}">全部${changed.length}处改动</a>`
  return html`
    ${differenceTable(view, shown, lengthOfEach)}
    ${changed.length > shown.length ? html`<p>另有${changed.length - shown.length}处，见${all}。</p>` : cut ? html`<p>全文见${all}。</p>` : ''}`
}

function differenceTable(
  view: YearView,
  changed: readonly SnapshotChange[],
  longest = Number.POSITIVE_INFINITY,
): Markup {
  return html`
    <table class="ruled differences">
      <caption class="hidden">与前一次快照相比的改动</caption>
      <thead><tr><th scope="col">序号</th><th scope="col">改动</th><th scope="col">原来</th><th scope="col">现在</th></tr></thead>
      <tbody>${changed.map((one) => html`<tr><td class="no">${one.number === null ? '' : html`<a href="${view.latest(`/${one.number}`)}">${one.number}</a>`}</td><th scope="row">${one.name}</th><td data-name="原来">${words(one.kind, one.before, longest)}</td><td data-name="现在">${words(one.kind, one.after, longest)}</td></tr>`)}</tbody>
    </table>`
}

function words(kind: SnapshotChange['kind'], value: string | null, longest: number): Markup | string {
  if (value === null) return html`<span class="none">无</span>`
  const told = changeWords(kind, value)
  if (kind !== 'state') return clipped(told, longest)
  return html`<span class="state ${value}"><i aria-hidden="true">${stateWords[value as StateName][0]}</i> ${told}</span>`
}
