import { type RawBuilder, sql } from 'kysely'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import type { LightColour, Pace } from '../../domain/vocabulary.ts'
import { lastMonth } from '../reporting/task-reports.ts'
import { ofUnits, type RowsAsked } from './rows-asked.ts'

/** A light as it was given. */
export interface GivenRow {
  readonly task_id: string
  readonly light: LightColour
  readonly pace: Pace | null
  readonly deviation: string | null
  readonly month: number
  readonly reasons: LightReason[]
}

/** The newest light of each task; of a few units by their tasks, of all by the periods. */
export const newestLights = (asked: RowsAsked): RawBuilder<GivenRow> =>
  asked.unitIds === null ? lightsOfAll(asked) : lightsOfUnits(asked)

const lightsOfUnits = (asked: RowsAsked) => sql<GivenRow>`
  select distinct on (light.task_id) light.task_id, light, pace, deviation::text, reasons, ${lastMonth} as month
    from light
    join period on period.jurisdiction_id = light.jurisdiction_id and period.period_id = light.period_id
   where light.jurisdiction_id = ${asked.jurisdictionId} and period.year = ${asked.year} ${ofUnits('light.task_id', asked)}
   order by light.task_id, period.starts_on desc, light.ordinal desc`

/**
 * Most tasks have a light in the last period in which any was given: those of the other periods are asked for the rest
 * alone, so that no list of the whole year is sorted.
 */
const lightsOfAll = ({ jurisdictionId, year }: RowsAsked) => sql<GivenRow>`
  with latest as materialized (
    select period_id from period
     where jurisdiction_id = ${jurisdictionId} and year = ${year}
       and exists (select from light where light.jurisdiction_id = ${jurisdictionId} and light.period_id = period.period_id)
     order by starts_on desc limit 1
  ), newest as materialized (
    select distinct on (task_id) task_id, period_id, light, pace, deviation, reasons
      from light
     where jurisdiction_id = ${jurisdictionId} and period_id = (select period_id from latest)
     order by task_id, ordinal desc
  ), older as (
    select distinct on (light.task_id) light.task_id, light.period_id, light, pace, deviation, reasons
      from light
      join period on period.jurisdiction_id = light.jurisdiction_id and period.period_id = light.period_id
     where light.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
       and light.period_id <> (select period_id from latest) and light.task_id not in (select task_id from newest)
     order by light.task_id, period.starts_on desc, light.ordinal desc
  )
  select task_id, light, pace, deviation::text, reasons, ${lastMonth} as month
    from (select * from newest union all select * from older) given
    join period on period.jurisdiction_id = ${jurisdictionId} and period.period_id = given.period_id`
