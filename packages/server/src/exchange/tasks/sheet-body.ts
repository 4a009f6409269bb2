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

const headingWords = /^[(（]?[一二三四五六七八九十百]+[)）、.．]/
const noteWords = /^(备注|说明|注|填表人|填表单位|填报人|填报单位|审核人|制表)[:：]/

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
      if (!noteWords.test(only)) group = only
      continue
    }
    if (noteWords.test(texts.find((text) => text !== '') ?? '')) continue
    rows.push({ row: index + 1, group, cells })
  }
  return rows
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
  if (across || noteWords.test(only)) return true
  if (headingWords.test(only)) return true
  return only !== cells.wording && only !== cells.adopted
}
