import { type Edit, edit, type Source } from '../source/source.ts'
import { type Line, linesOf } from './lines.ts'
import { type Wrap, wrapOf } from './wrap.ts'

/** What numbers a paragraph wherever it stands: `一、`, `（一）`, `第一章`, `1.`, `①`. */
const numbered =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[、章节部篇]|\d{1,2}[.、．](?!\d)|[①-⑳])/
/** What begins a paragraph only behind a whole sentence. */
const itemized =
  /^(?:——|—|第[一二三四五六七八九十]{1,3}，|[一二三四五六七八九十]{1,2}[是要]|[●◆■★▲○◎·•☆◇△▼▽▶►▷➤❖✦✧✔✓✅☑※])/
const addressing = /^(?:各位|同志们|尊敬的)/

/**
 * Line breaks within paragraphs taken out: `坚持以人民⟦⏎⟧为中心`. In a text that was wrapped at some width a full line goes on
 * in the next, unless that is indented or numbered or a line of its own; in any text a line that ends in a comma does.
 */
export function hardLineBreaks(source: Source): Source {
  const { text } = source
  const lines = linesOf(text)
  if (lines.length < 2) return source
  const wrap = wrapOf(text, lines)
  const edits: Edit[] = []
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1] as Line
    const line = lines[i] as Line
    if (goesOn(text, before, line, lines[i + 1], wrap)) {
      edits.push({
        start: before.end,
        end: line.start,
        text: isLatin(text, before.end - 1) && isLatin(text, line.start) && text.charAt(before.end) === ' ' ? ' ' : '',
      })
    }
  }
  return edit(source, 'hard-line-breaks', edits)
}

function goesOn(text: string, before: Line, line: Line, next: Line | undefined, wrap: Wrap | undefined): boolean {
  if (line.indent > 1 || line.gap > (wrap?.gap ?? 0)) return false
  const head = text.slice(line.start, line.start + 12)
  const last = text.charAt(before.end - 1)
  if (numbered.test(head) && !(last === '第')) return false
  if ('，、（“《'.includes(last)) return !(before.length < 12 && addressing.test(text.slice(before.start, before.end)))
  if (!wrap || before[wrap.measure] < wrap.width - Math.max(wrap.slack, isOpen(text, before) ? 2 : 0)) return false
  if (!'。！？；：…!?;:.'.includes(last)) return true
  if (itemized.test(head)) return false
  // a short line without an end is a heading
  return (
    line[wrap.measure] >= wrap.width - wrap.slack ||
    '。！？；：”）'.includes(text.charAt(line.end - 1)) ||
    (next !== undefined && next.indent > 1)
  )
}

/** Whether a line breaks off within a sentence: it holds the signs of one and no end. Such a line may fall short of the width. */
function isOpen(text: string, { start, end }: Line): boolean {
  if ('。！？；：…!?;:.”）》'.includes(text.charAt(end - 1))) return false
  for (let i = start; i < end; i++) if ('，。；'.includes(text.charAt(i))) return true
  return false
}

function isLatin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at) | 32
  return unit >= 0x61 && unit <= 0x7a
}
