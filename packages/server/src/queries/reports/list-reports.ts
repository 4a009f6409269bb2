import type { Kysely } from 'kysely'
import type { ReportState } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** One version of a year's report, as the record holds it. */
export interface ReportRow {
  readonly reportId: string
  readonly year: number
  readonly version: number
  readonly state: ReportState
  readonly title: string | null
  readonly fileName: string
  /** SHA-256 of the file. */
  readonly documentHash: string
}

/** The reports of a place, newest year and version first. */
export async function listReports(db: Kysely<Tables>, jurisdictionId: string): Promise<readonly ReportRow[]> {
  return db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select([
      'report.report_id as reportId',
      'report.year',
      'report.version',
      'report.state',
      'report.title',
      'document.file_name as fileName',
      'document.hash as documentHash',
    ])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .orderBy('report.year', 'desc')
    .orderBy('report.version', 'desc')
    .execute()
}
