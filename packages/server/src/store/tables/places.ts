import type { Level } from '@luoshi/report'
import type { Defaulted, Instant } from './columns.ts'

/** Places. Every other table of ours refers to one. */
export interface JurisdictionTable {
  jurisdiction_id: string
  code: string
  name: string
  level: Level
  parent_code: string | null
  /** 发布机构 */
  publisher: string | null
  /** The part of the 索引号 before year and number. */
  index_prefix: string | null
  /** 监督电话 */
  supervision_phone: string | null
  /** True for a place made up for demonstration; every page says so. */
  fictitious: Defaulted<boolean>
  created_at: Instant
}

/** When the clock last did its work for a place. */
export interface ClockMarkTable {
  jurisdiction_id: string
  seen_at: Instant
}

/** The tables of this file, by their names. */
export interface PlacesTables {
  clock_mark: ClockMarkTable
  jurisdiction: JurisdictionTable
}
