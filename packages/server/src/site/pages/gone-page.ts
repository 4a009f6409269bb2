import { html } from 'hono/html'
import type { PublishedCommitment } from '../../domain/published-year.ts'
import type { Page } from '../layout.ts'
import { furniture } from '../parts/furniture.ts'
import type { YearView } from '../year-view.ts'

/** A promise that an earlier snapshot had and the present one has no more: the address stays and says so. */
export function gonePage(view: YearView, one: PublishedCommitment, snapshot: number): Page {
  const { jurisdiction, year } = view.year
  const old = view.at.page(`/${jurisdiction.code}/${year}/snapshots/${snapshot}/${one.number}`)
  return {
    title: `第${one.number}项不再列入：${jurisdiction.name}${year}年`,
    description: `${jurisdiction.name}${year}年第${one.number}项最后见于第${snapshot}号快照。`,
    path: view.path(`/${one.number}`),
    at: view.at,
    view,
    indexed: false,
    main: html`
      <article class="promise">
        <p class="which"><span class="no">第${one.number}项</span><span>不再列入</span></p>
        <h1 class="quote">${one.text}</h1>
        <p class="lead">这一项最后见于<a href="${old}">第${snapshot}号快照</a>，现行的第${view.year.snapshot}号快照不再列入。改动见<a href="${view.latest('/changes')}">变更与快照</a>。</p>
      </article>`,
    foot: furniture(view),
  }
}
