import type { JSONColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { CalendarDayKind, RuleKind } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Optional } from './columns.ts'

/** A table of rules as it holds from `valid_from` until the next version. */
export interface RuleVersionTable {
  jurisdiction_id: string
  kind: RuleKind
  version: number
  valid_from: Day
  content: JSONColumnType<object>
  note: string | null
  made_by: string
  made_at: Instant
}

/** Holidays and shifted workdays that the office keeps, by year. */
export interface CalendarYearTable {
  jurisdiction_id: string
  year: number
  source: string
  revision: Defaulted<number>
}

/** A day that is not as its weekday has it. */
export interface CalendarDayTable {
  jurisdiction_id: string
  day: Day
  kind: CalendarDayKind
  name: string | null
  removed_at: Optional<Instant>
}

/** The tables of this file, by their names. */
export interface RulesTables {
  rule_version: RuleVersionTable
  calendar_year: CalendarYearTable
  calendar_day: CalendarDayTable
}
