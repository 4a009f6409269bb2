import { html } from 'hono/html'
import type { Markup } from '../markup.ts'

/** The head of a page: its name over the red rule, and under it what it is. */
export function titleBlock(title: Markup | string, lines: readonly (Markup | string)[] = []): Markup {
  return html`
    <div class="title">
      <h1>${title}</h1>
      ${lines.length > 0 ? html`<p>${lines.map((line) => html`<span>${line}</span>`)}</p>` : ''}
    </div>`
}
