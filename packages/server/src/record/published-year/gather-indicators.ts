import type { Op } from '@luoshi/report'
import type { Transaction } from 'kysely'
import type { PublishedIndicator, PublishedResult } from '../../domain/published-year.ts'
import type { Tables } from '../../store/tables.ts'

/** Results with the indicators that their figures became readings of. */
export async function withIndicators(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportId: string,
  results: readonly PublishedResult[],
): Promise<PublishedResult[]> {
  const rows = await trx
    .selectFrom('reading')
    .select(['ordinal', 'indicator_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()
  return results.map((result) => ({
    ...result,
    indicatorIds: rows.filter((row) => row.ordinal === result.ordinal).map((row) => row.indicator_id),
  }))
}

/** The indicators that this year's report gives a target or a reading, each with all its readings of other years too. */
export async function gatherIndicators(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  reportId: string,
): Promise<PublishedIndicator[]> {
  const targets = await trx
    .selectFrom('target')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .where('indicator_id', 'is not', null)
    .orderBy('ordinal')
    .execute()
  const named = await trx
    .selectFrom('reading')
    .select('indicator_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()
  const ids = [
    ...new Set([...targets.map((row) => row.indicator_id as string), ...named.map((row) => row.indicator_id)]),
  ]
  if (ids.length === 0) return []
  const indicators = await trx
    .selectFrom('indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('indicator_id', 'in', ids)
    .execute()
  const readings = await trx
    .selectFrom('reading')
    .leftJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'reading.jurisdiction_id')
        .onRef('report.report_id', '=', 'reading.report_id'),
    )
    .leftJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'reading.jurisdiction_id').onRef('task.task_id', '=', 'reading.task_id'),
    )
    .selectAll('reading')
    .where('reading.jurisdiction_id', '=', jurisdictionId)
    .where('reading.indicator_id', 'in', ids)
    // a reading of a task is public where the task is
    .where((eb) => eb.or([eb('reading.task_id', 'is', null), eb('task.disclosure', '=', 'public')]))
    .where('reading.superseded_by', 'is', null)
    .where((eb) => eb.or([eb('reading.report_id', 'is', null), eb('report.state', '=', 'adopted')]))
    .orderBy('reading.period_start')
    .orderBy('reading.period_end')
    .execute()
  return ids.flatMap((id) => {
    const indicator = indicators.find((row) => row.indicator_id === id)
    if (!indicator) return []
    return {
      indicatorId: id,
      name: indicator.name,
      kind: indicator.kind,
      unit: indicator.unit,
      direction: indicator.direction,
      nature: indicator.nature,
      readings: readings
        .filter((row) => row.indicator_id === id)
        .map((row) => ({
          period: [row.period_start, row.period_end],
          ...(row.among === null ? {} : { among: row.among }),
          cutOff: row.cut_off,
          op: row.op as Op,
          value: row.value,
          valueText: row.value_text,
          source: row.source,
          // a place in another year's report would not be one in this year's text
          span:
            row.report_id === reportId && row.span_start !== null && row.span_end !== null
              ? [row.span_start, row.span_end]
              : null,
        })),
      targets: targets
        .filter((row) => row.indicator_id === id)
        .map((row) => ({
          year: row.year,
          op: row.op as Op | null,
          value: row.value,
          valueText: row.value_text,
          max: row.value_max,
          comparedWith: row.compared_with,
        })),
    }
  })
}
