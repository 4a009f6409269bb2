import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { TaskChoices } from '../../queries/tasks/task-choices.ts'
import { fillDown } from './fill-down.ts'
import { findHead, type Mapping, type TableHead } from './find-head.ts'
import { type UnknownGroup, unitFinder, unknownGroups } from './names-in-cell.ts'
import { type PreviewRow, previewRows } from './preview-rows.ts'
import { type Grid, type GridRefusal, readGrids } from './read-grid.ts'
import { sheetBody } from './sheet-body.ts'
import { titleOf } from './sheet-columns.ts'
import type { SheetSource } from './task-sheet.ts'
import { type UnknownUnit, unknownUnits } from './unknown-units.ts'

/** Empty cells below one of a column that stands once for several rows: merged, it may be, before the file was made a .csv. */
export interface FillDown {
  readonly cells: number
  /** 重点领域, 报告原文 */
  readonly columns: readonly string[]
  /** Whether somebody has said that they are to be read so. */
  readonly done: boolean
}

/** A column of the table that was handed in, with the field it was taken for. */
export interface ImportColumn {
  readonly name: string
  readonly field: Mapping[number]
  /** What stands below, of the first rows that say something. */
  readonly sample: string
}

/** What `table_import.content` holds. */
export interface ImportContent {
  readonly sheet: string
  /** Other sheets with a table, and hidden ones, that were not read; missing from what was kept before it was said. */
  readonly unread?: readonly string[]
  readonly columns: readonly ImportColumn[]
  readonly remembered: boolean
  readonly rows: readonly PreviewRow[]
  /** Names of units that the place does not have; missing from what was kept before it was said. */
  readonly unknownUnits?: readonly UnknownUnit[]
  /** Missing from what was kept before there was any. */
  readonly fillDown?: FillDown | null
  /** Groups of units that it names and nobody has set up; missing from what was kept before there was any. */
  readonly groups?: readonly UnknownGroup[]
  /** The one year that its title names, where it is not the year of the tasks; missing from what was kept before it was said. */
  readonly otherYear?: number | null
}

/** The sheet of a file that is read, and where its head is. */
export interface FoundSheet {
  readonly kind: 'sheet'
  readonly grid: Grid
  readonly head: TableHead
  /** Other sheets with a table, and hidden ones. */
  readonly unread: readonly string[]
}

/** Of the visible sheets of a file the one whose head names most of our columns; of two alike the first. */
export async function tableInFile(bytes: Buffer): Promise<FoundSheet | GridRefusal | Refusal<'no-head'>> {
  const grids = await readGrids(bytes)
  if ('kind' in grids) return grids
  const heads = grids.flatMap((grid) => {
    const head = findHead(grid)
    return head ? [{ grid, head, known: head.mapping.filter((field) => field !== null).length }] : []
  })
  const [best, ...others] = heads.toSorted((a, b) => b.known - a.known)
  if (!best) return noHead
  const unread = [...others.filter(({ known }) => known > 0).map(({ grid }) => grid.sheet), ...best.grid.hidden]
  return { kind: 'sheet', grid: best.grid, head: best.head, unread }
}

/** A table with the words it is compared with. */
export interface TableToPreview {
  readonly found: Pick<FoundSheet, 'grid' | 'head' | 'unread'>
  readonly mapping: Mapping
  readonly fills: boolean
  readonly source: SheetSource
  readonly choices: TaskChoices
}

/** What a table would do, row by row. */
export function tableContent(input: TableToPreview): {
  readonly year: number
  readonly content: Omit<ImportContent, 'remembered'>
} {
  const { found, mapping, fills } = input
  const { grid, head, unread } = found
  const plain = sheetBody(grid, head, mapping)
  const whole = grid.flat ? fillDown(plain) : plain
  const empty = whole.flatMap(({ filled = [] }) => filled)
  const body = fills ? whole : plain
  // with neither words nor numbers no row says which task it means
  const readable = mapping.some((field) => field !== null && ['mark', 'number', 'wording', 'adopted'].includes(field))
  const below = grid.rows.slice(head.last + 1, head.last + 30)
  const columns = head.names.map((name, index) => ({
    name,
    field: mapping[index] ?? null,
    sample: [...new Set(below.map((row) => row[index] ?? '').filter((text) => text !== ''))]
      .slice(0, 3)
      .join('；')
      .slice(0, 120),
  }))
  return {
    year: input.source.table.year,
    content: {
      sheet: grid.sheet,
      unread,
      otherYear: otherYear(grid, head, input.source.table.year),
      columns,
      unknownUnits: unknownUnits(
        body.flatMap(({ cells }) => [cells.leads ?? '', cells.partners ?? '', cells.source ?? '']),
        unitFinder(input.choices.units, input.source.place.name),
      ),
      rows: readable ? previewRows(body, input.source, input.choices) : [],
      fillDown:
        empty.length === 0
          ? null
          : { cells: empty.length, columns: [...new Set(empty)].map((field) => titleOf(field)), done: fills },
      groups: unknownGroups(
        body.flatMap(({ cells }) => [cells.leads ?? '', cells.partners ?? '']),
        input.choices.units,
        unitFinder(input.choices.units, input.source.place.name),
      ),
    },
  }
}

/** The year in the lines above a head, if it is one year and not that of the tasks. */
function otherYear({ sheet, rows }: Grid, { first }: TableHead, year: number): number | null {
  const titles = [sheet, ...rows.slice(0, first).flat()].join('\n').normalize('NFKC')
  const years = new Set([...titles.matchAll(/(?<!\d)(20\d\d)\s*年/g)].map(([, found]) => Number(found)))
  const [only] = years
  return years.size === 1 && only !== undefined && only !== year ? only : null
}

const noHead = refusal(
  422,
  'no-head',
  '没有找到表头。请检查第一张工作表里是否有“序号、任务内容、牵头单位”这样的一行。',
  'No row with the names of columns was found.',
)
