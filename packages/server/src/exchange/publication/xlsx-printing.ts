import type { Blob } from 'node:buffer'
import type { Stream } from 'node:stream'
import type { Feature } from 'write-excel-file/node'

/** How a sheet comes out of the printer. */
export interface SheetPrinting {
  readonly sheet: string
  /** The rows above the first of the content; the last of them is repeated on every page. */
  readonly headRows: number
  readonly paper: 'A3' | 'A4'
  /** Columns from the one after this number on are hidden; without it all are shown. */
  readonly shown?: number
  /** Attributes of `<pageMargins>`, in inches, with the table in the middle of the page; without them Excel's own. */
  readonly margins?: string
}

/** Paper, width of the page, repeated head, page numbers, hidden columns: what the library has no option for. */
export const sheetPrinting = ({
  sheet,
  headRows,
  paper,
  shown = Number.POSITIVE_INFINITY,
  margins,
}: SheetPrinting): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            // the pane below a frozen head is the lower left one
            .replace('xSplit="0" ', '')
            .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
            .replace(/<col ([^>]*min="(\d+)"[^>]*?)\/?>/g, (all, attributes, at) =>
              Number(at) > shown ? `<col ${attributes} hidden="1"/>` : all,
            )
            .replace(
              /<pageSetup[^>]*\/>/,
              `${margins === undefined ? '' : `<printOptions horizontalCentered="1"/><pageMargins ${margins}/>`}<pageSetup paperSize="${paper === 'A3' ? 8 : 9}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>`,
            ),
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          xml.replace(
            '<definedNames/>',
            `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$${headRows}:$${headRows}</definedName></definedNames>`,
          ),
      },
    },
  },
})
