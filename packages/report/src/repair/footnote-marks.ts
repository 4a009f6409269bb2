import { type Edit, edit, type Source } from '../source/source.ts'
import { type Note, notesOf } from './notes.ts'

const number = '(?:注释?|註)?\\s?\\d{1,3}(?:\\s?[,，、\\-–—~]\\s?\\d{1,3}){0,3}'
/** Marks in signs that nothing else in a sentence stands in, a caret or blanks before them. */
const mark = new RegExp(
  `\\^?(?:〔${number}〕|［${number}］|\\[\\^?${number}\\]|【${number}】|〈${number}〉|（(?:注释?|註)\\s?\\d{1,3}）|\\((?:注释?|註)\\s?\\d{1,3}\\))|\\^(?:\\{\\d{1,3}\\}|\\(\\d{1,3}\\)|（\\d{1,3}）|\\d{1,3}(?!\\d))\\^?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[①-⑳㉑-㉟㊱-㊿⑴-⒇]|[*※]{1,3}`,
  'g',
)
/** What a mark may be glued to: a word, a number, a closing sign. */
const glue = /[\p{L}\p{N}%‰％”’》）)」』〕\]］】〉。，；、！：？]/u
const blank = /[ \u3000\u00a0]/

/**
 * Footnote marks taken out of the sentences they are glued to: `1200万人⟦〔64〕⟧`, `“双减”⟦ ［12］ ⟧政策`, `^[3]`. What stands at the
 * beginning of a line numbers a note and stays, as do document numbers (`〔2023〕12号`), powers (`m²`) and lists (`①…；②…`).
 * A bare number is a mark where the note of that number explains the words before it: `“四链融合”⟦3⟧行动`.
 */
export function footnoteMarks(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  let notes: Note[] | undefined
  for (const { 0: found, index } of text.matchAll(mark)) {
    let start = index
    while (blank.test(text.charAt(start - 1))) start--
    const before = text.charAt(start - 1)
    let end = index + found.length
    if (!glue.test(before) || text.charAt(end) === '号' || text.charAt(end) === '號') continue
    if (/[¹²³⁴-⁹⁰]/.test(found) && /[A-Za-z米里\d²³¹]/.test(before)) continue
    if (/^\^\d/.test(found) && /[A-Za-z\d]/.test(before)) continue
    if (/^[①-⑳㉑-㊿⑴-⒇*※]/.test(found)) {
      if ('。，；、！：？'.includes(before)) continue
      notes ??= notesOf(text)
      // an item's number stands before its words: behind them, at a sign, it is a mark though its note is not there
      const behindWords = /^[①-⑳㉑-㊿⑴-⒇]$/.test(found) && '，。；、”》）'.includes(text.charAt(end) || '\n')
      if (!behindWords && !notes.some(({ sign }) => sign === found)) continue
      if (start < index) start = index
    }
    // blanks on both sides were set for the mark
    if (start < index || /[\u4e00-\u9fff”）》]/.test(before)) while (blank.test(text.charAt(end))) end++
    edits.push({ start, end, text: '' })
  }
  return bareMarks(edit(source, 'footnote-marks', edits))
}

/** Numbers behind a term that the note of that number explains, bare or in round brackets. */
function bareMarks(source: Source): Source {
  const { text } = source
  if (!/[”》][（(]?\d/.test(text)) return source
  const notes = notesOf(text)
  const first = Math.min(...notes.map(({ at }) => at))
  const edits: Edit[] = []
  for (const { sign, term } of notes) {
    if (!/^\d{1,3}$/.test(sign) || term.length < 2) continue
    for (let at = text.indexOf(term); at >= 0 && at < first; at = text.indexOf(term, at + 1)) {
      const behind = at + term.length
      const found = new RegExp(`^[”》](${sign}|[（(]${sign}[）)])`).exec(text.slice(behind, behind + 8))
      if (!found?.[1]) continue
      const end = behind + found[0].length
      // `”312家`: the mark and a number run together, which a person should see
      edits.push({ start: behind + 1, end, text: '', certain: !/\d/.test(text.charAt(end)) })
    }
  }
  return edit(source, 'footnote-marks', edits.sort((a, b) => a.start - b.start).filter(apart))
}

const apart = ({ start }: Edit, i: number, all: readonly Edit[]): boolean => start >= (all[i - 1]?.end ?? 0)
