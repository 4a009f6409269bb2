import type { Kysely } from 'kysely'
import type { RecordBeside, RecordReading } from '../../domain/settlement/standing.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * The newest reading within the year of every indicator that a statement of targets names, by the statement's span
 * (`12-80`). Readings that came out of the later report itself are left out: it is what they stand beside.
 */
export async function recordsOfTargets(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { reportId, nextReportId, year }: { readonly reportId: string; readonly nextReportId: string; readonly year: number },
): Promise<ReadonlyMap<string, RecordBeside>> {
  const rows = await db
    .selectFrom('target')
    .innerJoin('indicator', (join) =>
      join
        .onRef('indicator.jurisdiction_id', '=', 'target.jurisdiction_id')
        .onRef('indicator.indicator_id', '=', 'target.indicator_id'),
    )
    .innerJoin('reading', (join) =>
      join
        .onRef('reading.jurisdiction_id', '=', 'target.jurisdiction_id')
        .onRef('reading.indicator_id', '=', 'target.indicator_id'),
    )
    .distinctOn(['target.span_start', 'target.span_end', 'indicator.indicator_id'])
    .select(['target.span_start', 'target.span_end', 'indicator.name', 'indicator.unit'])
    .select(['reading.value', 'reading.value_text', 'reading.cut_off', 'reading.source'])
    .where('target.jurisdiction_id', '=', jurisdictionId)
    .where('target.report_id', '=', reportId)
    .where('reading.superseded_by', 'is', null)
    .where('reading.period_start', '>=', `${year}-01-01`)
    .where('reading.period_end', '<=', `${year + 1}-01-01`)
    .where((eb) => eb.or([eb('reading.report_id', 'is', null), eb('reading.report_id', '!=', nextReportId)]))
    .orderBy('target.span_start')
    .orderBy('target.span_end')
    .orderBy('indicator.indicator_id')
    .orderBy('reading.period_end', 'desc')
    .execute()
  const found = new Map<string, RecordBeside>()
  for (const row of rows) {
    const value = row.value ?? row.value_text
    if (value === null) continue
    const key = `${row.span_start}-${row.span_end}`
    const reading: RecordReading = {
      ...{ metric: row.name, value, unit: row.unit, cutOff: row.cut_off, source: row.source },
    }
    found.set(key, { ...(found.get(key) ?? nothing), readings: [...(found.get(key)?.readings ?? []), reading] })
  }
  return found
}

const nothing: RecordBeside = {
  ...{ tasks: 0, closed: 0, closedOn: null, light: null, progress: null, readings: [], leadUnit: null },
}
