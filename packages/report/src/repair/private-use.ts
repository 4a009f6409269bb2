import { type Edit, edit, type Source } from '../source/source.ts'
import { isHan } from './pinyin-marks.ts'
import { hasTrait, trait } from './traits.ts'

/** What decoders make of the blanks of GBK's user-defined areas and of symbol fonts. */
const blanks = '\uE003\uE004\uE005\uE00A\uE010\uE5E5\uE5E6\uF020\uF0A0'

/**
 * Private-use characters that stand for blanks, bullets and numbering: a known blank as a blank, at the beginning of a line
 * as its indentation; a sign beside punctuation or at the beginning of a line dropped. Between two Han characters an unknown
 * one may be a rare character, and stays.
 */
export function privateUse(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  let begins = true
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (!hasTrait(unit, trait.privateUse)) {
      begins = unit === 0x0a || (begins && hasTrait(unit, trait.blank))
      continue
    }
    const start = i
    let blank = true
    while (hasTrait(text.charCodeAt(i), trait.privateUse)) {
      if (!blanks.includes(text.charAt(i))) blank = false
      i++
    }
    const inWord = isHan(text.charCodeAt(start - 1)) && isHan(text.charCodeAt(i))
    if (blank) edits.push({ start, end: i, text: begins ? '\u3000\u3000' : ' ' })
    else if (begins || isSymbol(text.charCodeAt(start)) || !inWord) edits.push({ start, end: i, text: '' })
    i--
  }
  return edit(source, 'private-use', edits)
}

/** A sign of a symbol font, as word processors store it. */
function isSymbol(unit: number): boolean {
  return unit >= 0xf020 && unit <= 0xf0ff
}
