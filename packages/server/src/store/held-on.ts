import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '../domain/day.ts'

/**
 * Whether a row of a table (or alias) holds on a day, or on the day of a column. The days of a row are half-open everywhere: `valid_from` is the
 * first day, `valid_to` the first day after; null leaves that side open.
 */
export function heldOn(table: string, day: Day | RawBuilder<unknown>): RawBuilder<SqlBool> {
  const from = sql.ref(`${table}.valid_from`)
  return sql<SqlBool>`((${from} is null or ${from} <= ${day}) and ${endsAfter(table, day)})`
}

/** Whether a version of rules has begun on a day; it holds until the next one begins. */
export function begunOn(table: string, day: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(`${table}.valid_from`)} <= ${day}`
}

/** Whether a row holds on a day or on some later day. */
export function endsAfter(table: string, day: Day | RawBuilder<unknown>): RawBuilder<SqlBool> {
  const to = sql.ref(`${table}.valid_to`)
  return sql<SqlBool>`(${to} is null or ${to} > ${day})`
}

/** Whether a person (a row of `person` or of its alias) is still of the place on a day; `left_on` is the first day away. */
export function presentOn(person: string, day: Day): RawBuilder<SqlBool> {
  const left = sql.ref(`${person}.left_on`)
  return sql<SqlBool>`(${left} is null or ${left} > ${day})`
}

/**
 * Whether a person (a row of `person` or of its alias) may lend powers: an account that was disabled lends no more than it
 * opens; who has none may lend.
 */
export function mayLend(person: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select from auth_user lender where lender.id = ${sql.ref(`${person}.account_id`)} and lender."disabledAt" is not null)`
}
