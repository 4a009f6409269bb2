import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { ReportState } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** A version of a year's report, and how far its review is. */
export interface ReportInReview {
  readonly reportId: string
  readonly year: number
  readonly version: number
  readonly state: ReportState
  readonly title: string | null
  readonly fileName: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly adoptedAt: string | null
  readonly proposals: number
  /** Proposals nobody has decided on. */
  readonly open: number
  /** Findings to be settled: warnings and errors. */
  readonly unsettled: number
}

/** The reports of a place, newest year and version first. */
export async function reportsInReview(db: Kysely<Tables>, jurisdictionId: string): Promise<readonly ReportInReview[]> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select((eb) => [
      'report.report_id as reportId',
      'report.year',
      'report.version',
      'report.state',
      'report.title',
      'document.file_name as fileName',
      'report.created_at as createdAt',
      'report.adopted_at as adoptedAt',
      eb
        .selectFrom('proposal')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('proposal.jurisdiction_id', '=', jurisdictionId)
        .whereRef('proposal.report_id', '=', 'report.report_id')
        .where('proposal.replaced_by', 'is', null)
        .$asScalar()
        .$notNull()
        .as('proposals'),
      eb
        .selectFrom('proposal')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('proposal.jurisdiction_id', '=', jurisdictionId)
        .whereRef('proposal.report_id', '=', 'report.report_id')
        .where('proposal.state', '=', 'open')
        .$asScalar()
        .$notNull()
        .as('open'),
      eb
        .selectFrom('finding')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('finding.jurisdiction_id', '=', jurisdictionId)
        .whereRef('finding.report_id', '=', 'report.report_id')
        .where('finding.severity', '!=', 'info')
        .where('finding.settled_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('unsettled'),
    ])
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .orderBy('report.year', 'desc')
    .orderBy('report.version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    adoptedAt: row.adoptedAt?.toISOString() ?? null,
  }))
}
