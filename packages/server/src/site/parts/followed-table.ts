import { html } from 'hono/html'
import type { PublishedFollowed } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'
import { periodWords } from '../words.ts'
import { stateGround, stateMark } from './state-mark.ts'

const sources = { meeting: '会议', 'superior-document': '上级文件', instruction: '领导批示', other: '来源' } as const

/** What is followed beside the report's promises, each with who answers for it, where it stands and what was last told. */
export function followedTable(caption: string, followed: readonly PublishedFollowed[]): Markup {
  return html`
    <table class="ruled indicators">
      <caption class="hidden">${caption}</caption>
      <thead><tr><th scope="col">事项</th><th scope="col">牵头单位</th><th scope="col">状态</th><th scope="col">最近进展</th></tr></thead>
      <tbody>${followed.map(row)}</tbody>
    </table>`
}

function row({ text, requirement, source, leadUnit, state, progress: [last] }: PublishedFollowed): Markup {
  const ground = stateGround(state)
  const note = source ? `${sources[source.kind]}：${source.name}` : requirement
  return html`
    <tr>
      <th scope="row">${text}${note ? html`<small>${note}</small>` : ''}</th>
      <td data-name="牵头单位">${leadUnit ?? html`<span class="none">尚未指定</span>`}</td>
      <td data-name="状态">${stateMark(state)}${ground ? html`<small>${ground}</small>` : ''}</td>
      <td data-name="最近进展">${last ? html`${last.text}<small>${periodWords(last.period)}，${last.source}</small>` : html`<span class="none">尚无</span>`}</td>
    </tr>`
}
