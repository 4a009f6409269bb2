import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Allowed } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { taskChoices } from '../../queries/tasks/task-choices.ts'
import { taskTable } from '../../queries/tasks/task-table.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent, putContent } from '../../vault/vault.ts'
import { fillDown } from './fill-down.ts'
import { findHead, headSignature, type Mapping, type TableHead } from './find-head.ts'
import { type PreviewRow, previewRows } from './preview-rows.ts'
import { type Grid, type GridRefusal, readGrids } from './read-grid.ts'
import { sheetBody } from './sheet-body.ts'
import { titleOf } from './sheet-columns.ts'
import { sheetSource } from './sheet-source.ts'

/** A table that was handed in, and what it would change. */
export interface TableImport {
  readonly kind: 'import'
  readonly importId: string
  readonly year: number
  readonly fileName: string
  readonly sheet: string
  readonly columns: readonly ImportColumn[]
  /** Whether the columns are read as somebody here once set them. */
  readonly remembered: boolean
  readonly rows: readonly PreviewRow[]
  /** What may be read as merged cells; null where nothing may. */
  readonly fillDown: FillDown | null
  /** The commitments of the year: what a new row can be a part of. */
  readonly commitments: readonly { readonly commitmentId: string; readonly number: number; readonly adopted: string }[]
  /** Null before it is applied. */
  readonly appliedAt: string | null
}

/** Empty cells below one of a column that stands once for several rows: merged, it may be, before the file was made a .csv. */
export interface FillDown {
  readonly cells: number
  /** 板块, 报告原文 */
  readonly columns: readonly string[]
  /** Whether somebody has said that they are to be read so. */
  readonly done: boolean
}

export interface ImportColumn {
  readonly name: string
  readonly field: Mapping[number]
  /** What stands below, of the first rows that say something. */
  readonly sample: string
}

export type ImportRefusal = Refusal<
  GridRefusal['reason'] | 'no-head' | 'unknown-import' | 'already-applied' | 'wrong-mapping'
>

/** What `table_import.content` holds. */
export interface ImportContent {
  readonly sheet: string
  readonly columns: readonly ImportColumn[]
  readonly remembered: boolean
  readonly rows: readonly PreviewRow[]
  /** Missing from what was kept before there was any. */
  readonly fillDown?: FillDown | null
}

export interface TableFile {
  readonly bytes: Buffer
  readonly fileName: string
  /** Null for the newest year that has tasks. */
  readonly year: number | null
}

/** Read a table and keep it with its preview; nothing of the record changes yet. */
export async function takeInTable(
  db: Kysely<Tables>,
  may: Allowed<'task.exchange'>,
  at: Date,
  { bytes, fileName, year }: TableFile,
): Promise<TableImport | ImportRefusal> {
  const { jurisdictionId, actor } = may
  const found = await sheetOf(bytes)
  if (found.kind === 'refused') return found
  const { grid, head } = found
  const kept = await db
    .selectFrom('column_mapping')
    .select('mapping')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('signature', '=', headSignature(head.names))
    .executeTakeFirst()
  const mapping = (kept?.mapping as Mapping | undefined) ?? head.mapping
  const read = await contentOf(db, may, { grid, head, mapping, fills: false }, year)
  const content: ImportContent = { ...read.content, remembered: kept !== undefined }
  const importId = uuid()
  await db.transaction().execute(async (trx) => {
    const hash = await putContent(trx, jurisdictionId, bytes, 'application/octet-stream', at)
    await trx
      .insertInto('table_import')
      .values({
        jurisdiction_id: jurisdictionId,
        table_import_id: importId,
        year: read.year,
        file_name: fileName,
        file_hash: hash,
        content: JSON.stringify(content),
        made_by: actor.id,
        made_at: at,
        applied_at: null,
      })
      .execute()
    const body = { tableImportId: importId, year: read.year, vault: [hash] }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'table.taken-in', body })
  })
  return (await tableImport(db, may, importId)) ?? unknownImport
}

/**
 * Read the columns of a table as somebody says; files with the same head are read so from now on. With `fills` the empty
 * cells of this one are read as the one above, where they may be.
 */
export async function mapColumns(
  db: Kysely<Tables>,
  may: Allowed<'task.exchange'>,
  at: Date,
  importId: string,
  mapping: Mapping,
  fills: boolean,
): Promise<TableImport | ImportRefusal> {
  const { jurisdictionId, actor } = may
  const row = await db
    .selectFrom('table_import')
    .select(['year', 'file_hash', 'applied_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('table_import_id', '=', importId)
    .executeTakeFirst()
  const bytes = row && (await getContent(db, jurisdictionId, row.file_hash))
  if (!row || !bytes) return unknownImport
  if (row.applied_at !== null) return appliedBefore
  const found = await sheetOf(bytes)
  if (found.kind === 'refused') return found
  const { grid, head } = found
  const named = mapping.filter((field) => field !== null)
  if (mapping.length !== head.names.length || new Set(named).size < named.length) return wrongMapping
  const { content } = await contentOf(db, may, { grid, head, mapping, fills }, row.year)
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('table_import')
      .set({ content: JSON.stringify({ ...content, remembered: true } satisfies ImportContent) })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('table_import_id', '=', importId)
      .where('applied_at', 'is', null)
      .execute()
    const remembered = { mapping: JSON.stringify(mapping), made_by: actor.id, made_at: at }
    await trx
      .insertInto('column_mapping')
      .values({ jurisdiction_id: jurisdictionId, signature: headSignature(head.names), ...remembered })
      .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'signature']).doUpdateSet(remembered))
      .execute()
    const body = { tableImportId: importId, columns: named.length, fills: content.fillDown?.done ?? false }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'table.mapped', body })
  })
  return (await tableImport(db, may, importId)) ?? unknownImport
}

/** A table that was handed in, as it was last previewed; undefined when there is none. */
export async function tableImport(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'task.exchange'>,
  importId: string,
): Promise<TableImport | undefined> {
  const row = await db
    .selectFrom('table_import')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('table_import_id', '=', importId)
    .executeTakeFirst()
  if (!row) return undefined
  const { rows: tasks } = await taskTable(db, actor, row.year)
  const commitments = new Map(
    tasks.map(({ commitmentId, number, adopted }) => [commitmentId, { commitmentId, number, adopted }]),
  )
  return {
    kind: 'import',
    importId,
    year: row.year,
    fileName: row.file_name,
    fillDown: null,
    ...(row.content as ImportContent),
    commitments: [...commitments.values()],
    appliedAt: row.applied_at?.toISOString() ?? null,
  }
}

/** Of the sheets of a file the one whose head names most of our columns. */
async function sheetOf(
  bytes: Buffer,
): Promise<{ readonly kind: 'sheet'; readonly grid: Grid; readonly head: TableHead } | ImportRefusal> {
  const grids = await readGrids(bytes)
  if ('kind' in grids) return grids
  const heads = grids.flatMap((grid) => {
    const head = findHead(grid)
    return head ? [{ grid, head, known: head.mapping.filter((field) => field !== null).length }] : []
  })
  const [best] = heads.toSorted((a, b) => b.known - a.known)
  return best ? { kind: 'sheet', grid: best.grid, head: best.head } : noHead
}

interface ReadTable {
  readonly grid: Grid
  readonly head: TableHead
  readonly mapping: Mapping
  readonly fills: boolean
}

async function contentOf(
  db: Kysely<Tables>,
  { actor }: Allowed<'task.exchange'>,
  { grid, head, mapping, fills }: ReadTable,
  year: number | null,
): Promise<{ readonly year: number; readonly content: Omit<ImportContent, 'remembered'> }> {
  const source = await sheetSource(db, actor, year)
  const choices = await taskChoices(db, actor)
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
    year: source.table.year,
    content: {
      sheet: grid.sheet,
      columns,
      rows: readable ? previewRows(body, source, choices) : [],
      fillDown:
        empty.length === 0
          ? null
          : { cells: empty.length, columns: [...new Set(empty)].map((field) => titleOf(field)), done: fills },
    },
  }
}

const noHead = refusal(
  422,
  'no-head',
  '没有找到表头。请检查第一张工作表里是否有“序号、任务内容、牵头单位”这样的一行。',
  'No row with the names of columns was found.',
)
/** There is no such import in the place. */
export const unknownImport = refusal(
  404,
  'unknown-import',
  '没有这次导入，请重新选择文件。',
  'There is no such import.',
)
/** It has been applied, and is not applied again. */
export const appliedBefore = refusal(
  409,
  'already-applied',
  '这份表格已经应用过，没有重复办理。如需再改，请重新导入。',
  'The table has been applied already.',
)
const wrongMapping = refusal(
  422,
  'wrong-mapping',
  '列的对应关系不对：每个字段只能对应一列。',
  'Each field can be mapped to one column only.',
)
