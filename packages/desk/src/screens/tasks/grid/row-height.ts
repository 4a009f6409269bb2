import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { lightWords, shownLight } from '../../../words/lights.ts'
import type { TaskNames } from '../task-names.ts'
import { sourceOf, type TaskColumn } from './task-columns.ts'

/** Pixels of a line of text, and of what stands above and below the text of a cell. */
export const lineHeight = 21
const around = 11

/** Number of lines of a text in a column as wide as `characters` Chinese characters; other characters count 0.6. */
function linesFor(words: string, characters: number): number {
  let width = 0
  for (const character of words) width += character.charCodeAt(0) < 0x2000 ? 0.6 : 1
  // punctuation that may not begin a line breaks it a little early
  return Math.max(1, Math.ceil(width / (characters - 0.4)))
}

/** What stands in the cell of a light: its shape, its word and its ground. */
function lightText({ light }: TaskRow): string {
  if (light === null) return ''
  const word = lightWords[shownLight(light)]
  return light.words === word ? `●${word}` : `●${word} ${light.words}`
}

/** How much of a row's words shows: one line, three, or all of them. */
export type RowMode = 'one' | 'three' | 'whole'

/** The modes with the words of their choice, and the lines of text each shows at most. */
export const rowModes: readonly { readonly value: RowMode; readonly label: string; readonly lines: number }[] = [
  { value: 'one', label: '行高：一行', lines: 1 },
  { value: 'three', label: '行高：三行', lines: 3 },
  { value: 'whole', label: '行高：全文', lines: Number.POSITIVE_INFINITY },
]

/** The mode of a name; the one that shows all words for an unknown name. */
export const readRowMode = (word: string | null | undefined): RowMode =>
  rowModes.find(({ value }) => value === word)?.value ?? 'whole'

/** Height of a row in pixels, estimated from its text: rows can be laid out before they are rendered. */
export function rowHeight(
  row: TaskRow,
  columns: readonly TaskColumn[],
  names: TaskNames,
  suggested: boolean,
  most = Number.POSITIVE_INFINITY,
): number {
  let lines = 1
  for (const column of columns) {
    if (!column.wraps && column.key !== 'light') continue
    const characters = Math.floor((column.width - 17) / 14)
    let own = linesFor(column.key === 'light' ? lightText(row) : column.text(row, names), characters)
    if (column.key === 'wording' && (row.changes > 0 || row.wording !== row.adopted)) own++
    const source = column.key === 'wording' ? sourceOf(row) : undefined
    if (source !== undefined) own += linesFor(source, characters)
    if (column.key === 'leads' && suggested) own += 1
    if (own > lines) lines = own
  }
  return Math.min(lines, most) * lineHeight + around
}
