import type { Day } from '../../domain/day.ts'
import type { UnitKind } from '../../domain/vocabulary.ts'
import type { Defaulted, Optional } from './columns.ts'

/** Units over half-open days; a unit that merged names its successor. */
export interface UnitTable {
  jurisdiction_id: string
  unit_id: string
  code: string
  name: string
  short_name: string
  aliases: Defaulted<string[]>
  kind: UnitKind
  parent_id: string | null
  /** 建制顺序, from 1. */
  position: Defaulted<number>
  valid_from: Day | null
  valid_to: Day | null
  /** True while nobody of the place has confirmed it. */
  suggested: Defaulted<boolean>
  note: string | null
  revision: Defaulted<number>
  /** The unit that took over when this one was merged. */
  successor_id: Optional<string>
}

/** What a unit was called and where it stood before `valid_to`. */
export interface UnitPastTable {
  jurisdiction_id: string
  unit_id: string
  valid_to: Day
  name: string
  short_name: string
  parent_id: string | null
}

/** The members of a group unit (集体单位), in order. */
export interface UnitMemberTable {
  jurisdiction_id: string
  group_id: string
  unit_id: string
  place: number
}

/** The tables of this file, by their names. */
export interface UnitsTables {
  unit: UnitTable
  unit_past: UnitPastTable
  unit_member: UnitMemberTable
}
