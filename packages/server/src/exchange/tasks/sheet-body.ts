import { isNoteLine } from '../list-trouble.ts'
import type { Mapping, TableHead } from './find-head.ts'
import type { Grid } from './read-grid.ts'
import type { MappedField, SheetField } from './sheet-columns.ts'

/** A row of a table that says something of a task. */
export interface BodyRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number
  /** The heading of the group it stands in. */
  readonly group: string | null
  /** Only the fields that have a column. */
  readonly cells: Readonly<Partial<Record<MappedField, string>>>
  /** Fields that were empty and are filled from the row above. */
  readonly filled?: readonly SheetField[]
}

/** Columns in which the heading of a group may stand. */
const heading: ReadonlySet<MappedField> = new Set(['number', 'area', 'section', 'year'])
const headingWords = /^[(（]?[一二三四五六七八九十百]+[)）、.．]/

/** The rows below a head: headings of groups become the group of what follows; repeated heads, blanks and notes are left out. */
export function sheetBody(grid: Grid, head: Pick<TableHead, 'last' | 'names'>, mapping: Mapping): BodyRow[] {
  const rows: BodyRow[] = []
  let group: string | null = null
  const ours = mapping.map((field) => field === 'mark' || field === 'out')
  for (const [offset, texts] of grid.rows.slice(head.last + 1).entries()) {
    const index = head.last + 1 + offset
    const visible = texts.filter((_, column) => !ours[column])
    const said = new Set(visible.filter((text) => text !== ''))
    const [only = ''] = said
    if (said.size === 0 || isHead(texts, head.names)) continue
    const cells = cellsOf(texts, mapping)
    if (said.size === 1 && !cells.mark && isHeading(grid, index, only, cells)) {
      if (!isNoteLine([only])) group = only
      continue
    }
    if (!cells.mark && isNoteLine(texts.filter((text) => text !== ''))) continue
    const above = rows.at(-1)
    if (above && isSameTask(grid, index, mapping)) rows[rows.length - 1] = joined(above, cells)
    else rows.push({ row: index + 1, group, cells })
  }
  return rows
}

/** Whether a row goes on with the task above it: its words are merged over both, and no mark tells them apart. */
function isSameTask(grid: Grid, row: number, mapping: Mapping): boolean {
  if (mapping.includes('mark')) return false
  const column = mapping.includes('wording') ? mapping.indexOf('wording') : mapping.indexOf('adopted')
  return grid.merges.some(
    ({ top, bottom, left, right }) => left <= column && column <= right && top < row && row <= bottom,
  )
}

/** A task over several rows: its units one behind the other, and what else they say differently as lines of one cell. */
function joined(above: BodyRow, cells: BodyRow['cells']): BodyRow {
  const both = Object.entries(cells).map(([field, text]) => {
    const before = above.cells[field as SheetField] ?? ''
    const parts = before.split(/[、\n]/)
    if (text === '' || text === before || parts.includes(text)) return [field, before]
    const mark = field === 'leads' || field === 'partners' ? '、' : '\n'
    return [field, before === '' ? text : `${before}${mark}${text}`]
  })
  return { ...above, cells: Object.fromEntries(both) }
}

function cellsOf(texts: readonly string[], mapping: Mapping): BodyRow['cells'] {
  return Object.fromEntries(mapping.flatMap((field, column) => (field === null ? [] : [[field, texts[column] ?? '']])))
}

const isHead = (texts: readonly string[], names: readonly string[]): boolean => {
  const pairs = names.flatMap((name, column) => (name === '' ? [] : [[name, texts[column] ?? ''] as const]))
  return pairs.length > 0 && pairs.every(([name, text]) => text !== '' && name.includes(text))
}

function isHeading(grid: Grid, row: number, only: string, cells: BodyRow['cells']): boolean {
  const across = grid.merges.some(({ top, bottom, left, right }) => top <= row && row <= bottom && right - left >= 2)
  if (across || isNoteLine([only]) || headingWords.test(only)) return true
  // a unit, a day or a remark alone heads nothing: it belongs to some task, and is told
  return (Object.keys(cells) as MappedField[]).every((field) => cells[field] !== only || heading.has(field))
}
