import { median, type PageLine } from './page-line.ts'

/** The lines of pages without the notes at their feet, how many notes those are and on which pages. */
export interface WithoutNotes {
  readonly lines: readonly PageLine[]
  readonly notes: number
  readonly pages: readonly number[]
}

/** Notes are set at most so large, as a share of the text's size. */
const mostSize = 0.92
/** At most this share of a page's lines are notes: where more are small, the page is a table or an annex. */
const mostLines = 0.6
/** A note begins with its mark: `①`, `[3]`, `3 `, `*`. */
const mark = /^(?:[①-⑳⓪*※＊†‡]|[[〔［(（【]\d{1,2}[\]〕］)）】]|\d{1,2}(?:[.．、\s]|(?=[“《\u4e00-\u9fff]))|注[：:\d])/

/**
 * Leaves out the notes at the foot of each page: its last lines, smaller than the text above them, the first with the mark of a note. A
 * sentence that they stood in the middle of is whole again. Lines in columns stay.
 */
export function withoutPageNotes(lines: readonly PageLine[]): WithoutNotes {
  const usual = median(lines.flatMap(({ text, size }) => new Array<number>(Math.min(text.length, 50)).fill(size)))
  const small = ({ size, column }: PageLine) => column === undefined && size <= mostSize * usual
  const kept: PageLine[] = []
  const pages: number[] = []
  let notes = 0
  for (const own of byPage(lines)) {
    let from = own.length
    while (from > 0 && small(own[from - 1] as PageLine)) from--
    while (from < own.length && !mark.test((own[from] as PageLine).text)) from++
    const foot = own.slice(from)
    if (foot.length === 0 || foot.length > mostLines * own.length) {
      kept.push(...own)
      continue
    }
    kept.push(...own.slice(0, from))
    notes += foot.filter(({ text }) => mark.test(text)).length
    pages.push((foot[0] as PageLine).page)
  }
  return { lines: kept, notes, pages }
}

function byPage(lines: readonly PageLine[]): PageLine[][] {
  const pages: PageLine[][] = []
  for (const line of lines) {
    const last = pages.at(-1)
    if (last?.[0]?.page === line.page) last.push(line)
    else pages.push([line])
  }
  return pages
}
