import type { BulletinBlock, BulletinFacts } from '../../domain/bulletins/bulletin-facts.ts'
import type { BulletinAct, BulletinKind, BulletinState } from '../../domain/bulletins/bulletin-table.ts'
import type { Day } from '../../domain/day.ts'
import type { Defaulted, Json, Optional } from './columns.ts'

/** What a bulletin speaks of; an empty list is everything. */
export interface BulletinScope {
  readonly areaIds: readonly string[]
  readonly unitIds: readonly string[]
}

/** 通报 */
export interface BulletinTable {
  jurisdiction_id: string
  bulletin_id: string
  kind: BulletinKind
  year: number
  month_from: number
  month_to: number
  scope: Json<BulletinScope>
  title: string
  /** 主送机关 */
  to_words: string
  blocks: Json<readonly BulletinBlock[]>
  /** What was computed, at the cut-off. */
  facts: Json<BulletinFacts>
  cut_off: Day
  state: Defaulted<BulletinState>
  steps: Defaulted<number>
  /** `steps`, or null before the first. */
  last_step: Optional<number>
  drafted_by: string
  drafted_at: Date
  proposed_by: Optional<string>
  approver_id: Optional<string>
  approved_at: Optional<Date>
  /** Content of the vault that holds text and data as they were approved. */
  frozen_hash: Optional<string>
  number_year: Optional<number>
  ordinal: Optional<number>
  sent_at: Optional<Date>
  revision: Defaulted<number>
}

/** One act on a bulletin, as it was taken; rows do not change. */
export interface BulletinStepTable {
  jurisdiction_id: string
  bulletin_id: string
  year: number
  ordinal: number
  prior: number | null
  act: BulletinAct
  from_state: BulletinState
  to_state: BulletinState
  taken_by: string
  person_id: string
  on_behalf_of: string | null
  at: Date
  reason: string | null
}

/** A unit that a bulletin was sent to. */
export interface BulletinUnitTable {
  jurisdiction_id: string
  bulletin_id: string
  unit_id: string
  received_by: Optional<string>
  received_at: Optional<Date>
}

/** 书面异议 of a unit, and what the office replied. */
export interface BulletinObjectionTable {
  jurisdiction_id: string
  bulletin_objection_id: string
  bulletin_id: string
  year: number
  unit_id: string
  words: string
  raised_by: string
  raised_at: Date
  reply: Optional<string>
  replied_by: Optional<string>
  replied_at: Optional<Date>
}

/** The tables of this file, by their names. */
export interface BulletinsTables {
  bulletin: BulletinTable
  bulletin_step: BulletinStepTable
  bulletin_unit: BulletinUnitTable
  bulletin_objection: BulletinObjectionTable
}
