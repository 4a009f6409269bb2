import { type Edit, edit, type Source } from '../source/source.ts'

const mark =
  /〔(?:注释?|註)?\d{1,3}〕|［(?:注释?|註)?\d{1,3}］|\[(?:注释?|註)?\d{1,3}\]|【(?:注释?|註)?\d{1,3}】|（(?:注释?|註)\d{1,3}）|\((?:注释?|註)\d{1,3}\)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[①-⑳]/g
/** What a mark may be glued to: a word, a number, a closing sign. */
const glue = /[\p{L}\p{N}%‰％”’》）)」』〕\]］。，；、！：？]/u

/**
 * Footnote marks taken out of the sentences they are glued to: `1200万人⟦〔64〕⟧`, `“双减”⟦［12］⟧政策`. What stands at the
 * beginning of a line numbers a note and stays, as do document numbers (`〔2023〕12号`), powers (`m²`) and lists (`①…；②…`).
 */
export function footnoteMarks(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  let notes: Set<string> | undefined
  for (const { 0: found, index } of text.matchAll(mark)) {
    const before = text.charAt(index - 1)
    const end = index + found.length
    if (!glue.test(before) || text.charAt(end) === '号' || text.charAt(end) === '號') continue
    if (/[¹²³⁴-⁹⁰]/.test(found) && /[A-Za-z米里\d²³¹]/.test(before)) continue
    if (/[①-⑳]/.test(found)) {
      notes ??= notesOf(text)
      if (!notes.has(found) || '。，；、！：？'.includes(before)) continue
    }
    edits.push({ start: index, end, text: '' })
  }
  return edit(source, 'footnote-marks', edits)
}

/** The circled numbers that begin a line in the last part of the text. */
function notesOf(text: string): Set<string> {
  const tail = text.slice(Math.floor(text.length * 0.6))
  return new Set([...tail.matchAll(/\n[ \u3000]*([①-⑳])/g)].map(([, number = '']) => number))
}
