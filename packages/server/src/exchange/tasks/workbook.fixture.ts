import { storedArchive } from './sheet-parts.ts'

/** For tests: a sheet of a made-up workbook. */
export interface MadeUpSheet {
  readonly name: string
  /** Texts by row; rows from 1, columns from A. */
  readonly rows?: readonly (readonly string[])[]
  /** `A1:B2` */
  readonly merges?: readonly string[]
  readonly state?: 'hidden' | 'veryHidden'
  readonly kind?: 'worksheet' | 'chartsheet'
  /** XML of rows behind the others. */
  readonly more?: string
}

/** For tests: a workbook as other programs may write it. */
export function madeUpWorkbook(sheets: readonly MadeUpSheet[]): Buffer {
  const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const xml = (body: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`)
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const pathOf = (index: number) =>
    sheets[index]?.kind === 'chartsheet' ? `chartsheets/sheet${index + 1}.xml` : `worksheets/sheet${index + 1}.xml`
  const parts = new Map<string, Buffer>()
  parts.set('[Content_Types].xml', xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'))
  parts.set(
    'xl/workbook.xml',
    xml(
      `<workbook ${main} xmlns:r="${office}"><sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${text(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
  )
  parts.set(
    'xl/_rels/workbook.xml.rels',
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          ({ kind = 'worksheet' }, index) =>
            `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${pathOf(index)}"/>`,
        )
        .join('')}</Relationships>`,
    ),
  )
  for (const [index, { rows = [], merges = [], kind, more = '' }] of sheets.entries()) {
    const body = rows
      .map((cells, row) => {
        const filled = cells.map((cell, column) =>
          cell === ''
            ? ''
            : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text(cell)}</t></is></c>`,
        )
        return `<row r="${row + 1}">${filled.join('')}</row>`
      })
      .join('')
    const merged =
      merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
    parts.set(
      `xl/${pathOf(index)}`,
      kind === 'chartsheet'
        ? xml(`<chartsheet ${main}/>`)
        : xml(`<worksheet ${main}><sheetData>${body}${more}</sheetData>${merged}</worksheet>`),
    )
  }
  return storedArchive(parts)
}
