import type { CellObject, Row } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { clean, framed, linesOf } from '../publication/xlsx-cells.ts'
import { sheetPrinting } from '../publication/xlsx-printing.ts'
import { hiddenHeads, type SheetColumn, type SheetField, sheetColumns } from './sheet-columns.ts'
import type { SheetRow, TaskSheet } from './task-sheet.ts'

/** How the sheet is printed. */
export interface SheetPaper {
  readonly paper: 'A3' | 'A4'
  /** Only the columns by which work is handed out, or those of the year's progress too; or the named ones, in their order. */
  readonly columns: 'planning' | 'all' | readonly SheetField[]
}

/** Rows above the first group: 附件, title, origin, names of the columns. */
const headRows = 4
const sheetName = '任务分解表'
const margins = 'left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"'
/** Cells that a commitment has once, however many tasks it has. */
const ofCommitment: ReadonlySet<SheetField> = new Set(['year', 'area', 'section', 'adopted'])
const centred: ReadonlySet<SheetField> = new Set([
  'year',
  'number',
  'kind',
  'leader',
  'officer',
  'due',
  'light',
  'disclosure',
])

/** The columns that a paper shows of a sheet. */
function shownColumns(columns: SheetPaper['columns'], sheet: TaskSheet): readonly SheetColumn[] {
  if (columns !== 'all' && columns !== 'planning')
    return columns.flatMap((field) => sheetColumns.find((column) => column.field === field) ?? [])
  const said = (field: SheetField) => sheet.groups.some(({ rows }) => rows.some(({ words }) => words[field] !== ''))
  return sheetColumns.filter(
    ({ field, planning, chosenOnly, ifSaid }) =>
      !chosenOnly && (columns === 'all' || planning) && (!ifSaid || said(field)),
  )
}

/**
 * The task table as a sheet in the offices' form. Two hidden columns hold each task's id and what went out of it, so that
 * an edited file is matched again and what has changed meanwhile is noticed.
 */
export async function taskSheetXlsx(
  sheet: TaskSheet,
  { paper, columns }: SheetPaper,
): Promise<Uint8Array<ArrayBuffer>> {
  const shown = shownColumns(columns, sheet)
  const across = (cell: CellObject): Row => [{ ...cell, columnSpan: shown.length }, ...shown.slice(1).map(() => null)]
  const text = (value: string, more: Partial<CellObject> = {}): CellObject => ({
    ...more,
    value: clean(value),
    type: String,
  })
  const data: Row[] = [
    across(text('附件', { fontSize: 14, fontFamily: '黑体', align: 'left', height: 24 })),
    across(
      text(sheet.title, {
        fontSize: 20,
        fontFamily: '方正小标宋简体',
        align: 'center',
        alignVertical: 'center',
        height: 40,
      }),
    ),
    across(text(sheet.origin, { align: 'right', height: 20 })),
    [...shown.map(({ title }) => text(title, { ...framed, ...named })), text(hiddenHeads.mark), text(hiddenHeads.out)],
  ]
  for (const { heading, rows } of sheet.groups) {
    data.push(across(text(heading, { ...framed, fontWeight: 'bold', fontFamily: '黑体', align: 'left', height: 24 })))
    for (const [index, row] of rows.entries()) data.push(rowOf(row, rows, index, shown))
  }
  const file = writeExcelFile(
    data,
    {
      sheet: sheetName,
      columns: [...shown.map(({ width }) => ({ width })), { width: 2 }, { width: 2 }],
      orientation: 'landscape',
      stickyRowsCount: headRows,
    },
    {
      fontFamily: '宋体',
      fontSize: 10,
      features: [sheetPrinting({ sheet: sheetName, headRows, paper, shown: shown.length, margins })],
    },
  )
  return new Uint8Array(await file.toBuffer())
}

const named = {
  fontWeight: 'bold',
  fontFamily: '黑体',
  align: 'center',
  height: 28,
  backgroundColor: '#F2F2F2',
} as const

function rowOf(row: SheetRow, rows: readonly SheetRow[], index: number, shown: readonly SheetColumn[]): Row {
  const first = rows[index - 1]?.commitmentId !== row.commitmentId
  let span = 1
  while (first && rows[index + span]?.commitmentId === row.commitmentId) span++
  const alone = first && span === 1
  // a merged cell has the height of all its rows together
  const lines = shown.map(({ field, width }) =>
    ofCommitment.has(field) && !alone ? 1 : linesOf(row.words[field], width),
  )
  const height = Math.min(409, 8 + 13 * Math.max(...lines))
  const cells = shown.map(({ field }): CellObject | null => {
    const merged = ofCommitment.has(field) && !alone
    if (merged && !first) return null
    const align = centred.has(field) ? ({ align: 'center' } as const) : {}
    const down = merged ? { rowSpan: span } : {}
    return { ...framed, ...align, ...down, value: clean(row.words[field]), type: String, height }
  })
  const out = Object.fromEntries(
    sheetColumns.flatMap(({ field, taken }) => (taken ? [[field, clean(row.words[field])]] : [])),
  )
  return [...cells, { value: row.taskId, type: String }, { value: clean(JSON.stringify(out)), type: String }]
}
