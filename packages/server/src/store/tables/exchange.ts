import type { JSONColumnType } from 'kysely'
import type { ImportKind } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Optional } from './columns.ts'

/** How the columns of an office's own spreadsheet are read, by the signature of its head. */
export interface ColumnMappingTable {
  jurisdiction_id: string
  signature: string
  mapping: JSONColumnType<object>
  made_by: string
  made_at: Instant
}

/** A spreadsheet handed in, with the preview of what it would change. */
export interface TableImportTable {
  jurisdiction_id: string
  table_import_id: string
  year: number
  file_name: string
  file_hash: string
  content: JSONColumnType<object>
  made_by: string
  made_at: Instant
  applied_at: Instant | null
}

/** A list that was carried out, whole: what can be taken back as one act. Of tasks it has the id of the table. */
export interface ImportBatchTable {
  jurisdiction_id: string
  import_batch_id: string
  kind: ImportKind
  /** Name of the file, or null where there was none. */
  source: string | null
  made_by: string
  made_at: Instant
  taken_back_by: Optional<string>
  taken_back_at: Optional<Instant>
}

/** A row of a list that was carried out, and how it left what it is of. */
export interface ImportRowTable {
  jurisdiction_id: string
  import_batch_id: string
  ordinal: number
  /** The task, unit, person or figure. */
  subject_id: string
  /** Whether the list brought it, or changed it. */
  added: boolean
  /** The subject's revision as the list left it. */
  revision: number
  /** Of the vault: the patch that takes a task's change back. */
  before_hash: string | null
  /** Changes of a task that the list proposed. */
  change_ids: Defaulted<string[]>
  /** Why it was left alone when the list was taken back. */
  left_because: Optional<string>
}

/** The tables of this file, by their names. */
export interface ExchangeTables {
  column_mapping: ColumnMappingTable
  table_import: TableImportTable
  import_batch: ImportBatchTable
  import_row: ImportRowTable
}
