import { type Edit, edit, type Source } from '../source/source.ts'
import { isHan } from './pinyin-marks.ts'
import { hasTrait, trait } from './traits.ts'

const addressing = /(?:代表|同志们?|同志們|委员|委員|朋友们?)[：:]$/

/**
 * One paragraph a line and nothing around it: indentation, blanks at the end and empty lines dropped, other blanks as one
 * common blank, none between Han characters and numbers or within a spaced-out title (`政⟦　⟧府⟦　⟧工⟦　⟧作⟦　⟧报⟦　⟧告`).
 * An indentation behind a sentence is the paragraph's beginning that a lost line break leaves.
 */
export function blanks(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  for (const { 0: found, index: start } of text.matchAll(/\s+/g)) {
    const end = start + found.length
    const by = start === 0 || end === text.length ? '' : found.includes('\n') ? '\n' : within(text, start, end)
    if (by !== found) edits.push({ start, end, text: by })
  }
  return edit(source, 'blanks', edits)
}

function within(text: string, start: number, end: number): string {
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(end)
  if (isIndentation(text, start, end)) {
    if ('。！；？”'.includes(text.charAt(start - 1)) || addressing.test(text.slice(Math.max(0, start - 8), start)))
      return '\n'
  }
  if (isHan(before) && isHan(after)) return isSpacedOut(text, start, end) ? '' : ' '
  if (
    (isHan(before) && isDigit(after)) ||
    (isDigit(before) && !isNumbering(text, start) && (isHan(after) || after === 0x25))
  )
    return ''
  return ' '
}

function isIndentation(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false
  return (text.charCodeAt(start) === 0x3000 && text.charCodeAt(start + 1) === 0x3000) || end - start >= 4
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** Whether a number stands alone at the beginning of its line. */
function isNumbering(text: string, end: number): boolean {
  let at = end - 1
  while (isDigit(text.charCodeAt(at))) at--
  return at < 0 || text.charCodeAt(at) === 0x0a || hasTrait(text.charCodeAt(at), trait.blank)
}

/** Whether the blank stands in a row of at least four Han characters, each by itself. */
function isSpacedOut(text: string, start: number, end: number): boolean {
  let row = 2
  let at = start - 1
  while (at > 0 && row < 4) {
    let next = at
    while (hasTrait(text.charCodeAt(next - 1), trait.blank)) next--
    if (next === at || !isHan(text.charCodeAt(next - 1))) break
    at = next - 1
    row++
  }
  if (isHan(text.charCodeAt(at - 1))) return false
  at = end
  while (row < 4) {
    let next = at + 1
    while (hasTrait(text.charCodeAt(next), trait.blank)) next++
    if (next === at + 1 || !isHan(text.charCodeAt(next))) break
    at = next
    row++
  }
  return row >= 4
}
