import { html } from 'hono/html'
import { headingWords } from '../../domain/heading-words.ts'
import type { Page } from '../layout.ts'
import { commitmentRows } from '../parts/commitment-rows.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { livelihoodTable } from '../parts/livelihood-table.ts'
import { stateBar, stateSentence } from '../parts/state-bar.ts'
import { titleBlock } from '../parts/title-block.ts'
import type { YearView } from '../year-view.ts'

/** One area of the year with its promises; undefined where there is no area of that ordinal. */
export function areaPage(view: YearView, ordinal: number): Page | undefined {
  const { areas, commitments, year, jurisdiction } = view.year
  const place = areas.findIndex((area) => area.ordinal === ordinal)
  const area = areas[place]
  if (!area) return undefined
  const mine = commitments.filter((one) => one.area === ordinal)
  const name = area.focus ?? headingWords(area.text)
  const [before, after] = [areas[place - 1], areas[place + 1]]
  return {
    title: `${name}：${jurisdiction.name}${year}年`,
    description: `${jurisdiction.name}${year}年政府工作报告“${name}”领域，共${mine.length}项承诺事项。${stateSentence(mine)}`,
    path: view.path(`/areas/${ordinal}`),
    at: view.at,
    view,
    main: html`
      ${titleBlock(name, [...(area.purpose ? [area.purpose] : []), standing(view)])}
      <p class="lead">共${mine.length}项承诺事项，${stateSentence(mine)}</p>
      ${stateBar(mine)}
      <p class="source">报告标题：<a href="${view.here(`/report#u${area.span[0]}`)}">${headingWords(area.text)}</a></p>
      ${mine.length > 0 && mine.every((one) => one.livelihood) ? livelihoodTable(view, mine) : commitmentRows(view, mine)}
      <nav class="around" aria-label="前后重点领域">
        ${before ? html`<a rel="prev" href="${view.here(`/areas/${before.ordinal}`)}">上一领域：${before.focus ?? headingWords(before.text)}</a>` : ''}
        ${after ? html`<a rel="next" href="${view.here(`/areas/${after.ordinal}`)}">下一领域：${after.focus ?? headingWords(after.text)}</a>` : ''}
      </nav>`,
    foot: furniture(view),
  }
}
