import { html } from 'hono/html'
import type { Page } from '../layout.ts'
import { furniture, standing } from '../parts/furniture.ts'
import { livelihoodTable } from '../parts/livelihood-table.ts'
import { stateBar, stateSentence } from '../parts/state-bar.ts'
import { titleBlock } from '../parts/title-block.ts'
import type { YearView } from '../year-view.ts'

/** The year's livelihood items on a page of their own; undefined where the report has none. */
export function livelihoodPage(view: YearView): Page | undefined {
  const { commitments, year, jurisdiction } = view.year
  const items = commitments.filter((one) => one.livelihood)
  if (items.length === 0) return undefined
  return {
    title: `${jurisdiction.name}${year}年民生实事`,
    description: `${jurisdiction.name}${year}年${items.length}件民生实事。${stateSentence(items)}`,
    path: view.path('/livelihood'),
    at: view.at,
    view,
    main: html`
      ${titleBlock(`${year}年民生实事`, [`共${items.length}件`, standing(view)])}
      <p class="lead">${items.length}件民生实事，${stateSentence(items)}</p>
      ${stateBar(items)}
      ${livelihoodTable(view, items)}`,
    foot: furniture(view),
  }
}
