import { type Edit, edit, type Source } from '../source/source.ts'
import { isHan } from './pinyin-marks.ts'

/** Behind these two question marks are a question. */
const asking = '吗呢么吧何否谁哪嗎麼誰'
/** What a report's first words end in. */
const addressing = /(?:代表|同志们?|同志們|委员|委員|朋友们?)[：:]$/

/**
 * Blanks that an encoding lost, two question marks each: at the beginning of a line its indentation, behind a sentence the
 * end of a paragraph (`各位代表：⟦????⟧现在`), else a blank (`县长⟦??⟧张三`). A question in a text that asks stays.
 */
export function lostBlanks(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  let at = text.indexOf('??')
  while (at >= 0) {
    let end = at + 2
    while (text.charCodeAt(end) === 0x3f) end++
    const by = blankFor(text, at, end)
    if (by !== undefined) edits.push({ start: at, end, text: by })
    at = text.indexOf('??', end)
  }
  return edit(source, 'lost-blanks', edits)
}

function blankFor(text: string, start: number, end: number): string | undefined {
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  const long = end - start >= 4
  if (before === '' || before === '\n') return '\u3000\u3000'
  if (asking.includes(before)) return undefined
  if (after === '' || after === '\n') return long || !isHan(before.charCodeAt(0)) ? '' : undefined
  if (/\s/.test(before) || /\s/.test(after)) return ' '
  if ('。！；”'.includes(before) || (before === '：' && addressing.test(text.slice(Math.max(0, start - 8), start))))
    return '\n\u3000\u3000'
  return long && isHan(after.charCodeAt(0)) && before === '）' ? '\n\u3000\u3000' : ' '
}
