import { type Selectable, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { dayBefore } from '../../domain/day.ts'
import type { ProgressFigure, ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * Takes the figures of a report that was just accepted into the series of the indicators that its task is tied to, in the
 * caller's transaction. What an earlier version of the same period said is superseded; where the correction says nothing
 * any more, by itself.
 */
export async function enterReadings(
  trx: Transaction<Tables>,
  at: Date,
  report: Selectable<ProgressTable>,
): Promise<void> {
  const { jurisdiction_id: jurisdictionId, task_id: taskId, period_id: periodId, progress_id: progressId } = report
  // 本期无变化 says nothing new of any figure
  if (report.unchanged && report.version === 1) return
  const ties = await trx
    .selectFrom('task_indicator')
    .select(['task_indicator_id', 'indicator_id', 'rule', 'base'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('indicator_id', 'is not', null)
    .where('removed_at', 'is', null)
    .execute()
  const period = await trx
    .selectFrom('period')
    .select(['year', 'ends_on'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', periodId)
    .executeTakeFirstOrThrow()
  const readings = ties.flatMap(({ task_indicator_id, indicator_id, rule, base }) => {
    const figure = report.figures.find(({ taskIndicatorId }) => taskIndicatorId === task_indicator_id)
    if (!figure || indicator_id === null || (figure.value === null && figure.text === null)) return []
    const [starts, ends] = figure.period ?? [`${period.year}-01-01`, period.ends_on]
    return {
      ...{ jurisdiction_id: jurisdictionId, reading_id: uuid(), indicator_id, report_id: null, ordinal: null },
      ...{ period_start: starts, period_end: ends, cut_off: figure.cutOff ?? dayBefore(ends), op: '=' },
      ...signed(figure, rule === 'reduction' && base === null),
      ...{ source: figure.source ?? '单位填报', source_wording: null, span_start: null, span_end: null },
      ...{ recorded_at: at, superseded_by: null, task_id: taskId, progress_id: progressId, among: figure.among },
    }
  })
  const before = await trx
    .selectFrom('reading')
    .innerJoin('progress', (join) =>
      join
        .onRef('progress.jurisdiction_id', '=', 'reading.jurisdiction_id')
        .onRef('progress.progress_id', '=', 'reading.progress_id'),
    )
    .select(['reading_id', 'indicator_id'])
    .where('reading.jurisdiction_id', '=', jurisdictionId)
    .where('reading.task_id', '=', taskId)
    .where('progress.period_id', '=', periodId)
    .where('superseded_by', 'is', null)
    .execute()
  if (readings.length > 0) await trx.insertInto('reading').values(readings).execute()
  for (const { reading_id, indicator_id } of before) {
    const by = readings.find((one) => one.indicator_id === indicator_id)?.reading_id ?? reading_id
    await trx
      .updateTable('reading')
      .set({ superseded_by: sql<string>`${by}::uuid` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('reading_id', '=', reading_id)
      .execute()
  }
}

/** A change in its sign: of what is told with its direction, `下降 3.2`, a fall is below zero in every series. */
function signed({ value, text }: ProgressFigure, change: boolean) {
  const size = value?.replace(/^[-+]/, '') ?? null
  if (change && size !== null && text === '下降') return { value: `-${size}`, value_text: null }
  if (change && size !== null && text === '上升') return { value: size, value_text: null }
  return { value, value_text: value === null ? text : null }
}
