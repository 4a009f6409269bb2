import { Editing, type Source } from '../source/source.ts'
import { isReadAs, markAt } from './reading.ts'
import { isSimplifiedOnly, isTraditionalOnly } from './simplified.ts'

/** From this number on, readings are not glosses but were inserted by a mirror site. */
const many = 3
const opening = /[(（](?=[ \u00A0\u3000a-zà-ǿɡɑ])/g

/**
 * Readings in brackets behind their characters taken out: `發⟦(fā)⟧展`, `創⟦(chuàng )⟧新`. A word in brackets is a reading when
 * it is a syllable of Mandarin with its tone, or without one when the character before is read so. Other glosses stay:
 * `(GDP)`; and so does a single reading of a character that both scripts have, which tells how a rare one is said.
 */
export function pinyinMarks(source: Source): Source {
  const { text } = source
  const editing = new Editing(source, 'pinyin-marks')
  let sure = false
  opening.lastIndex = 0
  while (opening.test(text)) {
    const i = opening.lastIndex - 1
    const before = text.charAt(i - 1) === ' ' ? i - 1 : i
    const unit = text.charCodeAt(before - 1)
    if (!isHan(unit)) continue
    const mark = markAt(text, i)
    if (!mark || (mark.tone === 0 && !isReadAs(text.charAt(before - 1), mark))) continue
    editing.replace(before, mark.end, '')
    sure ||= isTraditionalOnly(unit) || isSimplifiedOnly(unit)
  }
  return sure || editing.count >= many ? editing.done() : source
}

/** Whether a UTF-16 unit is, or ends, a Han character. */
export function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xdc00 && code <= 0xdfff)
}
