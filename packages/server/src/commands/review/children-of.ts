import type { Proposal, Review } from './open-review.ts'

/** The measures that stand under areas and are not rejected. */
export async function childrenOf(
  { trx, may, reportId }: Review,
  areas: readonly string[],
): Promise<readonly Proposal[]> {
  if (areas.length === 0) return []
  return trx
    .selectFrom('proposal')
    .selectAll()
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('report_id', '=', reportId)
    .where('parent_id', 'in', areas)
    .where('state', '!=', 'rejected')
    .execute()
}
