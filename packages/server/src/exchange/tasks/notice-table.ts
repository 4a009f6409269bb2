import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { clean } from '../publication/xlsx-cells.ts'
import { faces, millimetre, run, sizes } from './office-type.ts'

/** A table in the text of a notice; the widths are shares of the text's width. */
export interface NoticeTable {
  readonly columns: readonly { readonly title: string; readonly width: number; readonly centred?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** Width of the text of a notice: A4 less its margins of 28 and 26 mm. */
const across = millimetre(210 - 28 - 26)

/** The table in 五号, its head repeated on every page, no row broken. */
export function noticeTable({ columns, rows }: NoticeTable): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((across * width) / total))
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map(
        ({ centred }, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { top: 15, bottom: 15, left: 70, right: 70 },
            children: [
              new Paragraph({
                alignment: head || centred ? AlignmentType.CENTER : AlignmentType.LEFT,
                spacing: { line: 240, lineRule: 'exact' },
                children: [run(clean(cells[index] ?? ''), head ? faces.heading : faces.body, sizes.fifth)],
              }),
            ],
          }),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  })
}
