import { CsvError, parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { visibleText } from '../../domain/visible-text.ts'
import { nearCells } from './near-cells.ts'
import { sheetParts, storedArchive } from './sheet-parts.ts'
import { cellFormats, shownCells } from './shown-cells.ts'
import { attribute, tags } from './xml-tags.ts'

/** The cells of a sheet as texts; what is merged stands in each of its cells. Rows and columns are counted from 0. */
export interface Grid {
  readonly sheet: string
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly Merge[]
  /** Whether it comes from a file that cannot say which cells were merged. */
  readonly flat: boolean
  /** Sheets of the file that are hidden, and so not read. */
  readonly hidden: readonly string[]
}

/** Merged cells, the last ones included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Why a table could not be read. */
export type GridRefusal = Refusal<
  'not-a-sheet' | 'old-format' | 'encrypted' | 'too-large' | 'too-much-text' | 'too-many-rows' | 'empty' | 'hidden'
>

/** The most bytes of a file. */
export const largestTable = 20 * 1024 * 1024
const mostUnpacked = 96 * 1024 * 1024
const mostRows = 5000
const mostMerges = 20_000
/** Of all cells together; five times what the fullest table of an office holds. */
const mostCharacters = 5_000_000
/** As much as a spreadsheet takes in one cell. */
const longestCell = 32_767
/** Rows of titles that may stand above. */
const searchedAbove = 20
/** A table that reaches farther is refused: nothing of it may be left out unsaid. */
const mostColumns = 300

/** The sheets of an .xlsx or the one of a .csv; what it is, its content says. */
export async function readGrids(bytes: Buffer): Promise<readonly Grid[] | GridRefusal> {
  if (bytes.length > largestTable) return refusals['too-large']
  if (bytes.length === 0) return refusals.empty
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return readWorkbook(bytes)
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? refusals.encrypted : refusals['old-format']
  const text = decoded(bytes)
  if (text === null) return refusals['not-a-sheet']
  return filled([{ sheet: '', cells: csvRows(text), merges: [], flat: true, hidden: [] }])
}

async function readWorkbook(bytes: Buffer): Promise<readonly Grid[] | GridRefusal> {
  const parts = sheetParts(bytes, mostUnpacked)
  if (typeof parts === 'string') return refusals[parts]
  const list = sheetList(parts)
  const near = new Map([...parts].filter(([path]) => !isSheet(path)))
  near.set(workbookPath, Buffer.from(list.workbook))
  const formats = cellFormats(parts.get('xl/styles.xml')?.toString('utf8') ?? '', list.workbook)
  for (const path of list.paths) {
    const part = parts.get(path)
    if (!part || near.has(path)) return refusals['not-a-sheet']
    if (tooManyMerges(part)) return refusals['too-large']
    const xml = nearCells(part.toString('utf8'), { row: mostRows + searchedAbove, column: mostColumns })
    if (xml === null) return refusals['too-many-rows']
    near.set(path, Buffer.from(shownCells(xml, formats)))
  }
  if (list.paths.length === 0) return list.hidden.length > 0 ? refusals.hidden : refusals.empty
  let sheets: Awaited<ReturnType<typeof readXlsxFile>>
  try {
    sheets = await readXlsxFile(storedArchive(near))
  } catch {
    return refusals['not-a-sheet']
  }
  return filled(
    sheets.map(({ sheet, data }, index) => ({
      sheet: cleaned(sheet),
      cells: data.map((row) => row.map(cellText)),
      merges: mergesOf(parts.get(list.paths[index] ?? '')?.toString('utf8') ?? ''),
      flat: false,
      hidden: list.hidden,
    })),
  )
}

interface Raw {
  readonly sheet: string
  readonly cells: readonly string[][]
  readonly merges: readonly Merge[]
  readonly flat: boolean
  readonly hidden: readonly string[]
}

function filled(sheets: readonly Raw[]): readonly Grid[] | GridRefusal {
  const grids: Grid[] = []
  let characters = 0
  for (const { sheet, cells, merges, flat, hidden } of sheets) {
    const last = cells.findLastIndex((row) => row.some((text) => text !== ''))
    if (last < 0) continue
    if (last >= mostRows) return refusals['too-many-rows']
    const rows = cells.slice(0, last + 1)
    if (rows.some((row) => row.findLastIndex((text) => text !== '') >= mostColumns)) return refusals['too-many-rows']
    let merged = 0
    for (const { top, left, bottom, right } of merges) {
      merged += Math.max(0, Math.min(bottom, last) - top + 1) * Math.max(0, Math.min(right, mostColumns - 1) - left + 1)
      if (merged > mostRows * mostColumns) return refusals['too-large']
      const text = rows[top]?.[left] ?? ''
      for (let row = top; row <= Math.min(bottom, last); row++)
        for (let column = left; column <= Math.min(right, mostColumns - 1); column++) {
          const cells = rows[row]
          if (cells) cells[column] = text
        }
    }
    // one text of a file may stand in each of its cells
    for (const row of rows) for (const text of row) characters += text?.length ?? 0
    if (characters > mostCharacters) return refusals['too-much-text']
    // a merge may reach behind a row's last cell
    grids.push({ sheet, rows: rows.map((row) => Array.from(row, (text) => text ?? '')), merges, flat, hidden })
  }
  return grids.length > 0 ? grids : refusals.empty
}

const workbookPath = 'xl/workbook.xml'
const isSheet = (path: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(path)

/** The sheets of a workbook that people see cells on, in order; hidden ones by name, charts and macro sheets not at all. */
function sheetList(parts: ReadonlyMap<string, Buffer>): {
  readonly paths: readonly string[]
  readonly hidden: readonly string[]
  /** The workbook with those sheets alone. */
  readonly workbook: string
} {
  const targets = new Map(
    tags(parts.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '', 'Relationship').map((tag) => {
      const target = attribute(tag, 'Target').replace(/^\.\//, '')
      return [attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    }),
  )
  const paths: string[] = []
  const hidden: string[] = []
  const whole = parts.get(workbookPath)?.toString('utf8') ?? ''
  const workbook = whole.replace(/<((?:\w+:)?sheet)\s[^<>]*?(?:\/>|>\s*<\/\1>)/g, (tag) => {
    const path = targets.get(attribute(tag, '\\w+:id')) ?? ''
    if (!isSheet(path)) return ''
    if (/^(very)?hidden$/i.test(attribute(tag, 'state'))) {
      hidden.push(attribute(tag, 'name'))
      return ''
    }
    paths.push(path)
    return tag
  })
  return { paths, hidden, workbook }
}

/** More merged cells than any table of tasks has: what lays them out would be busy for long. */
function tooManyMerges(part: Buffer): boolean {
  let count = 0
  for (let at = part.indexOf('mergeCell '); at >= 0; at = part.indexOf('mergeCell ', at + 10))
    if (++count > mostMerges) return true
  return false
}

function mergesOf(xml: string): Merge[] {
  return tags(xml, 'mergeCell').flatMap((tag) => {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(attribute(tag, 'ref')) ?? []
    if (!left || !top || !right || !bottom) return []
    return [{ top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) }]
  })
}

const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  return cleaned(String(cell))
}

const cleaned = (text: string): string =>
  // cut before it is looked at: one long text may stand in each cell
  visibleText(text.slice(0, 2 * longestCell).replace(/\r\n?/g, '\n'))
    .trim()
    .slice(0, longestCell)
    // an entity may say half of a pair, and the cut may leave one
    .toWellFormed()

/** A text in UTF-8 or in what Chinese spreadsheets write; null when it is none. */
function decoded(bytes: Buffer): string | null {
  const [first, second] = bytes
  const utf16 = first === 0xff && second === 0xfe ? ['utf-16le'] : first === 0xfe && second === 0xff ? ['utf-16be'] : []
  for (const encoding of [...utf16, 'utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return /(?![\t\n\v\f\r])\p{Cc}/u.test(text) || !/[,\t;]/.test(text) ? null : text
    } catch {
      // the other one, then
    }
  }
  return null
}

function csvRows(text: string): string[][] {
  const first = text.slice(0, 4000)
  const delimiter = [',', '\t', ';'].reduce((best, mark) =>
    first.split(mark).length > first.split(best).length ? mark : best,
  )
  const options = {
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  }
  let rows: string[][]
  try {
    rows = parse(text, options)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // a quotation mark that is never closed is a mark like any other
    rows = parse(text, { ...options, quote: false })
  }
  return rows.map((row) => row.map(cleaned))
}

const refusals = {
  'not-a-sheet': refusal(
    422,
    'not-a-sheet',
    '文件不是可读的表格。请用 .xlsx 或 .csv 文件；如文件已损坏，请在 WPS 或 Excel 中打开后另存一份。',
    'The file is no .xlsx or .csv that can be read.',
  ),
  'old-format': refusal(
    422,
    'old-format',
    '这是旧版 .xls 文件。请在 WPS 或 Excel 中打开，另存为 .xlsx 后再导入。',
    'This is an old .xls; save it as .xlsx and try again.',
  ),
  encrypted: refusal(
    422,
    'encrypted',
    '文件设有打开密码，无法读取。请取消密码后再导入。',
    'The file is protected by a password.',
  ),
  'too-large': refusal(422, 'too-large', '表格过大，最多 20 MB。', 'The table is too large: 20 MB at most.'),
  'too-much-text': refusal(
    422,
    'too-much-text',
    `表格里的文字过多，各单元格合计最多 ${mostCharacters / 10_000} 万字。请删去与导入无关的列和长文字，或分成几份后再导入。`,
    `There is too much text in the table: ${mostCharacters} characters in all cells together at most.`,
  ),
  'too-many-rows': refusal(
    422,
    'too-many-rows',
    `表格过大：最多 ${mostRows} 行、${mostColumns} 列。请删去表格以外的内容后再导入。`,
    `The table is too large: ${mostRows} rows and ${mostColumns} columns at most.`,
  ),
  hidden: refusal(
    422,
    'hidden',
    '文件里的工作表都是隐藏的，没有读取。请在 WPS 或 Excel 中取消隐藏要导入的工作表，保存后再导入。',
    'Every sheet of the file is hidden; unhide the one to read.',
  ),
  empty: refusal(422, 'empty', '表格里没有内容。', 'There is nothing in the table.'),
} as const
