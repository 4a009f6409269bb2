import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { taskChoices } from '../../queries/tasks/task-choices.ts'
import { taskTable } from '../../queries/tasks/task-table.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent, putContent } from '../../vault/vault.ts'
import { readApart } from '../work/apart.ts'
import { headSignature, type Mapping } from './find-head.ts'
import type { UnknownGroup } from './names-in-cell.ts'
import type { PreviewRow } from './preview-rows.ts'
import type { GridRefusal } from './read-grid.ts'
import { sheetSource } from './sheet-source.ts'
import type { FillDown, ImportColumn, ImportContent, TableToPreview } from './table-content.ts'
import type { UnknownUnit } from './unknown-units.ts'

/** A table that was handed in, and what it would change. */
export interface TableImport {
  readonly kind: 'import'
  readonly importId: string
  readonly year: number
  readonly fileName: string
  readonly sheet: string
  /** Other sheets with a table, and hidden ones, that were not read. */
  readonly unread: readonly string[]
  readonly columns: readonly ImportColumn[]
  /** Whether the columns are read as somebody here once set them. */
  readonly remembered: boolean
  readonly rows: readonly PreviewRow[]
  /** Names of units that the place does not have: each is another name of one, or a unit to add. */
  readonly unknownUnits: readonly UnknownUnit[]
  /** What may be read as merged cells; null where nothing may. */
  readonly fillDown: FillDown | null
  /** Groups of units that it names and nobody has set up: who their members are has to be said before they are read. */
  readonly groups: readonly UnknownGroup[]
  /** The one year that its title names, where it is not the year of the tasks. */
  readonly otherYear: number | null
  /** The commitments of the year: what a new row can be a part of. */
  readonly commitments: readonly { readonly commitmentId: string; readonly number: number; readonly adopted: string }[]
  /** Null before it is applied. */
  readonly appliedAt: string | null
}

/** Why a table of tasks was not taken in. */
export type ImportRefusal = Refusal<
  GridRefusal['reason'] | 'no-head' | 'unknown-import' | 'already-applied' | 'wrong-mapping'
>

/** A table of tasks as handed in. */
export interface TableFile {
  readonly bytes: Buffer
  readonly fileName: string
  /** Null for the newest year that has tasks. */
  readonly year: number | null
}

/** Read a table and keep it with its preview; nothing of the record changes yet. */
export async function takeInTable(
  db: Kysely<Tables>,
  asked: Ask<'task.exchange'>,
  at: Date,
  { bytes, fileName, year }: TableFile,
): Promise<TableImport | ImportRefusal | Forbidden> {
  const found = await readApart('readTable', { bytes })
  if (found.kind === 'refused') return found
  const { head } = found
  const kept = await db
    .selectFrom('column_mapping')
    .select('mapping')
    .where('jurisdiction_id', '=', asked.jurisdictionId)
    .where('signature', '=', headSignature(head.names))
    .executeTakeFirst()
  const mapping = (kept?.mapping as Mapping | undefined) ?? head.mapping
  const read = await contentOf(db, asked.actor, { found, mapping, fills: false }, year)
  const content: ImportContent = { ...read.content, remembered: kept !== undefined }
  const importId = uuid()
  return proven(db, asked, async (trx, may): Promise<TableImport | ImportRefusal> => {
    const { jurisdictionId, actor } = may
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
    return (await tableImport(trx, may, importId)) ?? unknownImport
  })
}

/**
 * Read the columns of a table as somebody says; files with the same head are read so from now on. With `fills` the empty
 * cells of this one are read as the one above, where they may be.
 */
export async function mapColumns(
  db: Kysely<Tables>,
  asked: Ask<'task.exchange'>,
  at: Date,
  importId: string,
  mapping: Mapping,
  fills: boolean,
): Promise<TableImport | ImportRefusal | Forbidden> {
  const row = await db
    .selectFrom('table_import')
    .select(['year', 'file_hash', 'applied_at'])
    .where('jurisdiction_id', '=', asked.jurisdictionId)
    .where('table_import_id', '=', importId)
    .executeTakeFirst()
  const bytes = row && (await getContent(db, asked.jurisdictionId, row.file_hash))
  if (!row || !bytes) return unknownImport
  if (row.applied_at !== null) return appliedBefore
  const found = await readApart('readTable', { bytes })
  if (found.kind === 'refused') return found
  const { head } = found
  const named = mapping.filter((field) => field !== null)
  if (mapping.length !== head.names.length || new Set(named).size < named.length) return wrongMapping
  const { content } = await contentOf(db, asked.actor, { found, mapping, fills }, row.year)
  return proven(db, asked, async (trx, may): Promise<TableImport | ImportRefusal> => {
    const { jurisdictionId, actor } = may
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
    return (await tableImport(trx, may, importId)) ?? unknownImport
  })
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
    unknownUnits: [],
    fillDown: null,
    unread: [],
    groups: [],
    otherYear: null,
    ...(row.content as ImportContent),
    commitments: [...commitments.values()],
    appliedAt: row.applied_at?.toISOString() ?? null,
  }
}

/** Compare a table with the record, in a worker. */
async function contentOf(
  db: Kysely<Tables>,
  actor: SignedIn,
  read: Pick<TableToPreview, 'found' | 'mapping' | 'fills'>,
  year: number | null,
) {
  const source = await sheetSource(db, actor, year)
  const choices = await taskChoices(db, actor)
  return readApart('previewTable', { ...read, source, choices })
}

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
