import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'

/** The restored text of a report; null when it was purged. @throws {Error} when the place has no such report */
export async function reportText(db: Kysely<Tables>, jurisdictionId: string, reportId: string): Promise<string | null> {
  const { text_hash } = await db
    .selectFrom('report')
    .innerJoin('document', (join) =>
      join
        .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
        .onRef('document.document_id', '=', 'report.document_id'),
    )
    .select('document.text_hash')
    .where('report.jurisdiction_id', '=', jurisdictionId)
    .where('report.report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  return (await getContent(db, jurisdictionId, text_hash))?.toString('utf8') ?? null
}
