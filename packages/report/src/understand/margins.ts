import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { isSalutation } from './cues.ts'
import { type Frame, isChrome, isLead, isNotesTitle } from './frame.ts'
import { leave, type Marks } from './marks.ts'
import { findTitle } from './meta.ts'

/**
 * Say of each unit before and behind the report's own words what it is: title, signature, a copy of
 * what stands in the report, notes or page chrome.
 */
export function nameMargins({ units, lines, text }: Outline, frame: Frame, marks: Marks) {
  const title = findTitle(units.slice(0, frame.from))
  const body = units[frame.from]?.start ?? text.length
  for (let index = 0; index < frame.from; index++) {
    const unit = at(units, index)
    const copied = index < 60 && unit.size >= 16 && text.indexOf(unit.words.slice(0, 24), body) >= 0
    leave(marks, unit, copied ? 'repeated' : frontKind(unit, index === frame.opening, title))
  }
  if (text.includes('\t') || text.includes('\n表1')) leaveTables(units, frame, marks)
  leaveEditorial({ units }, frame, marks)
  const said = new Set(frame.copy === null ? [] : units.slice(frame.from, frame.to).map(({ words }) => words))
  let row = { line: -1, table: false }
  let notes = false
  for (let index = frame.to; index < units.length; index++) {
    const unit = at(units, index)
    if (marks.role[index] !== 'other') continue
    if (unit.first && unit.size <= 40 && isChrome(unit.words)) notes = false
    else if (unit.first && unit.size <= 30 && isNotesTitle(unit)) notes = true
    // once a line: one line may hold thousands of units
    if (row.line !== unit.line) row = { line: unit.line, table: isTableRow(text, lines[unit.line]) }
    const repeated = unit.size >= 12 && said.has(unit.words)
    leave(marks, unit, repeated ? 'repeated' : row.table ? 'table' : notes ? 'glossary' : 'chrome')
  }
}

function isTableRow(text: string, line: OutlineLine | undefined): boolean {
  return line !== undefined && /\t[^\t]*\t/.test(text.slice(line.start, line.end))
}

/** Rows of a table inside the report are no sentences of it. */
function leaveTables(units: readonly OutlineUnit[], { from, to }: Frame, marks: Marks) {
  for (let index = from; index < to; index++) {
    const unit = at(units, index)
    if (/\t.*\t|^表\d{1,2}\s/.test(unit.words)) leave(marks, unit, 'table')
  }
}

/** What an editor put between the lines, or under a table: `【编者注：…】`, `（此处拟增加…）`, `注：2023年为快报数。`. */
const editorial =
  /^(?:[【（(〔[](?:此处|编者|编辑|注[：:]|备注|说明[：:]|待[^，]{0,8}(?:核|补|定)|拟(?:增|补|删))[^】）)〕\]]*[】）)〕\]][。]?|注[：:][^。]{4,80}。?)$/

function leaveEditorial({ units }: Pick<Outline, 'units'>, { from, to }: Frame, marks: Marks) {
  for (let index = from; index < to; index++) {
    const unit = at(units, index)
    if (/^[【（(〔[注]/.test(unit.words) && editorial.test(unit.words)) leave(marks, unit, 'note')
  }
}

function frontKind({ words, size }: OutlineUnit, opening: boolean, title: string | null): string {
  if (opening || /^(?:并)?请.{0,30}(?:意见|审议)/.test(words)) return 'salutation'
  if (isSalutation(words)) return 'salutation'
  if (title !== null && words.replace(/^标题[：:]\s*/, '') === title) return 'title'
  if (isLead(words)) return 'lead'
  if (size > 60) return 'chrome'
  if (/^[（(]20\d\d年\d{1,2}月\d{1,2}日[)）]$/.test(words)) return 'title'
  if (/工\s*作\s*报\s*告$/.test(words) || /^[—-]*(?:20\d\d年)?.{0,10}在.*(?:会议|大会)上/.test(words)) return 'title'
  if (/(?:省长|市长|县长|区长|州长|旗长|镇长|乡长|主席|总理)/.test(words) && size <= 30) return 'signature'
  return 'chrome'
}
