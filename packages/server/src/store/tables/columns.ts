import type { ColumnType, JSONColumnType } from 'kysely'

export type Instant = Date

/** A decimal number as PostgreSQL writes it, so that nothing is lost on the way. */
export type Numeric = ColumnType<string | null, string | number | null, string | number | null>

export type Json<T extends object> = JSONColumnType<T>

export type Defaulted<T> = ColumnType<T, T | undefined, T>

/** Null when it was left out. */
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

export type OptionalNumeric = ColumnType<string | null, string | number | null | undefined, string | number | null>

export interface Placed {
  readonly span_start: number
  readonly span_end: number
}
