import type { CellObject, Row } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import type { CommitmentTable, TableCell } from './commitment-table.ts'
import { clean, framed, linesOf } from './xlsx-cells.ts'
import { sheetPrinting } from './xlsx-printing.ts'

/** Rows above the first commitment: title, origin, names of the columns. */
const headRows = 3

/** The table as a sheet: title over all columns, names repeated on every printed page, A4 across. */
export async function xlsxTable({
  title,
  origin,
  columns,
  rows,
  sheet = '承诺事项',
}: CommitmentTable): Promise<Uint8Array<ArrayBuffer>> {
  const shown = columns.flatMap(({ name, width }, index) => (width === null ? [] : [{ name, width, index }]))
  const across = (cell: CellObject): Row => [{ ...cell, columnSpan: shown.length }, ...shown.slice(1).map(() => null)]
  const names = shown.map(({ name }): CellObject => ({ ...framed, value: name, type: String, ...named }))
  const data = [
    across({ value: clean(title), type: String, fontSize: 16, fontWeight: 'bold', align: 'center', height: 32 }),
    across({ value: clean(origin), type: String, align: 'left', height: 20 }),
    names,
    ...rows.map((row) => {
      const cells = shown.map(({ index, width }) => ({ cell: row[index] ?? '', width }))
      const height = Math.min(409, 8 + 13 * Math.max(...cells.map(({ cell, width }) => linesOf(String(cell), width))))
      return cells.map(({ cell }) => ({ ...cellOf(cell), height }))
    }),
  ]
  const file = writeExcelFile(
    data,
    {
      sheet,
      columns: shown.map(({ width }) => ({ width })),
      orientation: 'landscape',
      stickyRowsCount: headRows,
    },
    { fontFamily: '宋体', fontSize: 10, features: [sheetPrinting({ sheet, headRows, paper: 'A4' })] },
  )
  return new Uint8Array(await file.toBuffer())
}

const named = { fontWeight: 'bold', align: 'center', height: 24 } as const

/** Text is written as text: a sheet never takes it for a formula. */
function cellOf(cell: TableCell): CellObject {
  return typeof cell === 'number'
    ? { ...framed, value: cell, type: Number, align: 'center' }
    : { ...framed, value: clean(cell), type: String }
}
