import { type Kysely, sql } from 'kysely'
import { readableProgress } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'

/** An indicator that the year has a target for, with what is known of it. */
export interface OverviewIndicator {
  readonly indicatorId: string
  readonly name: string
  readonly unit: string
  readonly op: string | null
  readonly value: string | null
  readonly valueMax: string | null
  readonly valueText: string | null
  /** With what it is to keep pace, where the report says no figure: 经济增长. */
  readonly comparedWith: string | null
  /** The newest reading within the year; null before there is one. */
  readonly reading: OverviewReading | null
  /** The task that follows it; null where it is not listed among the tasks. */
  readonly taskId: string | null
}

/** A figure of an indicator; `cutOff` is the last day it speaks of, `YYYY-MM-DD`. */
export interface OverviewReading {
  readonly value: string | null
  readonly valueText: string | null
  readonly cutOff: string
  readonly source: string
}

/**
 * The indicators of a year's targets, in the report's order. Anyone who may not read what all units report is told the readings
 * of public tasks and of reports of the government alone.
 */
export async function overviewIndicators(
  db: Kysely<Tables>,
  jurisdictionId: string,
  actor: SignedIn,
  reportId: string | null,
  year: number,
): Promise<OverviewIndicator[]> {
  if (reportId === null) return []
  const readsAll = readableProgress(actor).kind === 'all'
  const { rows } = await sql<{
    indicator_id: string
    name: string
    unit: string
    op: string | null
    value: string | null
    value_max: string | null
    value_text: string | null
    compared_with: string | null
    read_value: string | null
    read_text: string | null
    cut_off: string | null
    source: string | null
    task_id: string | null
  }>`
    select distinct on (target.ordinal, target.indicator_id) target.indicator_id, indicator.name, indicator.unit,
        target.op, target.value::text, target.value_max::text, target.value_text, target.compared_with, followed.task_id,
        newest.value::text as read_value, newest.value_text as read_text, newest.cut_off::text, newest.source
      from target
      join indicator on indicator.jurisdiction_id = target.jurisdiction_id
       and indicator.indicator_id = target.indicator_id
      left join lateral (
        select reading.value, reading.value_text, reading.cut_off, reading.source
          from reading
          left join task on task.jurisdiction_id = reading.jurisdiction_id and task.task_id = reading.task_id
         where reading.jurisdiction_id = ${jurisdictionId} and reading.indicator_id = target.indicator_id
           and reading.superseded_by is null
           and reading.period_start >= make_date(${year}, 1, 1) and reading.period_end <= make_date(${year + 1}, 1, 1)
           and (${readsAll} or reading.task_id is null or task.disclosure = 'public')
         order by reading.period_end desc, reading.recorded_at desc
         limit 1
      ) newest on true
      left join task followed on followed.jurisdiction_id = target.jurisdiction_id
       and followed.commitment_id = target.commitment_id and followed.part = 1
     where target.jurisdiction_id = ${jurisdictionId} and target.report_id = ${reportId}
     order by target.ordinal, target.indicator_id`.execute(db)
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    name: row.name,
    unit: row.unit,
    op: row.op,
    value: row.value,
    valueMax: row.value_max,
    valueText: row.value_text,
    comparedWith: row.compared_with,
    reading:
      row.cut_off === null
        ? null
        : { value: row.read_value, valueText: row.read_text, cutOff: row.cut_off, source: row.source ?? '' },
    taskId: row.task_id,
  }))
}
