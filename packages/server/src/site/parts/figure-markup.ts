import type { Figure } from '@luoshi/report'
import { html } from 'hono/html'
import { setFigure } from '../../domain/figure-words.ts'
import type { Markup } from '../markup.ts'

/** A figure set with its unit smaller than its number. */
export function figureMarkup(figure: Figure, words = ''): Markup {
  const { before, number, unit, after: behind } = setFigure(figure, words)
  return html`<span class="figure">${before}<b>${number}</b>${unit ? html`<small>${unit}</small>` : ''}${behind}</span>`
}
