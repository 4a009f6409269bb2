import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import type { TaskLine } from '../task-filter.ts'
import type { TaskNames } from '../task-names.ts'
import { type CellRange, cellsOf } from './cell-range.ts'
import { cellsFrom, quoted } from './clipboard-cells.ts'
import { rowLabel } from './task-cell.tsx'
import type { TaskColumn } from './task-columns.ts'

/** The cells of a range as a spreadsheet takes them: columns apart by tabs, a row a line, groups left out. */
export function copiedCells(
  range: CellRange,
  lines: readonly TaskLine[],
  columns: readonly TaskColumn[],
  names: TaskNames,
): string {
  return lines
    .slice(range.top, range.bottom + 1)
    .flatMap((line) => (line.kind === 'task' ? [line.row] : []))
    .map((row) =>
      columns
        .slice(range.left, range.right + 1)
        .map((column) => quoted(column.text(row, names)))
        .join('\t'),
    )
    .join('\n')
}

/** One change, of all the rows it is the same for. */
export interface PastedEdit {
  readonly patch: TaskPatch
  readonly rows: readonly TaskRow[]
  readonly column: TaskColumn
}

/**
 * What pasted cells change, from the first cell of a range on: a single one fills the range, more go as far as they
 * are many. `unread` names those that mean nothing in their column.
 */
export function pastedCells(
  text: string,
  range: CellRange,
  lines: readonly TaskLine[],
  columns: readonly TaskColumn[],
  names: TaskNames,
): { readonly edits: readonly PastedEdit[]; readonly unread: readonly string[] } {
  const sheet = cellsFrom(text)
  const single = sheet.length === 1 && sheet[0]?.length === 1
  const rows = lines
    .slice(range.top, single ? range.bottom + 1 : lines.length)
    .flatMap((line) => (line.kind === 'task' ? [line.row] : []))
    .slice(0, single ? range.bottom - range.top + 1 : sheet.length)
  const unread: string[] = []
  const edits = new Map<string, PastedEdit & { readonly rows: TaskRow[] }>()
  for (const [index, row] of rows.entries()) {
    const cells = sheet[single ? 0 : index] ?? []
    const width = single ? range.right - range.left + 1 : cells.length
    for (let offset = 0; offset < width; offset++) {
      const column = columns[range.left + offset]
      const words = cells[single ? 0 : offset] ?? ''
      if (!column || words.trim() === column.text(row, names)) continue
      const patch = column.read?.(words, row, names)
      if (!patch) {
        unread.push(`${rowLabel(row)}${column.title}“${words.slice(0, 20)}”`)
        continue
      }
      const same = `${column.key} ${JSON.stringify(patch)}`
      const edit = edits.get(same) ?? { patch, rows: [], column }
      edit.rows.push(row)
      edits.set(same, edit)
    }
  }
  return { edits: [...edits.values()], unread }
}

/** What emptying the cells of a range changes: those that hold something and may hold nothing. */
export function emptiedCells(
  range: CellRange,
  lines: readonly TaskLine[],
  columns: readonly TaskColumn[],
  names: TaskNames,
): readonly PastedEdit[] {
  return cellsOf(range, lines, columns).flatMap(({ column, rows }) => {
    const [first] = rows
    const patch = first && column.edit && column.key !== 'plan' ? column.read?.('', first, names) : undefined
    const filled = rows.filter((row) => holds(row, patch))
    return patch && filled.length > 0 ? [{ patch, rows: filled, column }] : []
  })
}

/** How many cells edits empty that held something. */
export const emptiedBy = (edits: readonly PastedEdit[]): number =>
  edits.reduce((sum, { patch, rows }) => sum + rows.filter((row) => holds(row, patch)).length, 0)

const isNothing = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0)

/** Whether a row holds something that a patch takes away and puts nothing in place of. */
function holds(row: TaskRow, patch: TaskPatch | undefined): boolean {
  if (!patch || !Object.values(patch).every(isNothing)) return false
  return (
    (patch.leadIds !== undefined && row.leadIds.length > 0) ||
    (patch.partnerIds !== undefined && row.partnerIds.length > 0) ||
    (patch.leaderId !== undefined && row.leader !== null) ||
    (patch.officerId !== undefined && row.officer !== null) ||
    (patch.sourceUnitId !== undefined && row.sourceUnitId !== null) ||
    (patch.dueOn !== undefined && row.dueOn !== null) ||
    (patch.continuous !== undefined && row.continuous) ||
    (patch.emphasised !== undefined && row.emphasised) ||
    (patch.requirement !== undefined && row.requirement !== null) ||
    (patch.remark !== undefined && row.remark !== null)
  )
}
