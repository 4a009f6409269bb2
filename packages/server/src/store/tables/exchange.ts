import type { JSONColumnType } from 'kysely'
import type { Instant } from './columns.ts'

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

/** The tables of this file, by their names. */
export interface ExchangeTables {
  column_mapping: ColumnMappingTable
  table_import: TableImportTable
}
