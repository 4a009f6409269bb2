import type { Review } from './open-review.ts'
import { type ReviewRefusal, reviewRefusal } from './review-act.ts'

/** Say of findings how they were settled; one that was settled before is settled again. */
export async function settleFindings(
  { trx, may, at, reportId, steps }: Review,
  findings: readonly string[],
  settlement: string,
): Promise<ReviewRefusal | undefined> {
  const rows = await trx
    .selectFrom('finding')
    .select(['finding_id', 'settlement'])
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('report_id', '=', reportId)
    .where('finding_id', 'in', findings)
    .execute()
  if (rows.length < new Set(findings).size) return reviewRefusal('unknown-finding')
  await trx
    .updateTable('finding')
    .set({ settlement, settled_by: may.actor.id, settled_at: at })
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('finding_id', 'in', findings)
    .execute()
  for (const row of rows) steps.findings.push({ id: row.finding_id, before: row.settlement, after: settlement })
  return undefined
}
