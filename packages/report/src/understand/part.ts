import type { PartKind } from './part-titles.ts'

/** A stretch of the report under one title; its units are `[from, to)`, `title` the first of them or null. */
export interface Part {
  readonly kind: PartKind | 'field'
  readonly title: number | null
  readonly from: number
  readonly to: number
}
