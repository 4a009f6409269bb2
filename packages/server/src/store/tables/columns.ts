import type { ColumnType, JSONColumnType } from 'kysely'

/** A `timestamptz` column: read as a Date, written as one. */
export type Instant = Date

/** A decimal number as PostgreSQL writes it, so that nothing is lost on the way. */
export type Numeric = ColumnType<string | null, string | number | null, string | number | null>

/** A `jsonb` column: read parsed, written as JSON text. */
export type Json<T extends object> = JSONColumnType<T>

/** A column the database fills when an insert leaves it out. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>

/** Null when it was left out. */
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

/** A `numeric` column that may be null; read as decimal text, so that nothing is rounded. */
export type OptionalNumeric = ColumnType<string | null, string | number | null | undefined, string | number | null>

/** The column every key of our own tables begins with. */
export interface Placed {
  readonly span_start: number
  readonly span_end: number
}
