import type { BodyRow } from './sheet-body.ts'
import type { SheetField } from './sheet-columns.ts'

/** What stands once for several rows in an office's sheet: the area, its section, the commitment; the wider first. */
const levels: readonly (readonly SheetField[])[] = [['area'], ['section'], ['number', 'adopted']]

/**
 * The rows with what stands once for several of them written into each, as merged cells have it; each row names the fields
 * that were. Nothing is carried over a heading, nor from one area or commitment into the next, nor into a row that is marked.
 */
export function fillDown(rows: readonly BodyRow[]): readonly BodyRow[] {
  const above = new Map<SheetField, string>()
  let group: string | null = null
  return rows.map((row) => {
    if (row.group !== group) above.clear()
    group = row.group
    if (row.cells.mark) return row
    const cells = { ...row.cells }
    const filled: SheetField[] = []
    for (const [depth, fields] of levels.entries()) {
      const said = fields.filter((field) => (cells[field] ?? '') !== '')
      if (said.length > 0) for (const field of levels.slice(depth).flat()) above.delete(field)
      for (const field of said) above.set(field, cells[field] ?? '')
      for (const field of fields) {
        const text = above.get(field)
        if (cells[field] !== '' || text === undefined) continue
        cells[field] = text
        filled.push(field)
      }
    }
    return filled.length > 0 ? { ...row, cells, filled } : row
  })
}
