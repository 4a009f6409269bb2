import { html } from 'hono/html'
import { measureReading, measureTarget } from '../../domain/measure-words.ts'
import type { PublishedMeasure } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'
import { periodWords } from '../words.ts'

/**
 * The indicators of a task with target, newest figure and whether it keeps to its own rule; stages of a project each for
 * itself. Earlier figures are folded under the newest.
 */
export function measureTable(caption: string, measures: readonly PublishedMeasure[]): Markup {
  const staged = measures.some(({ stage }) => stage !== null)
  return html`
    ${staged ? html`<p class="note">分阶段推进的项目，各阶段的数量和金额分别评判，不相加。</p>` : ''}
    <table class="ruled indicators measures">
      <caption class="hidden">${caption}</caption>
      <thead><tr>${staged ? html`<th scope="col">阶段</th>` : ''}<th scope="col">指标</th><th scope="col">目标</th><th scope="col">最新数值</th><th scope="col">评判</th></tr></thead>
      <tbody>${measures.map((one) => row(one, staged))}</tbody>
    </table>`
}

function row(one: PublishedMeasure, staged: boolean): Markup {
  const { stage, name, readings } = one
  const [newest, ...earlier] = readings
  return html`
    <tr>
      ${staged ? html`<td data-name="阶段">${stage ?? '其他'}</td>` : ''}
      <th scope="row">${name}</th>
      <td data-name="目标">${measureTarget(one)}</td>
      <td data-name="最新数值">${newest ? reading(one, newest) : html`<span class="none">尚无</span>`}${earlier.length > 0 ? html`<details><summary>以前${earlier.length}期</summary><ul>${earlier.map((each) => html`<li>${reading(one, each)}</li>`)}</ul></details>` : ''}</td>
      <td data-name="评判">${verdict(one)}</td>
    </tr>`
}

const reading = (one: PublishedMeasure, said: PublishedMeasure['readings'][number]) =>
  html`${measureReading(one, said)}<small>${periodWords(said.period)}</small>`

function verdict({ met, percent }: PublishedMeasure): Markup | string {
  if (met === null) return '尚未评判'
  const numbers = percent ? `${percent.actual}%${percent.plan === null ? '' : `，应达${percent.plan}%`}` : ''
  const words = met ? (numbers ? `已达${numbers}` : '达到要求') : numbers ? `仅达${numbers}` : '未达要求'
  return html`<span class="state ${met ? 'green' : 'yellow'}"><i aria-hidden="true">${met ? '✓' : '▲'}</i> ${words}</span>`
}
