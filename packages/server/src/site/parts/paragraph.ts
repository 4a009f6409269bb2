import { html } from 'hono/html'
import type { TextChange } from '../../publication/report-changes.ts'
import type { LaidParagraph, LaidSentence, ReportLayout } from '../../publication/report-layout.ts'
import type { Markup } from '../markup.ts'
import type { YearView } from '../year-view.ts'

/** So many notes stand open at the foot of a paragraph; more are folded away. */
const open = 6

/** The sentences of a paragraph, promises as links with their numbers in the margin, restored characters dotted. */
export function sentences(view: YearView, layout: ReportLayout, paragraph: LaidParagraph): Markup {
  const numbers = paragraph.sentences.flatMap((sentence) => sentence.numbers)
  const range = paragraph.dense
    ? html`<span class="no range" aria-hidden="true">${numbers[0]}—${numbers.at(-1)}</span>`
    : ''
  return html`${range}${paragraph.sentences.map((sentence) => sentenceMarkup(view, layout, paragraph, sentence))}`
}

function sentenceMarkup(
  view: YearView,
  layout: ReportLayout,
  paragraph: LaidParagraph,
  sentence: LaidSentence,
): Markup {
  const { anchor, start, end, numbers, continues } = sentence
  const words = restored(layout.text, paragraph.changes, start, end)
  const id = anchor === null ? '' : html` id="u${anchor}"`
  const [first, ...more] = numbers
  if (first !== undefined && more.length === 0)
    return html`<a${id} class="told" href="${view.here(`/${first}`)}"><span class="no">${first}</span>${words}</a>`
  if (first !== undefined)
    return html`<span${id}>${numbers.map((number) => html`<a class="told" href="${view.here(`/${number}`)}"><span class="no">${number}</span>第${number}项</a>`)}${words}</span>`
  if (continues !== null) return html`<a${id} class="told" href="${view.here(`/${continues}`)}">${words}</a>`
  return anchor === null ? words : html`<span${id}>${words}</span>`
}

/** A stretch of the text with its restored characters dotted underneath. */
export function restored(text: string, changes: readonly TextChange[], start: number, end: number): Markup {
  const pieces: (string | Markup)[] = []
  let at = start
  for (const change of changes) {
    const [from, to] = [Math.max(change.start, at), Math.min(change.end, end)]
    if (to <= from) continue
    pieces.push(text.slice(at, from))
    pieces.push(html`<span class="fix${change.certain ? '' : ' doubt'}">${text.slice(from, to)}</span>`)
    at = to
  }
  pieces.push(text.slice(at, end))
  return html`${pieces}`
}

/** What the file has where characters of the paragraph were restored. */
export function changeNotes(paragraph: LaidParagraph): Markup {
  const { changes } = paragraph
  if (changes.length === 0) return html``
  const notes = changes.map((change) => html`<li>${note(change)}</li>`)
  if (changes.length <= open) return html`<ul class="notes">${notes}</ul>`
  return html`<details class="notes"><summary>本段复原${changes.length}处，看原文件作什么</summary><ul>${notes}</ul></details>`
}

function note({ before, after, certain }: TextChange): Markup {
  const doubt = certain ? '' : '（存疑，以会议正式文本为准）'
  if (after.trim() === '') return html`此处原文件另有“${before}”${doubt}`
  if (before === '') return html`“${after}”原文件缺${doubt}`
  return html`“${after}”原文件作“${before}”${doubt}`
}
