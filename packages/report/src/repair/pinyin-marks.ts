import { type Edit, edit, type Source } from '../source/source.ts'
import { isReadAs, markAt } from './reading.ts'

/**
 * Readings in brackets behind their characters taken out: `發⟦(fā)⟧展`, `創⟦(chuàng )⟧新`. A word in brackets is a reading when
 * it is a syllable of Mandarin with its tone, or without one when the character before is read so; a gloss stays: `(GDP)`.
 */
export function pinyinMarks(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code !== 0x28 && code !== 0xff08) || !startsReading(text, i + 1)) continue
    const before = text.charAt(i - 1) === ' ' ? i - 1 : i
    const character = text.charAt(before - 1)
    if (!isHan(character.charCodeAt(0))) continue
    const mark = markAt(text, i)
    if (!mark || (mark.tone === 0 && !isReadAs(character, mark))) continue
    edits.push({ start: before, end: mark.end, text: '' })
    i = mark.end - 1
  }
  return edit(source, 'pinyin-marks', edits)
}

function startsReading(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (
    (code >= 0x61 && code <= 0x7a) || (code > 0xdf && code < 0x300) || code === 0x20 || code === 0xa0 || code === 0x3000
  )
}

/** Whether a UTF-16 unit is, or ends, a Han character. */
export function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xdc00 && code <= 0xdfff)
}
