import type { JSONColumnType } from 'kysely'
import type { Defaulted, Instant } from './columns.ts'

/** Filters and columns that people keep. */
export interface SavedViewTable {
  jurisdiction_id: string
  saved_view_id: string
  person_id: string
  screen: string
  name: string
  shared: Defaulted<boolean>
  content: JSONColumnType<Readonly<Record<string, string>>>
  saved_at: Instant
}

/** The tables of this file, by their names. */
export interface ViewsTables {
  saved_view: SavedViewTable
}
