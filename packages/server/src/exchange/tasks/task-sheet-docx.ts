import {
  AlignmentType,
  Document,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { clean } from '../publication/xlsx-cells.ts'
import { faces, fontTable, millimetre, pageNumber, run, sizes } from './office-type.ts'
import { type SheetColumn, type SheetField, sheetColumns } from './sheet-columns.ts'
import type { SheetRow, TaskSheet } from './task-sheet.ts'

/** The paper of the Word document, in landscape. */
export type DocumentPaper = 'A3' | 'A4'

const fields: Record<DocumentPaper, readonly SheetField[]> = {
  A4: ['number', 'wording', 'requirement', 'stages', 'leader', 'leads', 'partners', 'due', 'remark'],
  A3: [
    'number',
    'adopted',
    'wording',
    'requirement',
    'stages',
    'leader',
    'leads',
    'partners',
    'officer',
    'due',
    'remark',
  ],
}

/** The task table as a document across the page, its head repeated on every page, no row broken. */
export async function taskSheetDocx(sheet: TaskSheet, paper: DocumentPaper): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: sheet.title,
    creator: '',
    evenAndOddHeaderAndFooters: true,
    sections: [sheetSection(sheet, paper)],
  })
  return new Uint8Array(await Packer.toBuffer(document, undefined, [fontTable]))
}

/** The section of a document that holds the table. */
export function sheetSection(sheet: TaskSheet, paper: DocumentPaper): ISectionOptions {
  const [long, short] = paper === 'A3' ? [420, 297] : [297, 210]
  const margin = { top: 28, bottom: 26, left: 20, right: 20 }
  const said = (field: SheetField) => sheet.groups.some(({ rows }) => rows.some(({ words }) => words[field] !== ''))
  const shown = sheetColumns.filter(({ field, ifSaid }) => fields[paper].includes(field) && (!ifSaid || said(field)))
  const across = millimetre(long - margin.left - margin.right)
  const total = shown.reduce((sum, { width }) => sum + width, 0)
  const widths = shown.map(({ width }) => Math.floor((across * width) / total))
  return {
    properties: {
      page: {
        // width and height as upright: the library turns them
        size: { orientation: PageOrientation.LANDSCAPE, width: millimetre(short), height: millimetre(long) },
        margin: {
          top: millimetre(margin.top),
          bottom: millimetre(margin.bottom),
          left: millimetre(margin.left),
          right: millimetre(margin.right),
          footer: millimetre(14),
        },
      },
    },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: [
      new Paragraph({ children: [run('附件', faces.heading, sizes.third)] }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 120, after: 120 },
        children: [run(clean(sheet.title), faces.title, sizes.second)],
      }),
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { after: 60 },
        children: [run(clean(sheet.origin), faces.body, sizes.fifth)],
      }),
      new Table({
        layout: TableLayoutType.FIXED,
        width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
        columnWidths: widths,
        rows: [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: shown.map(({ title }, index) =>
              cell(title, widths[index] ?? 0, { face: faces.heading, centred: true }),
            ),
          }),
          ...sheet.groups.flatMap(({ heading, rows }) => [
            new TableRow({
              cantSplit: true,
              children: [cell(heading, across, { face: faces.heading, span: shown.length })],
            }),
            ...rows.map((row, index) => tableRow(row, rows[index - 1], rows[index + 1], shown, widths)),
          ]),
        ],
      }),
    ],
  }
}

const centred: ReadonlySet<SheetField> = new Set(['number', 'leader', 'leads', 'officer', 'due'])

function tableRow(
  row: SheetRow,
  before: SheetRow | undefined,
  after: SheetRow | undefined,
  shown: readonly SheetColumn[],
  widths: readonly number[],
): TableRow {
  const goesOn = before?.commitmentId === row.commitmentId
  const begins = !goesOn && after?.commitmentId === row.commitmentId
  return new TableRow({
    cantSplit: true,
    children: shown.map(({ field }, index) => {
      const merge = field !== 'adopted' || !(goesOn || begins) ? {} : ({ merge: begins ? 'begin' : 'on' } as const)
      const options = { face: faces.body, centred: centred.has(field), ...merge }
      return cell(goesOn && field === 'adopted' ? '' : row.words[field], widths[index] ?? 0, options)
    }),
  })
}

interface CellOptions {
  readonly face: string
  readonly centred?: boolean
  readonly span?: number
  readonly merge?: 'begin' | 'on'
}

function cell(text: string, width: number, { face, centred = false, span = 1, merge }: CellOptions): TableCell {
  const lines = clean(text).split('\n')
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(merge ? { verticalMerge: merge === 'begin' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
    children: lines.map(
      (line) =>
        new Paragraph({
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 300, lineRule: 'exact' },
          children: [run(line, face, sizes.fifth)],
        }),
    ),
  })
}
